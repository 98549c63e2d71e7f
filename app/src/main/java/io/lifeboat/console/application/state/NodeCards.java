package io.lifeboat.console.application.state;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** The nodes while one fact is folded into them, in the order of their numbers. */
final class NodeCards {
  private List<NodeView> nodes;

  NodeCards(List<NodeView> nodes) {
    this.nodes = nodes;
  }

  List<NodeView> views() {
    return nodes;
  }

  Optional<NodeView> find(NodeId node) {
    return nodes.stream().filter(view -> view.node().equals(node)).findFirst();
  }

  void begin(List<NodeId> ids) {
    nodes = ids.stream().sorted().map(node -> new NodeCard(node).view()).toList();
  }

  /** Changes one node; one that was never heard of gets its place. */
  void change(NodeId node, Consumer<NodeCard> change) {
    List<NodeView> next = new ArrayList<>(nodes);
    int place = 0;
    while (place < next.size() && next.get(place).node().compareTo(node) < 0) {
      place++;
    }
    boolean known = place < next.size() && next.get(place).node().equals(node);
    NodeCard card = known ? NodeCard.of(next.get(place)) : new NodeCard(node);
    change.accept(card);
    if (known) {
      next.set(place, card.view());
    } else {
      next.add(place, card.view());
    }
    nodes = List.copyOf(next);
  }

  void changeAll(Consumer<NodeCard> change) {
    List<NodeView> next = new ArrayList<>(nodes.size());
    for (NodeView view : nodes) {
      NodeCard card = NodeCard.of(view);
      change.accept(card);
      next.add(card.view());
    }
    nodes = List.copyOf(next);
  }

  /** How many entries the slowest running node's commit index is behind the fastest, or NaN. */
  double commitSpread() {
    long least = Long.MAX_VALUE;
    long most = Long.MIN_VALUE;
    for (NodeView node : nodes) {
      if (node.status() == NodeStatus.RUNNING) {
        least = Math.min(least, node.commitIndex());
        most = Math.max(most, node.commitIndex());
      }
    }
    return least > most ? Double.NaN : most - least;
  }
}
