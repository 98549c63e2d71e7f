package io.lifeboat.console.application.drill;

import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.console.application.alarm.AlarmKind;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a task asks for, so that facts alone can tell whether it was done. */
public sealed interface Standard {

  /** What is done at one moment, and in time or late. */
  sealed interface Timed extends Standard {}

  /** What must not happen from the begin of the drill to its end. */
  sealed interface Standing extends Standard {}

  /**
   * The trainee acknowledges one of these alarms after it was raised.
   *
   * @param alarms empty for any alarm
   */
  record Acknowledge(Set<AlarmKind> alarms) implements Timed {
    public Acknowledge {
      alarms = Set.copyOf(alarms);
    }

    boolean asksFor(AlarmKind alarm) {
      return alarms.isEmpty() || alarms.contains(alarm);
    }
  }

  /**
   * The trainee says what is wrong and where, and is right.
   *
   * @param kind which malfunction; null for every one of the drill
   */
  record Diagnose(@Nullable MalfunctionKind kind) implements Timed {}

  /** The trainee gave one of these commands, and it was carried out. */
  record Act(List<String> commands) implements Timed {
    public Act {
      commands = List.copyOf(commands);
    }
  }

  /** One of these service levels is in force. */
  record Level(Set<ServiceLevel> levels) implements Timed {
    public Level {
      levels = Set.copyOf(levels);
    }
  }

  /** Clients are served, and so it stays for some time. */
  record Restore(long heldMs) implements Timed {}

  /** Every member runs and takes part, and so it stays for some time. */
  record NodesRunning(long heldMs) implements Timed {}

  /** So many members more may be lost before the quorum is. */
  record Margin(int least, long heldMs) implements Timed {}

  /** All members were compared after the task was given, agree, and none is damaged. */
  record ReplicasAgree() implements Timed {}

  /** Nothing that was broken on purpose is broken any more. */
  record NothingBroken(long heldMs) implements Timed {}

  /** Clients are without service for no longer than this, all told. */
  record KeepServing(long mostMs) implements Standing {}

  /** No acknowledged write was put at risk. */
  record KeepData() implements Standing {}
}
