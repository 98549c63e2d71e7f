package io.lifeboat.console.application.state;

import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.model.BreakerView;
import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.Health;
import io.lifeboat.cluster.model.PolicyConsequence;
import io.lifeboat.cluster.model.PolicySource;
import io.lifeboat.cluster.model.RequestKind;
import io.lifeboat.cluster.model.RequestPriority;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.model.ToleranceLevel;
import io.lifeboat.cluster.model.Treatment;
import io.lifeboat.cluster.model.TreatmentCause;
import io.lifeboat.console.application.state.DegradationView.Change;
import io.lifeboat.console.application.state.DegradationView.TraceEntry;
import io.lifeboat.console.application.text.DegradationMsg;
import io.lifeboat.console.application.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** The names and the meaning of what degradation has to do with. */
public final class DegradationWords {
  private static final long SECOND = 1_000;
  private static final long MINUTE = 60 * SECOND;
  private static final long HOUR = 60 * MINUTE;
  private static final int HASH_SHOWN = 8;

  private DegradationWords() {}

  public static Text of(ServiceLevel level) {
    return Text.of(
        switch (level) {
          case NORMAL -> DegradationMsg.LEVEL_NORMAL;
          case REDUCED -> DegradationMsg.LEVEL_REDUCED;
          case READ_ONLY -> DegradationMsg.LEVEL_READ_ONLY;
          case EMERGENCY -> DegradationMsg.LEVEL_EMERGENCY;
          case MAINTENANCE -> DegradationMsg.LEVEL_MAINTENANCE;
        });
  }

  /** What is served at this level, in a sentence. */
  public static Text meaning(ServiceLevel level) {
    return Text.of(
        switch (level) {
          case NORMAL -> DegradationMsg.NORMAL_MEANS;
          case REDUCED -> DegradationMsg.REDUCED_MEANS;
          case READ_ONLY -> DegradationMsg.READ_ONLY_MEANS;
          case EMERGENCY -> DegradationMsg.EMERGENCY_MEANS;
          case MAINTENANCE -> DegradationMsg.MAINTENANCE_MEANS;
        });
  }

  public static Text of(ToleranceLevel level) {
    return Text.of(
        switch (level) {
          case NONE -> DegradationMsg.TOLERANCE_NONE;
          case LOW -> DegradationMsg.TOLERANCE_LOW;
          case MEDIUM -> DegradationMsg.TOLERANCE_MEDIUM;
          case HIGH -> DegradationMsg.TOLERANCE_HIGH;
        });
  }

  /** What a tolerance level arms, in sentences. */
  public static Text meaning(ToleranceLevel level) {
    return Text.of(
        switch (level) {
          case NONE -> DegradationMsg.NONE_ARMS;
          case LOW -> DegradationMsg.LOW_ARMS;
          case MEDIUM -> DegradationMsg.MEDIUM_ARMS;
          case HIGH -> DegradationMsg.HIGH_ARMS;
        });
  }

  public static Text of(DegradeSwitch name) {
    return Text.of(
        switch (name) {
          case STALE_READS -> DegradationMsg.SWITCH_STALE_READS;
          case SHED_BATCH -> DegradationMsg.SWITCH_SHED_BATCH;
          case SHED_NORMAL -> DegradationMsg.SWITCH_SHED_NORMAL;
          case READ_ONLY -> DegradationMsg.SWITCH_READ_ONLY;
          case QUEUE_WRITES -> DegradationMsg.SWITCH_QUEUE_WRITES;
          case PAUSE_SCANS -> DegradationMsg.SWITCH_PAUSE_SCANS;
        });
  }

  /** What a switch means as it stands, in sentences. */
  public static Text meaning(DegradeSwitch name, boolean on) {
    return Text.of(
        switch (name) {
          case STALE_READS -> on ? DegradationMsg.STALE_READS_ON : DegradationMsg.STALE_READS_OFF;
          case SHED_BATCH -> on ? DegradationMsg.SHED_BATCH_ON : DegradationMsg.SHED_BATCH_OFF;
          case SHED_NORMAL -> on ? DegradationMsg.SHED_NORMAL_ON : DegradationMsg.SHED_NORMAL_OFF;
          case READ_ONLY -> on ? DegradationMsg.READ_ONLY_ON : DegradationMsg.READ_ONLY_OFF;
          case QUEUE_WRITES ->
              on ? DegradationMsg.QUEUE_WRITES_ON : DegradationMsg.QUEUE_WRITES_OFF;
          case PAUSE_SCANS -> on ? DegradationMsg.PAUSE_SCANS_ON : DegradationMsg.PAUSE_SCANS_OFF;
        });
  }

  /** "on" or "off". */
  public static Text standing(boolean on) {
    return Text.of(on ? DegradationMsg.VALUE_ON : DegradationMsg.VALUE_OFF);
  }

  public static Text of(Treatment treatment) {
    return Text.of(
        switch (treatment) {
          case FULL -> DegradationMsg.TREATMENT_FULL;
          case STALE_READ -> DegradationMsg.TREATMENT_STALE_READ;
          case QUEUED -> DegradationMsg.TREATMENT_QUEUED;
          case READ_ONLY -> DegradationMsg.TREATMENT_READ_ONLY;
          case SHED -> DegradationMsg.TREATMENT_SHED;
        });
  }

  public static Text of(TreatmentCause cause) {
    return Text.of(
        switch (cause) {
          case POLICY -> DegradationMsg.CAUSE_POLICY;
          case LEVEL -> DegradationMsg.CAUSE_LEVEL;
          case SWITCH -> DegradationMsg.CAUSE_SWITCH;
          case NO_QUORUM -> DegradationMsg.CAUSE_NO_QUORUM;
          case ADMIN -> DegradationMsg.CAUSE_ADMIN;
        });
  }

  /** Requests of a kind, in the plural. */
  public static Text of(RequestKind kind) {
    return Text.of(
        switch (kind) {
          case WRITE -> DegradationMsg.KIND_WRITE;
          case LINEARIZABLE_READ -> DegradationMsg.KIND_LINEARIZABLE_READ;
          case LOCAL_READ -> DegradationMsg.KIND_LOCAL_READ;
          case SCAN -> DegradationMsg.KIND_SCAN;
          case ADMIN -> DegradationMsg.KIND_ADMIN;
        });
  }

  public static Text of(RequestPriority priority) {
    return Text.of(
        switch (priority) {
          case CRITICAL -> DegradationMsg.PRIORITY_CRITICAL;
          case NORMAL -> DegradationMsg.PRIORITY_NORMAL;
          case BATCH -> DegradationMsg.PRIORITY_BATCH;
        });
  }

  /** "critical writes". */
  public static Text of(RequestKind kind, RequestPriority priority) {
    return Text.of(DegradationMsg.CLASS, of(kind), of(priority));
  }

  /** "conservative (Lua)". */
  public static Text of(PolicySource policy) {
    return Text.of(
        DegradationMsg.POLICY_NAMED,
        policy.name(),
        Text.of(
            switch (policy.language()) {
              case LUA -> DegradationMsg.LANGUAGE_LUA;
              case PYTHON -> DegradationMsg.LANGUAGE_PYTHON;
            }));
  }

  /** The beginning of its hash, enough to tell two apart. */
  public static String hash(PolicySource policy) {
    return policy.sha256().substring(0, HASH_SHOWN);
  }

  /** "12 s", "5 min", "24 h": whole units of a length of time, at least zero. */
  public static Text span(long millis) {
    long ms = Math.max(0, millis);
    if (ms >= 2 * HOUR) {
      return Text.of(DegradationMsg.SPAN_HOURS, ms / HOUR);
    }
    return ms >= 2 * MINUTE || ms == MINUTE
        ? Text.of(DegradationMsg.SPAN_MINUTES, ms / MINUTE)
        : Text.of(DegradationMsg.SPAN_SECONDS, ms / SECOND);
  }

  /** What the gateway goes by after a fault of the policy, in a sentence. */
  public static Text of(PolicyConsequence consequence) {
    return Text.of(
        switch (consequence) {
          case LAST_GOOD -> DegradationMsg.POLICY_LAST_GOOD;
          case BUILT_IN -> DegradationMsg.POLICY_BUILT_IN;
        });
  }

  /** What a breaker goes by, in sentences. */
  public static Text window(BreakerView breaker) {
    Double failed = breaker.failurePercent();
    Double slow = breaker.slowPercent();
    Long probe = breaker.probeInMillis();
    Text window = span(breaker.windowMillis());
    Text said =
        failed == null || slow == null
            ? Text.of(
                DegradationMsg.BREAKER_WHY_FEW, window, breaker.calls(), breaker.minimumCalls())
            : Text.of(DegradationMsg.BREAKER_WHY, window, breaker.calls(), failed, slow);
    return probe == null
        ? said
        : Wording.sentences(said, Text.of(DegradationMsg.BREAKER_PROBE_IN, span(probe)));
  }

  /** What was another in a measurement than in the one before: "quorum yes → no". */
  public static List<Text> differences(TraceEntry entry) {
    Health before = entry.before();
    return before == null
        ? List.of()
        : entry.fields().stream().map(field -> field.change(before, entry.health())).toList();
  }

  /** "all writes → read-only", "critical scans → shed"; what is treated alike as one. */
  public static List<Text> changes(List<Change> changes) {
    int classes = RequestKind.values().length * RequestPriority.values().length;
    if (changes.size() == classes
        && changes.stream().allMatch(change -> change.to() == Treatment.FULL)) {
      return List.of(Text.of(DegradationMsg.TREATED_ALL_FULL));
    }
    List<Change> left = new ArrayList<>(changes);
    List<Text> said = new ArrayList<>();
    for (RequestPriority priority : RequestPriority.values()) {
      // What operators need is never given up, so all the others are all there are.
      Predicate<Change> those = c -> c.priority() == priority && c.kind() != RequestKind.ADMIN;
      Text name = Text.of(DegradationMsg.CLASS_OF_PRIORITY, of(priority));
      together(left, those, RequestKind.values().length - 1, name).ifPresent(said::add);
    }
    for (RequestKind kind : RequestKind.values()) {
      Text name = Text.of(DegradationMsg.CLASS_ALL, of(kind));
      together(left, c -> c.kind() == kind, RequestPriority.values().length, name)
          .ifPresent(said::add);
    }
    left.forEach(change -> said.add(group(of(change.kind(), change.priority()), change.to())));
    return said;
  }

  /** Those in one, when they are so many and all are treated alike; they are left no more. */
  private static Optional<Text> together(
      List<Change> left, Predicate<Change> those, int count, Text name) {
    List<Change> found = left.stream().filter(those).toList();
    if (found.size() != count || found.stream().map(Change::to).distinct().count() != 1) {
      return Optional.empty();
    }
    left.removeAll(found);
    return Optional.of(group(name, found.getFirst().to()));
  }

  private static Text group(Text requests, Treatment to) {
    return Text.of(DegradationMsg.TREATED_GROUP, requests, of(to));
  }

  /** What such a command does, as one says it. */
  static Text asked(SwitchCommand command) {
    return switch (command) {
      case SwitchCommand.ForceSwitch c -> {
        Text what =
            Text.of(
                switch (c.position()) {
                  case AUTO -> DegradationMsg.DO_AUTO;
                  case FORCED_ON -> DegradationMsg.DO_FORCE_ON;
                  case FORCED_OFF -> DegradationMsg.DO_FORCE_OFF;
                },
                of(c.name()));
        yield located(what, c.local());
      }
      case SwitchCommand.ChooseLevel c -> {
        ServiceLevel level = c.level();
        Text what =
            level == null
                ? Text.of(DegradationMsg.DO_RELEASE_LEVEL)
                : Text.of(DegradationMsg.DO_CHOOSE_LEVEL, of(level));
        yield located(what, c.local());
      }
      case SwitchCommand.ActivatePolicy c -> Text.of(DegradationMsg.DO_ACTIVATE, of(c.policy()));
      case SwitchCommand.SetTolerance c -> Text.of(DegradationMsg.DO_TOLERANCE, of(c.level()));
      case SwitchCommand.SetSwitch _ ->
          throw new IllegalArgumentException(command + " is named elsewhere");
    };
  }

  /** The same, said of this gateway alone when it is. */
  public static Text located(Text what, boolean local) {
    return local ? Text.of(DegradationMsg.DO_LOCALLY, what) : what;
  }
}
