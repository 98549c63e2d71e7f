package io.lifeboat.console.ui.log;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.cluster.model.ReplicationProgress;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.NodeLog;
import io.lifeboat.console.application.state.NodeView;
import io.lifeboat.console.application.state.ReplicationView;
import io.lifeboat.console.ui.control.Mark;
import io.lifeboat.console.ui.control.TimerEstimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The logs of all nodes at one moment, ready to be drawn.
 *
 * @param rows one a node, always in the order of their numbers
 * @param reference the node whose log the others are compared with, or null when none is known
 * @param leads whether that node is the leader; else its log is the most up to date one (Raft
 *     §5.4.1)
 * @param term the term of that leader, or of the last entry of that log
 */
record LogPicture(
    List<Row> rows, LogBounds bounds, @Nullable NodeId reference, boolean leads, long term) {

  static final LogPicture NONE = new LogPicture(List.of(), new LogBounds(1, 1), null, false, 0);

  /**
   * One node's log.
   *
   * @param term its own
   * @param differences where it differs from the reference
   * @param progress what the leader says of it, or null
   * @param timer how far its election timer may have come, or null while none runs
   */
  record Row(
      NodeId node,
      Mark mark,
      boolean running,
      long term,
      NodeLog log,
      List<LogDifference> differences,
      @Nullable ReplicationProgress progress,
      @Nullable TimerEstimate timer) {

    boolean differsAt(long index) {
      return differences.stream().anyMatch(d -> d.contains(index));
    }
  }

  LogPicture {
    rows = List.copyOf(rows);
  }

  static LogPicture of(ConsoleState state) {
    if (state.nodes().isEmpty()) {
      return NONE;
    }
    NodeId leader = state.service().leader();
    boolean leads = leader != null && state.logs().log(leader).isShapeKnown();
    NodeId reference = leads ? leader : mostUpToDate(state).map(NodeLog::node).orElse(null);
    NodeLog compared = reference == null ? null : state.logs().log(reference);
    ReplicationView replication = leader == null ? null : state.logs().replicationBy(leader);
    List<Row> rows = new ArrayList<>();
    for (NodeView node : state.nodes()) {
      rows.add(row(node, state, compared, replication));
    }
    long first = state.logs().firstIndex();
    long term =
        leads ? state.service().term() : compared == null ? 0 : lastTerm(compared).orElse(0);
    return new LogPicture(
        rows, new LogBounds(first, state.logs().lastIndex()), reference, leads, term);
  }

  private static Row row(
      NodeView node,
      ConsoleState state,
      @Nullable NodeLog compared,
      @Nullable ReplicationView replication) {
    NodeLog log = state.logs().log(node.node());
    boolean same = compared == null || compared.node().equals(node.node());
    return new Row(
        node.node(),
        Mark.of(node, state.service().voters()),
        node.status() == NodeStatus.RUNNING,
        node.term(),
        log,
        same ? List.of() : LogDifference.of(log, Objects.requireNonNull(compared)),
        replication == null ? null : replication.of(node.node()).orElse(null),
        TimerEstimate.of(node, state.elections(), state.electionTimeoutMs(), state.nowMicros())
            .orElse(null));
  }

  /** The log that would win an election against all others (Raft §5.4.1). */
  private static Optional<NodeLog> mostUpToDate(ConsoleState state) {
    return state.nodes().stream()
        .map(node -> state.logs().log(node.node()))
        .filter(NodeLog::isShapeKnown)
        .max(
            Comparator.comparingLong((NodeLog log) -> lastTerm(log).orElse(0))
                .thenComparingLong(NodeLog::lastIndex));
  }

  private static OptionalLong lastTerm(NodeLog log) {
    return log.termAt(log.lastIndex());
  }

  Optional<Row> row(NodeId node) {
    return rows.stream().filter(row -> row.node().equals(node)).findFirst();
  }

  /** How many stretches differ from the reference, of all nodes. */
  int differences() {
    return rows.stream().mapToInt(row -> row.differences().size()).sum();
  }

  /** The first difference after this index, or else the first of all. */
  Optional<LogDifference> differenceAfter(long index) {
    List<LogDifference> all =
        rows.stream()
            .flatMap(row -> row.differences().stream())
            .sorted(Comparator.comparingLong(LogDifference::from))
            .toList();
    return all.stream()
        .filter(difference -> difference.from() > index)
        .findFirst()
        .or(() -> all.stream().findFirst());
  }
}
