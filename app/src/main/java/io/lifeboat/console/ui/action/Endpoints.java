package io.lifeboat.console.ui.action;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.NodeView;
import java.util.List;
import java.util.stream.Stream;

/** Who can be one end of a link now. */
public final class Endpoints {
  private Endpoints() {}

  /** The nodes that have not left the cluster, in the order of their numbers. */
  public static List<NodeId> nodes(ConsoleState state) {
    return state.nodes().stream()
        .filter(node -> node.status() != NodeStatus.REMOVED)
        .map(NodeView::node)
        .toList();
  }

  /** These nodes, and the client last. */
  public static List<NodeId> all(ConsoleState state) {
    return Stream.concat(nodes(state).stream(), Stream.of(NodeId.CLIENT)).toList();
  }
}
