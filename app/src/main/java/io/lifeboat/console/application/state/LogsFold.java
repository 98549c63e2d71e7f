package io.lifeboat.console.application.state;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.NodeId;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Takes what is told of logs into their picture. */
final class LogsFold {
  private LogsFold() {}

  static LogsView shape(LogsView before, Fact.LogShape f) {
    return change(
        before,
        f.node(),
        log ->
            new NodeLog(
                f.node(),
                f.firstIndex(),
                f.snapshotIndex(),
                f.lastIndex(),
                log.commitIndex(),
                log.appliedIndex(),
                f.runs(),
                log.fetched()));
  }

  static LogsView levels(LogsView before, Fact.NodeLevels f) {
    return change(
        before,
        f.node(),
        log ->
            new NodeLog(
                f.node(),
                log.firstIndex(),
                log.snapshotIndex(),
                f.lastLogIndex(),
                f.commitIndex(),
                f.appliedIndex(),
                log.runs(),
                log.fetched()));
  }

  static LogsView opened(LogsView before, NodeId node, long lastIndex) {
    return change(
        before,
        node,
        log ->
            new NodeLog(
                node,
                log.firstIndex(),
                log.snapshotIndex(),
                lastIndex,
                log.commitIndex(),
                log.appliedIndex(),
                log.runs(),
                log.fetched()));
  }

  static LogsView compacted(LogsView before, Fact.LogCompacted f) {
    return change(
        before,
        f.node(),
        log ->
            new NodeLog(
                f.node(),
                f.firstIndex(),
                Math.max(log.snapshotIndex(), f.snapshotIndex()),
                log.lastIndex(),
                log.commitIndex(),
                log.appliedIndex(),
                log.runs(),
                log.fetched()));
  }

  static LogsView fetched(LogsView before, Fact.LogEntries f) {
    return change(
        before,
        f.node(),
        log ->
            new NodeLog(
                f.node(),
                log.firstIndex(),
                log.snapshotIndex(),
                log.lastIndex(),
                log.commitIndex(),
                log.appliedIndex(),
                log.runs(),
                log.fetched().plus(f.entries())));
  }

  static LogsView replication(LogsView before, Fact.Replication f, long atMicros) {
    Map<NodeId, ReplicationView> next = new HashMap<>(before.replication());
    next.put(f.leader(), new ReplicationView(f.leader(), f.term(), f.members(), atMicros));
    return new LogsView(before.logs(), next);
  }

  /** It leads no more: what it knew of the others is out of date. */
  static LogsView leadsNoMore(LogsView before, NodeId node) {
    if (!before.replication().containsKey(node)) {
      return before;
    }
    Map<NodeId, ReplicationView> next = new HashMap<>(before.replication());
    next.remove(node);
    return new LogsView(before.logs(), next);
  }

  /** Its files are deleted. */
  static LogsView removed(LogsView before, NodeId node) {
    Map<NodeId, NodeLog> next = new HashMap<>(before.logs());
    next.remove(node);
    return leadsNoMore(new LogsView(next, before.replication()), node);
  }

  private static LogsView change(LogsView before, NodeId node, UnaryOperator<NodeLog> change) {
    Map<NodeId, NodeLog> next = new HashMap<>(before.logs());
    next.put(node, change.apply(before.log(node)));
    return new LogsView(next, before.replication());
  }
}
