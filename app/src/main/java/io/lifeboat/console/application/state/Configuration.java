package io.lifeboat.console.application.state;

import io.lifeboat.cluster.model.Member;
import io.lifeboat.cluster.model.MemberType;
import io.lifeboat.cluster.model.NodeId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who is a member (Raft §6).
 *
 * @param index where it is in the log; 0 for the one the cluster began with
 * @param members in the order of their numbers
 */
public record Configuration(long index, long term, List<Member> members) {
  public static final Configuration NONE = new Configuration(0, 0, List.of());

  public Configuration {
    members = members.stream().sorted().toList();
  }

  /** All of these vote: what a cluster begins with. */
  static Configuration initial(List<NodeId> voters) {
    return new Configuration(
        0, 0, voters.stream().map(node -> new Member(node, MemberType.VOTER)).toList());
  }

  /** Who counts for the quorum. */
  public Set<NodeId> voters() {
    return ofType(MemberType.VOTER);
  }

  /** Who catches up and does not vote yet. */
  public Set<NodeId> learners() {
    return ofType(MemberType.PROMOTABLE);
  }

  private Set<NodeId> ofType(MemberType type) {
    return members.stream()
        .filter(member -> member.type() == type)
        .map(Member::node)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** What this node may do, or nothing when it is no member. */
  public Optional<MemberType> typeOf(NodeId node) {
    return members.stream()
        .filter(member -> member.node().equals(node))
        .map(Member::type)
        .findFirst();
  }

  public boolean contains(NodeId node) {
    return typeOf(node).isPresent();
  }
}
