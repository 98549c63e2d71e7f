package io.lifeboat.console.application.drill;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.scenario.ClusterPicture;
import io.lifeboat.cluster.scenario.StepAction;
import io.lifeboat.cluster.scenario.Target;
import io.lifeboat.cluster.scenario.TargetResolver;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Turns steps into commands when their time has come. Choices follow from the seed and the order of
 * the steps; who leads is the cluster's own. Lives on the thread of a drill.
 */
public final class StepDoer {
  /** What somebody is, not the part he plays. */
  private static final Set<Target.Selector> STATES =
      Set.of(
          Target.ByRole.KILLED,
          Target.ByRole.STOPPED,
          Target.ByRole.ALL_STOPPED,
          Target.ByRole.QUARANTINED,
          Target.ByRole.FROZEN,
          Target.ByRole.ISOLATED);

  private static final Target EVERYBODY = new Target(List.of(Target.ByRole.ALL));

  private final ClusterPicture picture = new ClusterPicture();
  private final TargetResolver targets;
  private final Map<String, CommandId> faults = new LinkedHashMap<>();

  public StepDoer(long seed) {
    // Seeds near each other would give much the same choices.
    targets = new TargetResolver(picture, new Random(new SplittableRandom(seed).nextLong()));
  }

  /**
   * What a step asks for.
   *
   * @param at whom it is aimed at, for a diagnosis
   */
  public record Order(List<NodeId> at, List<Command> commands) {
    static final Order NOTHING = new Order(List.of(), List.of());

    public Order {
      at = List.copyOf(at);
      commands = List.copyOf(commands);
    }
  }

  /** Whom roles meant before, within one malfunction. */
  public static final class Memory {
    private final Map<Target, List<NodeId>> meant = new LinkedHashMap<>();
    private final Set<NodeId> taken;

    /**
     * Nobody yet.
     *
     * @param taken whom to pass over while there are others
     */
    public Memory(Collection<NodeId> taken) {
      this.taken = Set.copyOf(taken);
    }
  }

  public void accept(FactRecord record) {
    picture.accept(record);
    if (record.fact() instanceof Fact.FaultChanged fault) {
      CommandId cause = record.cause();
      if (!fault.phase().isActive()) {
        faults.remove(fault.id());
      } else if (fault.phase() == FaultPhase.INJECTING && cause != null) {
        faults.put(fault.id(), cause);
      }
    }
  }

  /** The active faults that these commands injected. */
  List<String> faultsOf(Set<CommandId> commands) {
    return faults.entrySet().stream()
        .filter(fault -> commands.contains(fault.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /** Whether all it asks for can be told now; a leader may yet be elected. */
  boolean isReady(StepAction action) {
    return switch (action) {
      case StepAction.OnNodes on -> targets.isReady(on.target());
      case StepAction.OnEach on -> targets.isReady(on.target());
      case StepAction.Restart restart -> targets.isReady(restart.target());
      case StepAction.Partition cut ->
          targets.isReady(cut.groupA()) && targets.isReady(cut.groupB());
      case StepAction.OnLinks on ->
          targets.isReady(on.from()) && (on.to() == null || targets.isReady(on.to()));
      case StepAction.OnPair on -> targets.isReady(on.from()) && targets.isReady(on.to());
      case StepAction.Revert _, StepAction.Fixed _ -> true;
    };
  }

  /** The commands of a step; none when nobody is found for it. */
  public Order order(StepAction action, Memory memory) {
    return switch (action) {
      case StepAction.OnNodes on ->
          onEach(on.target(), memory, node -> on.verb().command(node, on.durationMs()));
      case StepAction.OnEach on -> onEach(on.target(), memory, on.command());
      case StepAction.Restart restart ->
          onEach(
              restart.target(),
              memory,
              node -> new OperatorCommand.RestartNode(node, restart.pauseMs()));
      case StepAction.Partition cut -> partition(cut, memory);
      case StepAction.OnLinks on -> onLinks(on, memory);
      case StepAction.OnPair on -> onPair(on, memory);
      case StepAction.Revert _ -> Order.NOTHING;
      case StepAction.Fixed fixed -> new Order(List.of(), List.of(fixed.command()));
    };
  }

  private Order onEach(Target target, Memory memory, Function<NodeId, Command> command) {
    List<NodeId> nodes = resolve(target, Set.of(), memory);
    return new Order(nodes, nodes.stream().map(command).toList());
  }

  /** The smaller side is the one that is cut off. */
  private Order partition(StepAction.Partition cut, Memory memory) {
    List<NodeId> groupA = resolve(cut.groupA(), Set.of(), memory);
    List<NodeId> groupB = resolve(cut.groupB(), Set.copyOf(groupA), memory);
    if (groupA.isEmpty() || groupB.isEmpty()) {
      return Order.NOTHING;
    }
    Command command =
        new NemesisCommand.PartitionNodes(Set.copyOf(groupA), Set.copyOf(groupB), cut.durationMs());
    List<NodeId> at = withoutClient(groupB).size() < withoutClient(groupA).size() ? groupB : groupA;
    return new Order(withoutClient(at), List.of(command));
  }

  private Order onLinks(StepAction.OnLinks on, Memory memory) {
    List<NodeId> from = resolve(on.from(), Set.of(), memory);
    Target others = on.to();
    boolean theRest = others != null && others.selectors().contains(Target.ByRole.REST);
    List<NodeId> to =
        resolve(others == null ? EVERYBODY : others, theRest ? Set.copyOf(from) : Set.of(), memory);
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
      return Order.NOTHING;
    }
    boolean certainEnd =
        others != null && !theRest && !others.selectors().contains(Target.ByRole.ALL);
    Set<NodeId> at = new LinkedHashSet<>(from);
    if (certainEnd) {
      at.addAll(to);
    }
    return new Order(withoutClient(at), List.of(on.command().apply(links)));
  }

  private Order onPair(StepAction.OnPair on, Memory memory) {
    List<NodeId> from = resolve(on.from(), Set.of(), memory);
    List<NodeId> to = resolve(on.to(), Set.copyOf(from), memory);
    return from.size() != 1 || to.size() != 1
        ? Order.NOTHING
        : new Order(
            withoutClient(List.of(from.getFirst(), to.getFirst())),
            List.of(on.command().apply(from.getFirst(), to.getFirst())));
  }

  private static List<NodeId> withoutClient(Collection<NodeId> nodes) {
    return nodes.stream().filter(node -> !node.isClient()).sorted().toList();
  }

  /** Whom it meant before; else somebody nothing was done to yet; else anybody. */
  private List<NodeId> resolve(Target target, Set<NodeId> gone, Memory memory) {
    List<NodeId> before = memory.meant.get(target);
    if (before != null) {
      return before;
    }
    Set<NodeId> passed = new HashSet<>(gone);
    if (isAChoice(target)) {
      passed.addAll(memory.taken);
    }
    List<NodeId> found = targets.resolve(target, passed);
    if (found.isEmpty()) {
      found = targets.resolve(target, gone);
    }
    if (isAState(target)) {
      return ownOf(found, memory);
    }
    if (!found.isEmpty()) {
      memory.meant.put(target, found);
    }
    return new ArrayList<>(found);
  }

  /** Who was killed, stopped or held by this malfunction, not by another one. */
  private static List<NodeId> ownOf(List<NodeId> found, Memory memory) {
    Set<NodeId> own = new HashSet<>();
    memory.meant.values().forEach(own::addAll);
    return own.isEmpty() ? found : found.stream().filter(own::contains).toList();
  }

  private static boolean isAState(Target target) {
    return target.selectors().stream().allMatch(STATES::contains);
  }

  private static boolean isAChoice(Target target) {
    return target.selectors().stream()
        .allMatch(each -> each == Target.ByRole.FOLLOWER || each == Target.ByRole.RANDOM);
  }
}
