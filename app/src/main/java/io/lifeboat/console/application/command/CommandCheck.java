package io.lifeboat.console.application.command;

import static io.lifeboat.console.application.command.Availability.ALLOWED;
import static io.lifeboat.console.application.command.Availability.refused;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.LinkShapes;
import io.lifeboat.cluster.model.MessageAction;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.LinkWording;
import io.lifeboat.console.application.state.NodeView;
import io.lifeboat.console.application.state.Wording;
import io.lifeboat.console.application.text.FactsMsg;
import io.lifeboat.console.application.text.Text;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Whether a command makes sense in a picture. It refuses only what certainly cannot be done: the
 * picture may be a moment old, and the cluster itself has the last word.
 */
final class CommandCheck {
  private static final int LEAST_FOR_SPLIT_VOTE = 3;
  private static final int LONGEST_PAUSE_MS = 600_000;
  private static final int LONGEST_DELAY_MS = 60_000;
  private static final int HIGHEST_RATE = 5_000;
  private static final int MOST_ENTRIES = 200;

  private CommandCheck() {}

  static Availability check(Command command, ConsoleState state) {
    if (state.phase() == ConsoleState.Phase.STOPPED) {
      return refused(FailReason.CLOSED, FactsMsg.CANNOT_NOT_UP);
    }
    if (command instanceof NemesisCommand.Inject inject) {
      if (state.blockedReason() != null) {
        return refused(
            FailReason.FAULTS_BLOCKED, FactsMsg.CANNOT_BLOCKED, blockedFor(state.blockedReason()));
      }
      if (inject.durationMs() < 0) {
        return refused(FailReason.BAD_ARGUMENT, FactsMsg.CANNOT_NEGATIVE_DURATION);
      }
    }
    return switch (command) {
      case OperatorCommand.StartNode c -> onNode(state, c.node(), CommandCheck::start);
      case OperatorCommand.StopNode c -> onNode(state, c.node(), CommandCheck::stop);
      case OperatorCommand.TransferLeadership c ->
          onNode(state, c.node(), node -> transfer(node, state));
      case OperatorCommand.CompactLog c -> onNode(state, c.node(), CommandCheck::running);
      case OperatorCommand.SetWorkload c -> changes(!c.settings().equals(state.workload()));
      case OperatorCommand.LocalRead c -> onNode(state, c.node(), CommandCheck::running);
      case OperatorCommand.ClientWrite _, OperatorCommand.ClientRead _ ->
          state.phase() == ConsoleState.Phase.BLANK
              ? refused(FailReason.WRONG_STATE, FactsMsg.CANNOT_NOT_UP)
              : ALLOWED;
      case NemesisCommand.KillNode c -> onNode(state, c.node(), CommandCheck::kill);
      case NemesisCommand.FreezeNode c -> onNode(state, c.node(), CommandCheck::running);
      case NemesisCommand.UnfreezeNode c -> onNode(state, c.node(), CommandCheck::unfreeze);
      case NemesisCommand.IsolateNode c ->
          onNode(state, c.node(), node -> isolate(node.node(), state));
      case NemesisCommand.RejoinNode c -> onNode(state, c.node(), CommandCheck::rejoin);
      case NemesisCommand.PartitionNodes c -> partition(c, state);
      case NemesisCommand.RevertFault c ->
          state.faults().stream().anyMatch(fault -> fault.id().equals(c.fault()))
              ? ALLOWED
              : refused(FailReason.NOTHING_TO_DO, FactsMsg.CANNOT_NOTHING_TO_HEAL);
      case NemesisCommand.HealAll _ ->
          state.faultsBlocked() && state.faults().isEmpty() && state.cutLinks().isEmpty()
              ? refused(FailReason.NOTHING_TO_DO, FactsMsg.CANNOT_NOTHING_TO_HEAL)
              : ALLOWED;
      case NemesisCommand.RearmFaults _ ->
          state.faultsBlocked()
              ? ALLOWED
              : refused(FailReason.NOTHING_TO_DO, FactsMsg.CANNOT_NOT_BLOCKED);
      case SwitchCommand.SetSwitch c -> changes(state.switchesOn().contains(c.name()) != c.on());
      case OperatorCommand.RestartNode c ->
          first(
              inRange(c.pauseMs(), 0, LONGEST_PAUSE_MS, FactsMsg.FIELD_PAUSE),
              () -> onNode(state, c.node(), CommandCheck::running));
      case OperatorCommand.RollingRestart c ->
          first(
              inRange(c.pauseMs(), 0, LONGEST_PAUSE_MS, FactsMsg.FIELD_PAUSE),
              () -> rollingRestart(c, state));
      case OperatorCommand.AddNode c -> add(c.node(), state);
      case OperatorCommand.RemoveNode c -> onNode(state, c.node(), node -> remove(c, node, state));
      case OperatorCommand.ReplaceNode c ->
          first(add(c.with(), state), () -> onNode(state, c.node(), CommandCheck::member));
      case OperatorCommand.InspectLog c ->
          first(
              c.fromIndex() >= 1
                  ? ALLOWED
                  : refused(
                      FailReason.BAD_ARGUMENT,
                      FactsMsg.CANNOT_LESS,
                      Text.of(FactsMsg.FIELD_INDEX),
                      1),
              () ->
                  first(
                      inRange(c.count(), 1, MOST_ENTRIES, FactsMsg.FIELD_COUNT),
                      () -> onNode(state, c.node(), CommandCheck::running)));
      case NemesisCommand.BridgeNodes c ->
          state.nodes().size() < LinkShapes.LEAST_FOR_BRIDGE
              ? refused(FailReason.WRONG_STATE, FactsMsg.CANNOT_BRIDGE, LinkShapes.LEAST_FOR_BRIDGE)
              : onNode(state, c.bridge(), _ -> ALLOWED);
      case NemesisCommand.MajoritiesRing _ ->
          state.nodes().size() < LinkShapes.LEAST_FOR_RING
              ? refused(FailReason.WRONG_STATE, FactsMsg.CANNOT_RING, LinkShapes.LEAST_FOR_RING)
              : ALLOWED;
      case NemesisCommand.DisturbLinks c ->
          c.effect().isNone()
              ? refused(FailReason.NOTHING_TO_DO, FactsMsg.CANNOT_NO_EFFECT)
              : links(c.links(), state);
      case NemesisCommand.HoldMessages c -> links(c.links(), state);
      case NemesisCommand.CatchMessage c ->
          c.action() == MessageAction.RELEASE
              ? refused(FailReason.BAD_ARGUMENT, FactsMsg.CANNOT_ACTION, LinkWording.of(c.action()))
              : links(Set.of(new Link(c.from(), c.to())), state);
      case NemesisCommand.ActOnMessage _ -> ALLOWED;
      case NemesisCommand.StepDown c -> onNode(state, c.node(), CommandCheck::stepDown);
      case NemesisCommand.ForceElection c -> onNode(state, c.node(), CommandCheck::running);
      case NemesisCommand.SplitVote _ ->
          state.topology().running().size() < LEAST_FOR_SPLIT_VOTE
              ? refused(FailReason.WRONG_STATE, FactsMsg.CANNOT_SPLIT_VOTE, LEAST_FOR_SPLIT_VOTE)
              : ALLOWED;
      case NemesisCommand.FlapLeader c ->
          inRange(c.periodMs(), 1, LONGEST_PAUSE_MS, FactsMsg.FIELD_PERIOD);
      case NemesisCommand.LoadBurst c ->
          inRange(c.operationsPerSecond(), 1, HIGHEST_RATE, FactsMsg.FIELD_RATE);
      case NemesisCommand.SlowClient c ->
          first(
              inRange(c.delayMs(), 0, LONGEST_DELAY_MS, FactsMsg.FIELD_DELAY),
              () ->
                  first(
                      inRange(c.jitterMs(), 0, LONGEST_DELAY_MS, FactsMsg.FIELD_DELAY),
                      () ->
                          c.delayMs() == 0 && c.jitterMs() == 0
                              ? refused(FailReason.NOTHING_TO_DO, FactsMsg.CANNOT_NO_EFFECT)
                              : ALLOWED));
      case NemesisCommand.HotKey c -> inRange(c.percent(), 1, 100, FactsMsg.FIELD_PERCENT);
    };
  }

  private static Availability first(Availability check, Supplier<Availability> next) {
    return check.isAllowed() ? next.get() : check;
  }

  private static Availability inRange(long value, long least, long most, FactsMsg field) {
    return value >= least && value <= most
        ? ALLOWED
        : refused(FailReason.BAD_ARGUMENT, FactsMsg.CANNOT_RANGE, Text.of(field), least, most);
  }

  private static Object blockedFor(String reason) {
    return reason.isBlank() ? Text.of(FactsMsg.NO_REASON) : reason;
  }

  private static Availability onNode(
      ConsoleState state, NodeId id, Function<NodeView, Availability> check) {
    return state
        .node(id)
        .map(check)
        .orElseGet(() -> refused(FailReason.NO_SUCH_NODE, FactsMsg.CANNOT_NO_SUCH_NODE, id));
  }

  private static Availability changes(boolean differs) {
    return differs ? ALLOWED : refused(FailReason.NOTHING_TO_DO, FactsMsg.CANNOT_SAME_SETTING);
  }

  // Processes

  private static Availability start(NodeView node) {
    return switch (node.status()) {
      case NEW, STOPPED, KILLED -> ALLOWED;
      case STARTING, RUNNING -> wrongState(FactsMsg.CANNOT_RUNS_ALREADY, node);
      case FROZEN -> wrongState(FactsMsg.CANNOT_FROZEN, node);
      case REMOVED -> wrongState(FactsMsg.CANNOT_NOT_RUNNING, node);
    };
  }

  /** Ending in good order, like all else that a node does itself, needs its threads. */
  private static Availability stop(NodeView node) {
    return switch (node.status()) {
      case STARTING, RUNNING -> ALLOWED;
      case FROZEN -> wrongState(FactsMsg.CANNOT_FROZEN, node);
      case NEW, STOPPED, KILLED, REMOVED -> wrongState(FactsMsg.CANNOT_NOT_RUNNING, node);
    };
  }

  private static Availability running(NodeView node) {
    return switch (node.status()) {
      case RUNNING -> ALLOWED;
      case FROZEN -> wrongState(FactsMsg.CANNOT_FROZEN, node);
      case NEW, STARTING, STOPPED, KILLED, REMOVED -> wrongState(FactsMsg.CANNOT_NOT_RUNNING, node);
    };
  }

  private static Availability kill(NodeView node) {
    return node.status().isUp() || node.status() == NodeStatus.FROZEN
        ? ALLOWED
        : wrongState(FactsMsg.CANNOT_NOT_RUNNING, node);
  }

  private static Availability unfreeze(NodeView node) {
    return node.status() == NodeStatus.FROZEN
        ? ALLOWED
        : wrongState(FactsMsg.CANNOT_NOT_FROZEN, node);
  }

  private static Availability transfer(NodeView node, ConsoleState state) {
    NodeId leader = state.service().leader();
    if (leader == null) {
      return refused(FailReason.NO_LEADER, FactsMsg.CANNOT_NO_LEADER);
    }
    if (node.node().equals(leader)) {
      return refused(FailReason.NOTHING_TO_DO, FactsMsg.CANNOT_LEADS_ALREADY, leader);
    }
    if (!state.topology().isLinked(leader, node.node())) {
      return refused(FailReason.WRONG_STATE, FactsMsg.CANNOT_UNREACHABLE, node.node(), leader);
    }
    return running(node);
  }

  private static Availability wrongState(FactsMsg key, NodeView node) {
    return refused(FailReason.WRONG_STATE, key, node.node());
  }

  private static Availability stepDown(NodeView node) {
    return node.role() == Role.LEADER
        ? running(node)
        : wrongState(FactsMsg.CANNOT_NOT_LEADING, node);
  }

  /** None may be lost while one restarts, unless all of them run and one may be spared. */
  private static Availability rollingRestart(
      OperatorCommand.RollingRestart command, ConsoleState state) {
    for (NodeView node : state.nodes()) {
      if (!node.takesPart() && node.status() != NodeStatus.REMOVED) {
        return refused(FailReason.WRONG_STATE, FactsMsg.CANNOT_ALL_UP, node.node());
      }
    }
    return QuorumForecast.of(command, state).quorumHolds()
        ? ALLOWED
        : refused(FailReason.UNSAFE, FactsMsg.CANNOT_MARGIN);
  }

  // Members

  private static Availability add(NodeId node, ConsoleState state) {
    if (node.isClient()) {
      return refused(FailReason.BAD_ARGUMENT, FactsMsg.CANNOT_BE_MEMBER);
    }
    boolean member =
        state.node(node).map(NodeView::status).filter(s -> s != NodeStatus.REMOVED).isPresent();
    return member
        ? refused(FailReason.NOTHING_TO_DO, FactsMsg.CANNOT_MEMBER_ALREADY, node)
        : ALLOWED;
  }

  private static Availability member(NodeView node) {
    return node.status() == NodeStatus.REMOVED
        ? refused(FailReason.NO_SUCH_NODE, FactsMsg.CANNOT_NO_SUCH_NODE, node.node())
        : ALLOWED;
  }

  private static Availability remove(
      OperatorCommand.RemoveNode command, NodeView node, ConsoleState state) {
    if (!member(node).isAllowed()) {
      return member(node);
    }
    QuorumForecast forecast = QuorumForecast.of(command, state);
    if (forecast.voters() == 0) {
      return refused(FailReason.UNSAFE, FactsMsg.CANNOT_LAST_VOTER, node.node());
    }
    return forecast.quorumHolds()
        ? ALLOWED
        : refused(
            FailReason.UNSAFE,
            FactsMsg.CANNOT_QUORUM,
            forecast.available(),
            forecast.voters(),
            forecast.quorum());
  }

  // Links

  private static Availability links(Set<Link> links, ConsoleState state) {
    if (links.isEmpty()) {
      return refused(FailReason.BAD_ARGUMENT, FactsMsg.CANNOT_NO_LINKS);
    }
    for (Link link : links) {
      if (link.from().equals(link.to())) {
        return refused(
            FailReason.BAD_ARGUMENT, FactsMsg.CANNOT_LINK_TO_ITSELF, Wording.of(link.from()));
      }
      for (NodeId end : List.of(link.from(), link.to())) {
        if (!end.isClient() && state.node(end).isEmpty()) {
          return refused(FailReason.NO_SUCH_NODE, FactsMsg.CANNOT_NO_SUCH_NODE, end);
        }
      }
    }
    return ALLOWED;
  }

  private static Availability isolate(NodeId node, ConsoleState state) {
    boolean already = state.topology().withIsolated(node).cut().equals(state.cutLinks());
    return already
        ? refused(FailReason.NOTHING_TO_DO, FactsMsg.CANNOT_ISOLATED_ALREADY, node)
        : ALLOWED;
  }

  private static Availability rejoin(NodeView node) {
    return node.cutOff() || node.partlyCut()
        ? ALLOWED
        : refused(FailReason.NOTHING_TO_DO, FactsMsg.CANNOT_NOT_ISOLATED, node.node());
  }

  private static Availability partition(NemesisCommand.PartitionNodes c, ConsoleState state) {
    if (c.groupA().isEmpty() || c.groupB().isEmpty()) {
      return refused(FailReason.BAD_ARGUMENT, FactsMsg.CANNOT_GROUP_EMPTY);
    }
    Set<NodeId> all = new HashSet<>(c.groupA());
    all.addAll(c.groupB());
    for (NodeId id : all.stream().sorted().toList()) {
      if (!id.isClient() && state.node(id).isEmpty()) {
        return refused(FailReason.NO_SUCH_NODE, FactsMsg.CANNOT_NO_SUCH_NODE, id);
      }
      if (c.groupA().contains(id) && c.groupB().contains(id)) {
        return refused(FailReason.BAD_ARGUMENT, FactsMsg.CANNOT_GROUP_OVERLAP, Wording.of(id));
      }
    }
    return ALLOWED;
  }
}
