package io.lifeboat.console.application.alarm;

import io.lifeboat.cluster.model.NodeId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/** Sums up degraded links: a partition of five nodes is one alarm, not six. */
final class Islands {
  private Islands() {}

  /**
   * The subjects of the alarms, each with the moment until when it is degraded: an island of nodes
   * that sound links join to each other but not to the mainland, and single links within an island
   * or the mainland. The mainland is the largest set of joined nodes; where no two nodes are joined
   * it is the cluster that is degraded.
   *
   * @param degraded the links that are, and until when
   */
  static Map<AlarmSubject, Long> of(List<NodeId> nodes, Map<AlarmSubject.Link, Long> degraded) {
    Map<AlarmSubject, Long> subjects = new HashMap<>(degraded);
    List<NavigableSet<NodeId>> parts = parts(nodes, degraded);
    if (nodes.size() > 2 && parts.size() == nodes.size()) {
      long until = degraded.values().stream().mapToLong(Long::longValue).min().orElseThrow();
      return Map.of(new AlarmSubject.Cluster(), until);
    }
    for (NavigableSet<NodeId> island : parts.subList(1, parts.size())) {
      List<AlarmSubject.Link> shores =
          degraded.keySet().stream()
              .filter(link -> island.contains(link.a()) != island.contains(link.b()))
              .toList();
      if (shores.size() > 1) {
        long until = shores.stream().mapToLong(degraded::get).min().orElseThrow();
        shores.forEach(subjects::remove);
        subjects.put(
            island.size() == 1
                ? new AlarmSubject.Node(island.first())
                : new AlarmSubject.Group(List.copyOf(island)),
            until);
      }
    }
    return subjects;
  }

  /** The sets of nodes that sound links join, the largest first, of equal ones the lowest. */
  private static List<NavigableSet<NodeId>> parts(
      List<NodeId> nodes, Map<AlarmSubject.Link, Long> degraded) {
    NavigableSet<NodeId> left = new TreeSet<>(nodes);
    List<NavigableSet<NodeId>> parts = new ArrayList<>();
    while (!left.isEmpty()) {
      NavigableSet<NodeId> part = new TreeSet<>();
      Deque<NodeId> next = new ArrayDeque<>(List.of(left.first()));
      while (!next.isEmpty()) {
        NodeId node = next.remove();
        if (part.add(node)) {
          left.remove(node);
          left.stream()
              .filter(other -> !degraded.containsKey(AlarmSubject.Link.between(node, other)))
              .forEach(next::add);
        }
      }
      parts.add(part);
    }
    parts.sort(Comparator.comparingInt((NavigableSet<NodeId> part) -> part.size()).reversed());
    return parts;
  }
}
