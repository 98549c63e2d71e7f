package io.lifeboat.console.ui.action;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.console.application.state.ConsoleState;
import java.util.Optional;
import java.util.stream.IntStream;

/** The number that a new node gets: a fresh one, and only when there is none one of who left. */
public final class FreeNumber {
  private static final int MOST = 9;

  private FreeNumber() {}

  /** Nothing when all nine are taken. */
  public static Optional<NodeId> in(ConsoleState state) {
    return IntStream.rangeClosed(1, MOST)
        .mapToObj(NodeId::of)
        .filter(node -> state.node(node).isEmpty())
        .findFirst()
        .or(
            () ->
                state.nodes().stream()
                    .filter(node -> node.status() == NodeStatus.REMOVED)
                    .map(node -> node.node())
                    .findFirst());
  }
}
