package io.lifeboat.cluster.model;

/** A member of the cluster's configuration. */
public record Member(NodeId node, MemberType type) implements Comparable<Member> {
  @Override
  public int compareTo(Member other) {
    return node.compareTo(other.node);
  }
}
