package io.lifeboat.console.ui.nemesis;

import io.lifeboat.cluster.command.NemesisCommand.PartitionNodes;
import io.lifeboat.cluster.model.NodeId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Who is put into which group, and the command that follows from it. Immutable. */
record PartitionViewModel(Map<NodeId, Group> groups) {

  /** Where an endpoint stands. */
  enum Group {
    NEITHER,
    A,
    B
  }

  static final PartitionViewModel EMPTY = new PartitionViewModel(Map.of());

  PartitionViewModel {
    groups = Map.copyOf(groups);
  }

  Group of(NodeId endpoint) {
    return groups.getOrDefault(endpoint, Group.NEITHER);
  }

  PartitionViewModel with(NodeId endpoint, Group group) {
    Map<NodeId, Group> next = new TreeMap<>(groups);
    next.put(endpoint, group);
    return new PartitionViewModel(next);
  }

  /** A proposal: the minority (with the leader when there is one) against the majority. */
  static PartitionViewModel minority(Iterable<NodeId> nodes, int size, NodeId first) {
    PartitionViewModel model = EMPTY.with(first, Group.A);
    int wanted = (size - 1) / 2;
    int taken = 1;
    for (NodeId node : nodes) {
      if (!node.equals(first)) {
        model = model.with(node, taken < wanted ? Group.A : Group.B);
        taken++;
      }
    }
    return model;
  }

  boolean isComplete() {
    return !members(Group.A).isEmpty() && !members(Group.B).isEmpty();
  }

  Set<NodeId> members(Group group) {
    EnumMap<Group, Set<NodeId>> byGroup = new EnumMap<>(Group.class);
    groups.forEach((node, g) -> byGroup.computeIfAbsent(g, k -> new TreeSet<>()).add(node));
    return byGroup.getOrDefault(group, Set.of());
  }

  PartitionNodes command(long durationMs) {
    return new PartitionNodes(members(Group.A), members(Group.B), durationMs);
  }
}
