package io.lifeboat.cluster.scenario;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.NodeId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a step asks for, once it is known whom it is aimed at.
 *
 * @param from the nodes it is aimed at, or one side of a partition or of links
 * @param to the other side; empty for what has no sides
 * @param nobody the target for which nobody was found, or null; with it there are no commands
 */
public record StepOrder(
    List<NodeId> from, List<NodeId> to, List<Command> commands, @Nullable Target nobody) {
  private static final Target EVERYBODY = new Target(List.of(Target.ByRole.ALL));

  public StepOrder {
    from = List.copyOf(from);
    to = List.copyOf(to);
    commands = List.copyOf(commands);
  }

  /** Finds the nodes of a target now. */
  @FunctionalInterface
  public interface Finder {
    /**
     * None of them twice; empty when nobody is found.
     *
     * @param gone who is not to be chosen
     */
    List<NodeId> find(Target target, Set<NodeId> gone);
  }

  /** What this step asks for. To revert an earlier one is up to whoever carried that one out. */
  public static StepOrder of(StepAction action, Finder finder) {
    return switch (action) {
      case StepAction.OnNodes on ->
          onEach(on.target(), node -> on.verb().command(node, on.durationMs()), finder);
      case StepAction.OnEach on -> onEach(on.target(), on.command(), finder);
      case StepAction.Restart restart ->
          onEach(
              restart.target(),
              node -> new OperatorCommand.RestartNode(node, restart.pauseMs()),
              finder);
      case StepAction.Partition cut -> partition(cut, finder);
      case StepAction.OnLinks on -> onLinks(on, finder);
      case StepAction.OnPair on -> onPair(on, finder);
      case StepAction.Revert _ -> new StepOrder(List.of(), List.of(), List.of(), null);
      case StepAction.Fixed fixed ->
          new StepOrder(List.of(), List.of(), List.of(fixed.command()), null);
    };
  }

  private static StepOrder onEach(Target target, Function<NodeId, Command> command, Finder finder) {
    List<NodeId> nodes = finder.find(target, Set.of());
    return new StepOrder(
        nodes, List.of(), nodes.stream().map(command).toList(), nodes.isEmpty() ? target : null);
  }

  private static StepOrder partition(StepAction.Partition cut, Finder finder) {
    List<NodeId> groupA = finder.find(cut.groupA(), Set.of());
    List<NodeId> groupB = finder.find(cut.groupB(), Set.copyOf(groupA));
    if (groupA.isEmpty() || groupB.isEmpty()) {
      return nobody(groupA.isEmpty() ? cut.groupA() : cut.groupB());
    }
    Command command =
        new NemesisCommand.PartitionNodes(Set.copyOf(groupA), Set.copyOf(groupB), cut.durationMs());
    return new StepOrder(groupA, groupB, List.of(command), null);
  }

  private static StepOrder onLinks(StepAction.OnLinks on, Finder finder) {
    Target others = on.to() == null ? EVERYBODY : on.to();
    List<NodeId> from = finder.find(on.from(), Set.of());
    List<NodeId> to = finder.find(others, others.isTheRest() ? Set.copyOf(from) : Set.of());
    Set<Link> links = new HashSet<>();
    for (NodeId one : from) {
      for (NodeId other : to) {
        if (!one.equals(other)) {
          links.add(new Link(one, other));
          if (on.both()) {
            links.add(new Link(other, one));
          }
        }
      }
    }
    if (links.isEmpty()) {
      return nobody(from.isEmpty() || on.to() == null ? on.from() : others);
    }
    return new StepOrder(from, to, List.of(on.command().apply(links)), null);
  }

  private static StepOrder onPair(StepAction.OnPair on, Finder finder) {
    List<NodeId> from = finder.find(on.from(), Set.of());
    List<NodeId> to = finder.find(on.to(), Set.copyOf(from));
    if (from.size() != 1 || to.size() != 1) {
      return nobody(from.isEmpty() ? on.from() : on.to());
    }
    Command command = on.command().apply(from.getFirst(), to.getFirst());
    return new StepOrder(from, to, List.of(command), null);
  }

  private static StepOrder nobody(Target target) {
    return new StepOrder(List.of(), List.of(), List.of(), target);
  }
}
