package io.lifeboat.console.application.drill;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.scenario.ClusterPicture;
import io.lifeboat.cluster.scenario.FaultCauses;
import io.lifeboat.cluster.scenario.StepAction;
import io.lifeboat.cluster.scenario.StepOrder;
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

  private final ClusterPicture picture = new ClusterPicture();
  private final TargetResolver targets;
  private final FaultCauses faults = new FaultCauses();

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
    faults.accept(record);
  }

  /** The active faults that these commands injected. */
  List<String> faultsOf(Set<CommandId> commands) {
    return faults.faultsOf(commands);
  }

  /** Whether all it asks for can be told now; a leader may yet be elected. */
  public boolean isReady(StepAction action) {
    return targets.isReady(action);
  }

  /** The commands of a step; none when nobody is found for it. */
  public Order order(StepAction action, Memory memory) {
    StepOrder order = StepOrder.of(action, (target, gone) -> resolve(target, gone, memory));
    return order.nobody() == null ? new Order(at(action, order), order.commands()) : Order.NOTHING;
  }

  private static List<NodeId> at(StepAction action, StepOrder order) {
    return switch (action) {
      case StepAction.Partition _ -> smallerSide(order);
      case StepAction.OnLinks on ->
          withoutClient(hasCertainEnd(on) ? bothSides(order) : order.from());
      case StepAction.OnPair _ -> withoutClient(bothSides(order));
      case StepAction.OnNodes _,
          StepAction.OnEach _,
          StepAction.Restart _,
          StepAction.Revert _,
          StepAction.Fixed _ ->
          order.from();
    };
  }

  /** The smaller side is the one that is cut off. */
  private static List<NodeId> smallerSide(StepOrder order) {
    List<NodeId> one = withoutClient(order.from());
    List<NodeId> other = withoutClient(order.to());
    return other.size() < one.size() ? other : one;
  }

  private static boolean hasCertainEnd(StepAction.OnLinks on) {
    Target to = on.to();
    return to != null && !to.isTheRest() && !to.selectors().contains(Target.ByRole.ALL);
  }

  private static Set<NodeId> bothSides(StepOrder order) {
    Set<NodeId> both = new LinkedHashSet<>(order.from());
    both.addAll(order.to());
    return both;
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
