package io.lifeboat.console.ui.control;

import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.console.application.state.NodeView;
import java.util.Locale;

/**
 * How a node is drawn: shape and letter together, never colour alone.
 *
 * @param cutOff with a dashed ring around it
 * @param votes the voters that said yes, of {@code voters}; drawn for a candidate only
 */
public record Mark(Shape shape, String letter, boolean cutOff, int votes, int voters) {

  /** The shapes of the design, one a state. */
  public enum Shape {
    LEADER,
    STALE_LEADER,
    CANDIDATE,
    FOLLOWER,
    PASSIVE,
    INACTIVE,
    STOPPED,
    KILLED,
    QUARANTINED,
    FROZEN,
    STARTING,
    UNKNOWN;

    public String styleClass() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether something is wrong with the node. */
    public boolean isAbnormal() {
      return this == STALE_LEADER || this == KILLED || this == QUARANTINED;
    }

    /** Whether something is under way, or was done to the node in good order. */
    public boolean isNotable() {
      return this == FROZEN || this == STOPPED || this == CANDIDATE;
    }
  }

  public static final Mark NOT_KNOWN = new Mark(Shape.UNKNOWN, "?", false, 0, 0);

  /** The mark of a node in a cluster of so many voters. */
  public static Mark of(NodeView node, int voters) {
    Shape shape = shape(node);
    int votes = shape == Shape.CANDIDATE ? node.votesGranted().size() : 0;
    boolean cutOff = node.cutOff() && node.status() == NodeStatus.RUNNING;
    return new Mark(shape, letter(shape, node.role()), cutOff, votes, voters);
  }

  private static Shape shape(NodeView node) {
    return switch (node.status()) {
      case NEW -> Shape.UNKNOWN;
      case STARTING -> Shape.STARTING;
      case STOPPED -> Shape.STOPPED;
      case KILLED -> Shape.KILLED;
      case QUARANTINED -> Shape.QUARANTINED;
      case REMOVED -> Shape.INACTIVE;
      case FROZEN -> Shape.FROZEN;
      case RUNNING -> node.staleLeader() ? Shape.STALE_LEADER : byRole(node.role());
    };
  }

  private static Shape byRole(Role role) {
    return switch (role) {
      case LEADER -> Shape.LEADER;
      case CANDIDATE -> Shape.CANDIDATE;
      case FOLLOWER -> Shape.FOLLOWER;
      case PROMOTABLE, PASSIVE -> Shape.PASSIVE;
      case INACTIVE -> Shape.INACTIVE;
    };
  }

  private static String letter(Shape shape, Role role) {
    return switch (shape) {
      case LEADER, STALE_LEADER -> "L";
      case CANDIDATE -> "C";
      case FOLLOWER -> "F";
      case PASSIVE -> "P";
      case INACTIVE -> "I";
      case STOPPED -> "S";
      case KILLED -> "K";
      case QUARANTINED -> "Q";
      case FROZEN -> frozenLetter(role);
      case STARTING -> "…";
      case UNKNOWN -> "?";
    };
  }

  private static String frozenLetter(Role role) {
    return letter(byRole(role), role);
  }
}
