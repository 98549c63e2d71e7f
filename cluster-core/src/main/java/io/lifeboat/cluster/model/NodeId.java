package io.lifeboat.cluster.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The name of an endpoint: a node of the cluster ("n1" … "n9") or the built-in client ("client").
 * The name is the node's identity for ever; its place on the ring follows from its number.
 */
public record NodeId(@JsonValue String value) implements Comparable<NodeId> {

  /** The built-in client's endpoint: it has links like a node, but no vote and no log. */
  public static final NodeId CLIENT = new NodeId("client");

  @JsonCreator
  public NodeId {
    if (!value.matches("n[1-9]|client")) {
      throw new IllegalArgumentException(
          "a node is named n1 to n9 or client, not \"" + value + "\"");
    }
  }

  /** The node with this number, 1 to 9. */
  public static NodeId of(int number) {
    return new NodeId("n" + number);
  }

  /** 1 to 9 for a node, 0 for the client. */
  public int number() {
    return isClient() ? 0 : value.charAt(1) - '0';
  }

  public boolean isClient() {
    return value.equals("client");
  }

  @Override
  public int compareTo(NodeId other) {
    return Integer.compare(number(), other.number());
  }

  @Override
  public String toString() {
    return value;
  }
}
