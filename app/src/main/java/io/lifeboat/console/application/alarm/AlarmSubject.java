package io.lifeboat.console.application.alarm;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.text.Text;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What an alarm is about: two alarms of one kind differ by it. */
public sealed interface AlarmSubject {

  /** The cluster as a whole. */
  record Cluster() implements AlarmSubject {
    @Override
    public String id() {
      return "cluster";
    }

    @Override
    public Set<NodeId> nodes() {
      return Set.of();
    }
  }

  record Node(NodeId node) implements AlarmSubject {
    @Override
    public String id() {
      return node.value();
    }

    @Override
    public Set<NodeId> nodes() {
      return Set.of(node);
    }
  }

  /** Both directions between two nodes; {@link #between} puts the lower number first. */
  record Link(NodeId a, NodeId b) implements AlarmSubject {
    public static Link between(NodeId one, NodeId other) {
      return one.compareTo(other) <= 0 ? new Link(one, other) : new Link(other, one);
    }

    @Override
    public String id() {
      return a + "-" + b;
    }

    @Override
    public Set<NodeId> nodes() {
      return Set.of(a, b);
    }
  }

  /** Two nodes or more that share what is wrong, in the order of their numbers. */
  record Group(List<NodeId> members) implements AlarmSubject {
    public Group {
      members = members.stream().sorted().toList();
    }

    @Override
    public String id() {
      return members.stream().map(NodeId::value).collect(Collectors.joining("+"));
    }

    @Override
    public Set<NodeId> nodes() {
      return Set.copyOf(members);
    }
  }

  /**
   * Something with a name: a property that must hold, a switch that somebody forced.
   *
   * @param name its stable name, such as "election-safety"
   * @param label its name for people
   */
  record Property(String name, Text label) implements AlarmSubject {
    @Override
    public String id() {
      return name;
    }

    @Override
    public Set<NodeId> nodes() {
      return Set.of();
    }
  }

  /** A stable name, unique within a kind of alarm. */
  String id();

  /** The nodes it concerns, for filters and selection; none when it is the whole cluster. */
  Set<NodeId> nodes();
}
