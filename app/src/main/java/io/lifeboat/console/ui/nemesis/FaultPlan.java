package io.lifeboat.console.ui.nemesis;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.NemesisCommand.BridgeNodes;
import io.lifeboat.cluster.command.NemesisCommand.CatchMessage;
import io.lifeboat.cluster.command.NemesisCommand.DisturbLinks;
import io.lifeboat.cluster.command.NemesisCommand.FlapLeader;
import io.lifeboat.cluster.command.NemesisCommand.ForceElection;
import io.lifeboat.cluster.command.NemesisCommand.FreezeNode;
import io.lifeboat.cluster.command.NemesisCommand.HoldMessages;
import io.lifeboat.cluster.command.NemesisCommand.HotKey;
import io.lifeboat.cluster.command.NemesisCommand.IsolateNode;
import io.lifeboat.cluster.command.NemesisCommand.KillNode;
import io.lifeboat.cluster.command.NemesisCommand.LoadBurst;
import io.lifeboat.cluster.command.NemesisCommand.MajoritiesRing;
import io.lifeboat.cluster.command.NemesisCommand.PartitionNodes;
import io.lifeboat.cluster.command.NemesisCommand.RejoinNode;
import io.lifeboat.cluster.command.NemesisCommand.SlowClient;
import io.lifeboat.cluster.command.NemesisCommand.SplitVote;
import io.lifeboat.cluster.command.NemesisCommand.StepDown;
import io.lifeboat.cluster.command.NemesisCommand.UnfreezeNode;
import io.lifeboat.cluster.command.OperatorCommand.AddNode;
import io.lifeboat.cluster.command.OperatorCommand.RemoveNode;
import io.lifeboat.cluster.command.OperatorCommand.ReplaceNode;
import io.lifeboat.cluster.command.OperatorCommand.RestartNode;
import io.lifeboat.cluster.command.OperatorCommand.RollingRestart;
import io.lifeboat.cluster.command.OperatorCommand.StartNode;
import io.lifeboat.cluster.command.OperatorCommand.StopNode;
import io.lifeboat.cluster.command.OperatorCommand.TransferLeadership;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.LinkEffect;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.command.RoleTargets.Targets;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.action.Endpoints;
import io.lifeboat.console.ui.action.FreeNumber;
import io.lifeboat.console.ui.i18n.NemesisMsg;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The commands that a form stands for, or what it still lacks.
 *
 * @param commands one, or one for each target; none while something is missing
 * @param problem what is missing or wrong, or null
 * @param wrong the number that is wrong, or null
 */
record FaultPlan(List<Command> commands, @Nullable Text problem, @Nullable Parameter wrong) {
  private static final int BYTES_IN_KILOBYTE = 1_000;

  FaultPlan {
    commands = List.copyOf(commands);
  }

  private static FaultPlan of(Command command) {
    return new FaultPlan(List.of(command), null, null);
  }

  private static FaultPlan missing(NemesisMsg what) {
    return new FaultPlan(List.of(), Text.of(what), null);
  }

  boolean isComplete() {
    return !commands.isEmpty();
  }

  /**
   * What the form means in this picture.
   *
   * @param durationMs after which time what lasts reverts by itself, 0 for never
   */
  static FaultPlan of(FaultForm form, ConsoleState state, long durationMs) {
    Map<Parameter, Double> numbers = new EnumMap<>(Parameter.class);
    for (Parameter parameter : form.type().parameters()) {
      OptionalDouble value = parameter.parse(form.typed(parameter));
      if (value.isEmpty()) {
        return new FaultPlan(List.of(), outOfRange(parameter), parameter);
      }
      numbers.put(parameter, value.getAsDouble());
    }
    return switch (form.type().aim()) {
      case NOBODY -> of(forNobody(form.type(), numbers, durationMs));
      case NODES -> forNodes(form, state, numbers, durationMs);
      case NODE -> forNode(form, state, numbers, durationMs);
      case NEWCOMER ->
          FreeNumber.in(state)
              .map(node -> of(new AddNode(node)))
              .orElseGet(() -> missing(NemesisMsg.MISSING_FREE_NUMBER));
      case SIDES ->
          form.sideA().isEmpty() || form.sideB().isEmpty()
              ? missing(NemesisMsg.MISSING_SIDES)
              : of(new PartitionNodes(form.sideA(), form.sideB(), durationMs));
      case LINKS -> forLinks(form, state, numbers, durationMs);
      case MESSAGE -> forMessage(form, durationMs);
    };
  }

  private static Text outOfRange(Parameter parameter) {
    return Text.of(
        parameter.isWhole() ? NemesisMsg.WRONG_WHOLE_NUMBER : NemesisMsg.WRONG_NUMBER,
        Text.of(parameter.message()),
        parameter.least(),
        parameter.most());
  }

  private static Command forNobody(FaultType type, Map<Parameter, Double> n, long durationMs) {
    return switch (type) {
      case ROLLING_RESTART -> new RollingRestart(whole(n, Parameter.PAUSE));
      case MAJORITIES_RING -> new MajoritiesRing(durationMs);
      case SPLIT_VOTE -> new SplitVote(durationMs);
      case FLAP -> new FlapLeader(whole(n, Parameter.PERIOD), durationMs);
      case BURST -> new LoadBurst((int) whole(n, Parameter.RATE), durationMs);
      case SLOW_CLIENT ->
          new SlowClient(
              (int) whole(n, Parameter.DELAY), (int) whole(n, Parameter.JITTER), durationMs);
      case HOT_KEY -> new HotKey((int) whole(n, Parameter.SHARE), durationMs);
      default -> throw new IllegalArgumentException(type + " needs to be told whom");
    };
  }

  private static long whole(Map<Parameter, Double> numbers, Parameter parameter) {
    return Math.round(numbers.getOrDefault(parameter, 0.0));
  }

  private static FaultPlan forNodes(
      FaultForm form, ConsoleState state, Map<Parameter, Double> n, long durationMs) {
    Function<NodeId, Command> command =
        switch (form.type()) {
          case KILL -> node -> new KillNode(node, durationMs);
          case STOP -> StopNode::new;
          case START -> StartNode::new;
          case RESTART -> node -> new RestartNode(node, whole(n, Parameter.PAUSE));
          case FREEZE -> node -> new FreezeNode(node, durationMs);
          case UNFREEZE -> UnfreezeNode::new;
          case ISOLATE -> node -> new IsolateNode(node, durationMs);
          case REJOIN -> RejoinNode::new;
          default -> throw new IllegalArgumentException(form.type() + " is not for nodes");
        };
    Targets targets = form.targets().in(state, form.type());
    return targets.isEmpty()
        ? nobody(targets)
        : new FaultPlan(targets.nodes().stream().map(command).toList(), null, null);
  }

  private static FaultPlan forNode(
      FaultForm form, ConsoleState state, Map<Parameter, Double> n, long durationMs) {
    Targets targets = form.targets().in(state, form.type());
    if (targets.isEmpty()) {
      return nobody(targets);
    }
    NodeId node = targets.nodes().getFirst();
    if (form.type().damages()) {
      return of(DataPlan.of(form, node, n));
    }
    return switch (form.type()) {
      case BRIDGE -> of(new BridgeNodes(node, durationMs));
      case TRANSFER -> of(new TransferLeadership(node));
      case STEP_DOWN -> of(new StepDown(node));
      case FORCE_ELECTION -> of(new ForceElection(node));
      case REMOVE -> of(new RemoveNode(node));
      case REPLACE ->
          FreeNumber.in(state)
              .map(with -> of(new ReplaceNode(node, with)))
              .orElseGet(() -> missing(NemesisMsg.MISSING_FREE_NUMBER));
      default -> throw new IllegalArgumentException(form.type() + " is not for one node");
    };
  }

  private static FaultPlan nobody(Targets targets) {
    Text reason = targets.reason();
    return reason == null
        ? missing(NemesisMsg.MISSING_NODES)
        : new FaultPlan(List.of(), reason, null);
  }

  private static FaultPlan forLinks(
      FaultForm form, ConsoleState state, Map<Parameter, Double> n, long durationMs) {
    Set<Link> links = links(form, state);
    if (links.isEmpty()) {
      return missing(NemesisMsg.MISSING_LINKS);
    }
    if (form.type() == FaultType.HOLD) {
      return of(new HoldMessages(links, form.kinds(), durationMs));
    }
    return of(new DisturbLinks(links, form.kinds(), effect(form, n), durationMs));
  }

  /** The directions that are meant: those picked, or all between the two sides. */
  static Set<Link> links(FaultForm form, ConsoleState state) {
    if (!form.picked().isEmpty()) {
      return form.picked();
    }
    Set<NodeId> others = new TreeSet<>(form.sideB());
    if (others.isEmpty() && !form.sideA().isEmpty()) {
      others.addAll(Endpoints.all(state));
    }
    Set<Link> links = new TreeSet<>();
    for (NodeId a : form.sideA()) {
      for (NodeId b : others) {
        if (!a.equals(b)) {
          if (form.direction() != FaultForm.Direction.BACK) {
            links.add(new Link(a, b));
          }
          if (form.direction() != FaultForm.Direction.THERE) {
            links.add(new Link(b, a));
          }
        }
      }
    }
    return links;
  }

  private static LinkEffect effect(FaultForm form, Map<Parameter, Double> n) {
    if (form.type() == FaultType.CUT) {
      return LinkEffect.CUT;
    }
    double reorder = n.getOrDefault(Parameter.REORDER, 0.0);
    LinkEffect effect =
        LinkEffect.NONE
            .withDelay(
                (int) whole(n, Parameter.DELAY), (int) whole(n, Parameter.JITTER), form.shape())
            .withLoss(n.getOrDefault(Parameter.LOSS, 0.0))
            .withDuplicates(n.getOrDefault(Parameter.DUPLICATE, 0.0))
            .withBandwidth(
                (int) Math.round(n.getOrDefault(Parameter.BANDWIDTH, 0.0) * BYTES_IN_KILOBYTE));
    return reorder == 0
        ? effect
        : effect.withReordering(reorder, (int) whole(n, Parameter.REORDER_WITHIN));
  }

  private static FaultPlan forMessage(FaultForm form, long durationMs) {
    Optional<NodeId> from = form.sideA().stream().findFirst();
    Optional<NodeId> to = form.sideB().stream().findFirst();
    return from.isEmpty() || to.isEmpty()
        ? missing(NemesisMsg.MISSING_ENDS)
        : of(new CatchMessage(from.get(), to.get(), form.kind(), form.action(), durationMs));
  }
}
