package io.lifeboat.console.application.command;

import static io.lifeboat.console.application.command.Availability.ALLOWED;
import static io.lifeboat.console.application.command.Availability.refused;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.NodeView;
import io.lifeboat.console.application.state.Wording;
import io.lifeboat.console.application.text.FactsMsg;
import io.lifeboat.console.application.text.Text;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;

/**
 * Whether a command makes sense in a picture. It refuses only what certainly cannot be done: the
 * picture may be a moment old, and the cluster itself has the last word.
 */
final class CommandCheck {
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
      default -> ALLOWED;
    };
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

  // Links

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
