package io.lifeboat.cluster.model;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The named shapes of partitions (Jepsen's nemeses) as sets of cut directions. The same members
 * always give the same shape, so what is announced of it is what is done.
 */
public final class LinkShapes {
  /** With fewer, two halves and a node between them do not exist. */
  public static final int LEAST_FOR_BRIDGE = 3;

  /** With fewer, nothing would have to be cut. */
  public static final int LEAST_FOR_RING = 4;

  private LinkShapes() {}

  /** Every direction between the two groups. */
  public static Set<Link> between(Collection<NodeId> groupA, Collection<NodeId> groupB) {
    Set<Link> links = new HashSet<>();
    for (NodeId a : groupA) {
      for (NodeId b : groupB) {
        if (!a.equals(b)) {
          links.add(new Link(a, b));
          links.add(new Link(b, a));
        }
      }
    }
    return Set.copyOf(links);
  }

  /** The half with the lower numbers when this node is the bridge; the smaller one, if any is. */
  public static List<NodeId> lowerHalf(Collection<NodeId> members, NodeId bridge) {
    List<NodeId> others = members.stream().filter(m -> !m.equals(bridge)).sorted().toList();
    return others.subList(0, others.size() / 2);
  }

  /** The half with the higher numbers when this node is the bridge. */
  public static List<NodeId> upperHalf(Collection<NodeId> members, NodeId bridge) {
    List<NodeId> others = members.stream().filter(m -> !m.equals(bridge)).sorted().toList();
    return others.subList(others.size() / 2, others.size());
  }

  /** Two halves that do not see each other; the bridge sees both. */
  public static Set<Link> bridge(Collection<NodeId> members, NodeId bridge) {
    return between(lowerHalf(members, bridge), upperHalf(members, bridge));
  }

  /**
   * How many members each one sees in the majorities ring, itself included: as many neighbours to
   * the left as to the right, so that links work both ways; a majority at least.
   */
  public static int seenInRing(int members) {
    return 2 * (Quorum.of(members) / 2) + 1;
  }

  /**
   * The members stand in a ring, in the order of their numbers, and each sees its nearest
   * neighbours only: all see a majority, and no two see the same one.
   */
  public static Set<Link> majoritiesRing(Collection<NodeId> members) {
    List<NodeId> ring = members.stream().sorted().toList();
    int reach = seenInRing(ring.size()) / 2;
    Set<Link> links = new HashSet<>();
    for (int i = 0; i < ring.size(); i++) {
      for (int j = 0; j < ring.size(); j++) {
        int apart = Math.abs(i - j);
        if (Math.min(apart, ring.size() - apart) > reach) {
          links.add(new Link(ring.get(i), ring.get(j)));
        }
      }
    }
    return Set.copyOf(links);
  }

  /**
   * Groups none of which is a majority: the leader alone and the others in two halves. Votes that
   * do not cross between them elect nobody.
   */
  public static List<List<NodeId>> splitVoteGroups(Collection<NodeId> voters, NodeId leader) {
    return List.of(List.of(leader), lowerHalf(voters, leader), upperHalf(voters, leader));
  }
}
