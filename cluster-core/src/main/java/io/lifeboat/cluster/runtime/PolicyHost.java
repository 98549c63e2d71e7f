package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.degradation.BuiltInPolicy;
import io.lifeboat.cluster.degradation.policy.Policy;
import io.lifeboat.cluster.degradation.policy.PolicyEngine;
import io.lifeboat.cluster.degradation.policy.PolicyFaultException;
import io.lifeboat.cluster.degradation.policy.PolicyTable;
import io.lifeboat.cluster.model.Health;
import io.lifeboat.cluster.model.PolicyConsequence;
import io.lifeboat.cluster.model.PolicyFault;
import io.lifeboat.cluster.model.PolicySource;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has policies decide, on a thread of its own, so that no script delays anything else: neither its
 * loading, which may take seconds, nor one that will not stop. A policy that gives no table keeps
 * its last good one for a while; then what is built in decides. Confined to one thread, except that
 * the future of {@link #load} completes on another, and that any thread may close.
 */
final class PolicyHost implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PolicyHost.class);

  /** For how long a table is good without a new one. */
  static final long GOOD_FOR_MS = 2_000;

  private static final int WAITING = 16;

  private final Supplier<PolicyEngine> engines;
  private final LongSupplier millis;
  private final ThreadPoolExecutor thread =
      new ThreadPoolExecutor(
          1,
          1,
          0,
          TimeUnit.MILLISECONDS,
          new LinkedBlockingQueue<>(WAITING),
          Thread.ofPlatform().name("policy").daemon(true).factory());

  private volatile boolean closed;
  private volatile @Nullable Policy policy;
  private @Nullable CompletableFuture<Given> asking;
  private long askedMillis;
  private @Nullable PolicyTable lastGood;
  private long goodMillis;
  private @Nullable PolicyFault fault;
  private long faultMillis;
  private @Nullable PolicyConsequence told;

  /** A table, or why there is none. */
  private record Given(Policy by, @Nullable PolicyTable table, @Nullable PolicyFault fault) {}

  /**
   * What a tick gives.
   *
   * @param news that the policy's state is another than a tick before; null for nothing new
   */
  record Tick(PolicyTable table, @Nullable News news) {}

  /**
   * A change in how the policy fares.
   *
   * @param fault null when it gives tables again
   */
  record News(
      String policy, @Nullable PolicyFault fault, @Nullable PolicyConsequence consequence) {}

  /**
   * @param engines asked for when the first policy comes
   * @param millis a clock that does not go back, in milliseconds
   */
  PolicyHost(Supplier<PolicyEngine> engines, LongSupplier millis) {
    this.engines = engines;
    this.millis = millis;
  }

  /**
   * Checks and loads a policy; it decides once {@link #takeUp} is called with it. Fails with a
   * {@link PolicyFaultException}, or with a {@link RejectedExecutionException} when too much waits
   * already.
   */
  CompletableFuture<Policy> load(PolicySource source) {
    try {
      return CompletableFuture.supplyAsync(() -> loaded(source), thread);
    } catch (RejectedExecutionException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private Policy loaded(PolicySource source) {
    requireOpen();
    PolicyEngine engine = engines.get();
    List<PolicyFault> faults = engine.check(source);
    Policy loaded;
    try {
      if (!faults.isEmpty()) {
        throw new PolicyFaultException(faults.getFirst());
      }
      loaded = engine.load(source);
    } catch (PolicyFaultException e) {
      throw new CompletionException(e);
    }
    if (closed) {
      loaded.close();
      requireOpen();
    }
    return loaded;
  }

  private void requireOpen() {
    if (closed) {
      throw new RejectedExecutionException("the cluster is closing");
    }
  }

  /** This one decides from now on. */
  void takeUp(Policy next) {
    Policy before = policy;
    policy = next;
    lastGood = null;
    fault = null;
    told = null;
    // It does not answer for how long the one before it has been silent.
    askedMillis = millis.getAsLong();
    if (before != null) {
      dispose(before);
    }
    if (closed) {
      dispose(next);
    }
  }

  /**
   * Closes a policy that decides no more, in its turn; beside it where the thread takes no more.
   */
  private void dispose(Policy over) {
    try {
      thread.execute(over::close);
    } catch (RejectedExecutionException e) {
      LOG.debug("{} is closed out of turn", over.source().name(), e);
      Thread.ofPlatform().name("policy-end").daemon(true).start(over::close);
    }
  }

  @Nullable PolicySource source() {
    Policy now = policy;
    return now == null ? null : now.source();
  }

  /** The table to go by now; asks for the next one. Never waits. */
  Tick tick(Health health) {
    long now = millis.getAsLong();
    collect(now);
    ask(health, now);
    PolicyTable good = lastGood;
    boolean fresh = good != null && now - goodMillis <= GOOD_FOR_MS;
    PolicyTable table = fresh ? Objects.requireNonNull(good) : BuiltInPolicy.table(health);
    faultMillis = fault == null ? faultMillis : now;
    return new Tick(table, news(fresh, now));
  }

  private void collect(long now) {
    CompletableFuture<Given> answer = asking;
    if (answer == null) {
      return;
    }
    if (!answer.isDone()) {
      Policy silent = policy;
      if (silent != null && fault == null && now - askedMillis > GOOD_FOR_MS) {
        fault =
            PolicyFault.of(
                silent.source(), 0, PolicyFault.Kind.TIME, "no table in " + GOOD_FOR_MS + " ms");
      }
      return;
    }
    asking = null;
    Given given = answer.join();
    if (given.by.equals(policy)) {
      fault = given.fault;
      if (given.table != null) {
        lastGood = given.table;
        // It judges what was measured then.
        goodMillis = askedMillis;
      }
    }
  }

  private void ask(Health health, long now) {
    Policy by = policy;
    if (by != null && asking == null && !closed) {
      askedMillis = now;
      try {
        asking =
            CompletableFuture.supplyAsync(() -> given(by, health), thread)
                .exceptionally(error -> broken(by, error));
      } catch (RejectedExecutionException e) {
        LOG.debug("{} is not asked: too much waits, or the end has come", by.source().name(), e);
      }
    }
  }

  private static Given given(Policy by, Health health) {
    try {
      return new Given(by, PolicyTable.of(by, health), null);
    } catch (PolicyFaultException e) {
      return new Given(by, null, e.fault());
    }
  }

  /** The engine itself failed, be it for want of stack or memory. */
  private static Given broken(Policy by, Throwable error) {
    Throwable cause =
        error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    LOG.warn("The policy {} failed", by.source().name(), cause);
    return new Given(
        by, null, PolicyFault.of(by.source(), 0, PolicyFault.Kind.ENGINE, cause.toString()));
  }

  /** One that fails now and then is told of once, until it has been well for a while. */
  private @Nullable News news(boolean fresh, long now) {
    Policy by = policy;
    if (by == null) {
      return null;
    }
    PolicyConsequence consequence =
        fault == null ? null : fresh ? PolicyConsequence.LAST_GOOD : PolicyConsequence.BUILT_IN;
    boolean tooSoon = consequence == null && now - faultMillis < GOOD_FOR_MS;
    if (consequence == told || tooSoon) {
      return null;
    }
    told = consequence;
    return new News(by.source().name(), fault, consequence);
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    Policy last = policy;
    if (last != null) {
      dispose(last);
    }
    thread.shutdown();
  }
}
