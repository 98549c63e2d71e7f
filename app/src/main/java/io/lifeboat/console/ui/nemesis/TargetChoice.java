package io.lifeboat.console.ui.nemesis;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.console.application.command.RoleTargets;
import io.lifeboat.console.application.command.RoleTargets.Targets;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.NodeView;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Whom a fault is for: nodes by name, or a role whose bearers are looked up at the moment.
 *
 * @param role null when the nodes are named
 * @param seed chooses among several that could play the role
 */
public record TargetChoice(RoleTargets.@Nullable Role role, Set<NodeId> named, long seed) {
  public static final TargetChoice NOBODY = named(Set.of());

  public TargetChoice {
    named = Collections.unmodifiableSet(new TreeSet<>(named));
  }

  public static TargetChoice named(Collection<NodeId> nodes) {
    return new TargetChoice(null, new TreeSet<>(nodes), 0);
  }

  public static TargetChoice of(RoleTargets.Role role, long seed) {
    return new TargetChoice(role, Set.of(), seed);
  }

  /** Who is meant in this picture by a fault of this type, or why nobody is. */
  Targets in(ConsoleState state, FaultType type) {
    return role == null
        ? new Targets(List.copyOf(named), null)
        : RoleTargets.resolve(role, state, canBeMeant(type), seed);
  }

  /** Whom to start is not chosen among the running. */
  private static Predicate<NodeView> canBeMeant(FaultType type) {
    return switch (type) {
      case START ->
          node ->
              node.status() == NodeStatus.NEW
                  || node.status() == NodeStatus.STOPPED
                  || node.status() == NodeStatus.KILLED;
      case UNFREEZE -> node -> node.status() == NodeStatus.FROZEN;
      case REJOIN -> node -> node.cutOff() || node.partlyCut();
      default -> NodeView::takesPart;
    };
  }
}
