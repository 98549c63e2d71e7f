package io.lifeboat.cluster.model;

/** One direction between two endpoints. */
public record Link(NodeId from, NodeId to) implements Comparable<Link> {
  @Override
  public int compareTo(Link other) {
    int byFrom = from.compareTo(other.from);
    return byFrom != 0 ? byFrom : to.compareTo(other.to);
  }

  @Override
  public String toString() {
    return from + "→" + to;
  }
}
