package io.lifeboat.console.application.alarm;

import io.lifeboat.cluster.model.NodeId;
import java.util.List;

/** Alarms and inputs for tests; times in milliseconds. */
final class Alarms {
  static final AlarmKey QUORUM = AlarmKey.cluster(AlarmKind.QUORUM_LOST);
  static final AlarmKey NO_LEADER = AlarmKey.cluster(AlarmKind.NO_LEADER);
  static final AlarmKey LAGGING =
      new AlarmKey(AlarmKind.REPLICA_LAGGING, new AlarmSubject.Node(NodeId.of(3)));
  static final AlarmKey LINK =
      new AlarmKey(AlarmKind.LINK_DEGRADED, AlarmSubject.Link.between(NodeId.of(2), NodeId.of(1)));

  static final int ELECTION_TIMEOUT_MS = 500;

  private Alarms() {}

  static long micros(long ms) {
    return ms * 1_000;
  }

  static Signal since(AlarmKey key, long fromMs) {
    return Signal.since(micros(fromMs), key.kind().onDelayMicros(ELECTION_TIMEOUT_MS));
  }

  static Signal between(AlarmKey key, long fromMs, long untilMs) {
    return new Signal(
        micros(fromMs), micros(untilMs), key.kind().onDelayMicros(ELECTION_TIMEOUT_MS), null);
  }

  /** A replica of its own for each number. */
  static AlarmKey lagging(int number) {
    return new AlarmKey(AlarmKind.REPLICA_LAGGING, new AlarmSubject.Node(NodeId.of(number)));
  }

  static List<AlarmKey> keys(List<AlarmLine> lines) {
    return lines.stream().map(AlarmLine::key).toList();
  }

  static List<AlarmState> states(List<AlarmTransition> transitions) {
    return transitions.stream().map(AlarmTransition::to).toList();
  }
}
