package io.lifeboat.console.application.policy;

import io.lifeboat.cluster.degradation.policy.Policy;
import io.lifeboat.cluster.degradation.policy.PolicyEngine;
import io.lifeboat.cluster.degradation.policy.PolicyFaultException;
import io.lifeboat.cluster.degradation.policy.PolicyTable;
import io.lifeboat.cluster.model.Health;
import io.lifeboat.cluster.model.PolicyFault;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Judges and tries texts. Whatever is asked here may take seconds: never on the thread of the
 * window, and on one thread only. Keeps the policies loaded last, for loading costs more than
 * trying.
 */
final class PolicyBench {
  /** A class that runs for the first time is slower than a policy that decides is allowed to be. */
  private static final long MAX_TABLE_MILLIS = 2_000;

  private static final int MOST_LOADED = 4;

  /** A policy that needs its whole budget each time is not tried with everything. */
  private static final long MOST_RECORDED_NANOS = TimeUnit.SECONDS.toNanos(5);

  private final PolicyEngine engine;
  private final LongSupplier nanos;
  private final Map<Draft, Policy> loaded = new LinkedHashMap<>(8, 0.75f, true);

  /**
   * Nothing is loaded yet.
   *
   * @param nanos the clock
   */
  PolicyBench(PolicyEngine engine, LongSupplier nanos) {
    this.engine = engine;
    this.nanos = nanos;
  }

  /** One text beside another, in one measurement. The other is null when there is none. */
  record Question(Draft mine, @Nullable Draft other, Health health) {}

  /** One text beside another, in many measurements. */
  record RecordedQuestion(Draft mine, Draft other, List<TimedHealth> healths) {
    RecordedQuestion {
      healths = List.copyOf(healths);
    }
  }

  /** In the order of lines; empty for a sound text. */
  List<DraftFault> check(Draft draft) {
    return engine.check(draft.source()).stream().map(DraftFault::of).toList();
  }

  Comparison compare(Question question) {
    Draft other = question.other();
    return new Comparison(
        question.health(),
        verdicts(question.mine(), question.health()),
        other == null ? null : verdicts(other, question.health()));
  }

  /** Over all of them, or as many as five seconds allow; equal measurements are asked once. */
  List<RecordedTick> compare(RecordedQuestion question) {
    Map<Health, Comparison> asked = new HashMap<>();
    List<RecordedTick> ticks = new ArrayList<>();
    long start = nanos.getAsLong();
    for (TimedHealth timed : question.healths()) {
      if (!ticks.isEmpty() && nanos.getAsLong() - start > MOST_RECORDED_NANOS) {
        break;
      }
      Health health = timed.health();
      Comparison comparison = asked.get(health);
      if (comparison == null) {
        comparison = compare(new Question(question.mine(), question.other(), health));
        asked.put(health, comparison);
      }
      ticks.add(new RecordedTick(timed.atMicros(), comparison));
    }
    return List.copyOf(ticks);
  }

  private Verdicts verdicts(Draft draft, Health health) {
    try {
      return Verdicts.of(PolicyTable.of(policy(draft), health, MAX_TABLE_MILLIS));
    } catch (PolicyFaultException e) {
      PolicyFault.Kind kind = e.fault().kind();
      if (kind.isBudget() || kind == PolicyFault.Kind.ENGINE) {
        forget(draft);
      }
      return Verdicts.failed(DraftFault.of(e.fault()));
    }
  }

  private Policy policy(Draft draft) throws PolicyFaultException {
    Policy policy = loaded.get(draft);
    if (policy == null) {
      policy = engine.load(draft.source());
      loaded.put(draft, policy);
      if (loaded.size() > MOST_LOADED) {
        forget(loaded.keySet().iterator().next());
      }
    }
    return policy;
  }

  /** Also of a policy that had to be stopped, for it may have been left behind. */
  private void forget(Draft draft) {
    Policy policy = loaded.remove(draft);
    if (policy != null) {
      policy.close();
    }
  }

  /** Gives back what is loaded. */
  void close() {
    List.copyOf(loaded.keySet()).forEach(this::forget);
  }
}
