package io.lifeboat.cluster.checker;

import io.lifeboat.cluster.model.NodeId;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One value for each of the few nodes; immutable. */
final class PerNode<V> {
  private final Map<NodeId, V> values;

  private PerNode(Map<NodeId, V> values) {
    this.values = values;
  }

  static <V> PerNode<V> empty() {
    return new PerNode<>(Map.of());
  }

  @Nullable V get(NodeId node) {
    return values.get(node);
  }

  Collection<V> all() {
    return values.values();
  }

  PerNode<V> with(NodeId node, V value) {
    Map<NodeId, V> next = new HashMap<>(values);
    next.put(node, value);
    return new PerNode<>(next);
  }

  PerNode<V> without(NodeId node) {
    if (!values.containsKey(node)) {
      return this;
    }
    Map<NodeId, V> next = new HashMap<>(values);
    next.remove(node);
    return new PerNode<>(next);
  }
}
