package io.lifeboat.console.application.state;

import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Quorum;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Who runs and who can talk to whom, at one moment or supposed: what the present margin and every
 * forecast are computed from. Two endpoints are linked when neither direction is cut.
 *
 * @param members all voting members, whether they run or not
 * @param running those of the members that run and are not held; others are left out
 * @param cut the links that are cut, the client's included
 */
public record Topology(Set<NodeId> members, Set<NodeId> running, Set<Link> cut) {
  public Topology {
    Set<NodeId> voting = Set.copyOf(members);
    members = voting;
    running = running.stream().filter(voting::contains).collect(Collectors.toUnmodifiableSet());
    cut = Set.copyOf(cut);
  }

  public int quorum() {
    return Quorum.of(members.size());
  }

  public boolean isLinked(NodeId a, NodeId b) {
    return !cut.contains(new Link(a, b)) && !cut.contains(new Link(b, a));
  }

  /** The running members this one talks to both ways, itself included; none when it is not up. */
  public Set<NodeId> reach(NodeId node) {
    Set<NodeId> reached = new TreeSet<>();
    if (running.contains(node)) {
      running.stream().filter(m -> m.equals(node) || isLinked(node, m)).forEach(reached::add);
    }
    return reached;
  }

  public boolean reachesQuorum(NodeId node) {
    return reach(node).size() >= quorum();
  }

  /**
   * The largest set of running members that are all linked with each other; of equal ones the one
   * with this leader, then the one with the lowest numbers. At most nine members, so all subsets
   * are tried.
   */
  public Set<NodeId> largestGroup(@Nullable NodeId leader) {
    List<NodeId> up = running.stream().sorted().toList();
    Set<NodeId> best = Set.of();
    for (int subset = (1 << up.size()) - 1; subset > 0; subset--) {
      int count = Integer.bitCount(subset);
      if (count < best.size()) {
        continue;
      }
      Set<NodeId> group = pick(up, subset);
      boolean better = count > best.size() || isPreferred(group, best, leader);
      if (better && isMutuallyLinked(group)) {
        best = group;
      }
    }
    return best;
  }

  private static boolean isPreferred(Set<NodeId> group, Set<NodeId> best, @Nullable NodeId leader) {
    boolean inGroup = leader != null && group.contains(leader);
    boolean inBest = leader != null && best.contains(leader);
    if (inGroup != inBest) {
      return inGroup;
    }
    List<NodeId> one = List.copyOf(group);
    List<NodeId> other = List.copyOf(best);
    for (int i = 0; i < one.size(); i++) {
      int order = one.get(i).compareTo(other.get(i));
      if (order != 0) {
        return order < 0;
      }
    }
    return false;
  }

  private static Set<NodeId> pick(List<NodeId> from, int subset) {
    Set<NodeId> picked = new TreeSet<>();
    for (int i = 0; i < from.size(); i++) {
      if ((subset & 1 << i) != 0) {
        picked.add(from.get(i));
      }
    }
    return picked;
  }

  private boolean isMutuallyLinked(Set<NodeId> group) {
    List<NodeId> nodes = List.copyOf(group);
    for (int i = 0; i < nodes.size(); i++) {
      for (int j = i + 1; j < nodes.size(); j++) {
        if (!isLinked(nodes.get(i), nodes.get(j))) {
          return false;
        }
      }
    }
    return true;
  }

  /**
   * How many members can work together: the largest mutually linked group, or those the leader
   * reaches when they are more, for Raft needs links to the leader only.
   */
  public int available(@Nullable NodeId leader) {
    int reached = leader == null ? 0 : reach(leader).size();
    return Math.max(reached, largestGroup(leader).size());
  }

  public int margin(@Nullable NodeId leader) {
    return Quorum.margin(members.size(), available(leader));
  }

  /** Every link between this endpoint and the other members is cut, both ways. */
  public boolean isCutOff(NodeId node) {
    List<NodeId> others = members.stream().filter(m -> !m.equals(node)).toList();
    List<NodeId> counted = others.isEmpty() ? List.of(NodeId.CLIENT) : others;
    return counted.stream()
        .allMatch(m -> cut.contains(new Link(node, m)) && cut.contains(new Link(m, node)));
  }

  /** Some link of it is cut, in some direction, the client's included. */
  public boolean isPartlyCut(NodeId node) {
    return cut.stream().anyMatch(link -> link.from().equals(node) || link.to().equals(node));
  }

  public Topology withRunning(NodeId node) {
    Set<NodeId> next = new HashSet<>(running);
    next.add(node);
    return new Topology(members, next, cut);
  }

  public Topology withoutRunning(NodeId node) {
    Set<NodeId> next = new HashSet<>(running);
    next.remove(node);
    return new Topology(members, next, cut);
  }

  /** With every link between the two groups cut, both ways. */
  public Topology withCut(Collection<NodeId> groupA, Collection<NodeId> groupB) {
    Set<Link> next = new HashSet<>(cut);
    for (NodeId a : groupA) {
      for (NodeId b : groupB) {
        if (!a.equals(b)) {
          next.add(new Link(a, b));
          next.add(new Link(b, a));
        }
      }
    }
    return new Topology(members, running, next);
  }

  /** With these directions cut. */
  public Topology withCutLinks(Collection<Link> links) {
    Set<Link> next = new HashSet<>(cut);
    next.addAll(links);
    return new Topology(members, running, next);
  }

  /** With one more voting member, which runs. */
  public Topology withMember(NodeId node) {
    Set<NodeId> next = new HashSet<>(members);
    next.add(node);
    return new Topology(next, running, cut).withRunning(node);
  }

  /** Without this member. */
  public Topology withoutMember(NodeId node) {
    Set<NodeId> next = new HashSet<>(members);
    next.remove(node);
    return new Topology(next, running, cut).withoutRunning(node);
  }

  /** With every link of this endpoint cut, the client's included. */
  public Topology withIsolated(NodeId node) {
    List<NodeId> others = new ArrayList<>(members);
    others.add(NodeId.CLIENT);
    return withCut(List.of(node), others);
  }

  /** With every link of this endpoint whole. */
  public Topology withRejoined(NodeId node) {
    Set<Link> next = new HashSet<>(cut);
    next.removeIf(link -> link.from().equals(node) || link.to().equals(node));
    return new Topology(members, running, next);
  }
}
