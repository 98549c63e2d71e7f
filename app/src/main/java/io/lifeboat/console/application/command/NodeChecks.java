package io.lifeboat.console.application.command;

import static io.lifeboat.console.application.command.Availability.ALLOWED;
import static io.lifeboat.console.application.command.Availability.refused;

import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.NodeView;
import io.lifeboat.console.application.text.FactsMsg;
import java.util.List;
import java.util.function.Function;

/** What the state of a node's process and its part in Raft forbid. */
final class NodeChecks {
  private static final int LEAST_FOR_SPLIT_VOTE = 3;

  private NodeChecks() {}

  static Availability of(NodeId id, ConsoleState state, Function<NodeView, Availability> check) {
    return state.node(id).map(check).orElseGet(() -> noSuchNode(id));
  }

  static Availability noSuchNode(NodeId id) {
    return refused(FailReason.NO_SUCH_NODE, FactsMsg.CANNOT_NO_SUCH_NODE, id);
  }

  private static Availability wrongState(FactsMsg key, NodeView node) {
    return refused(FailReason.WRONG_STATE, key, node.node());
  }

  static Availability start(NodeView node) {
    return switch (node.status()) {
      case NEW, STOPPED, KILLED, QUARANTINED -> ALLOWED;
      case STARTING, RUNNING -> wrongState(FactsMsg.CANNOT_RUNS_ALREADY, node);
      case FROZEN -> wrongState(FactsMsg.CANNOT_FROZEN, node);
      case REMOVED -> wrongState(FactsMsg.CANNOT_REMOVED, node);
    };
  }

  /** Ending in good order, like all else that a node does itself, needs its threads. */
  static Availability stop(NodeView node) {
    return switch (node.status()) {
      case STARTING, RUNNING -> ALLOWED;
      case FROZEN -> wrongState(FactsMsg.CANNOT_FROZEN, node);
      case REMOVED -> wrongState(FactsMsg.CANNOT_REMOVED, node);
      case NEW, STOPPED, KILLED, QUARANTINED -> wrongState(FactsMsg.CANNOT_NOT_RUNNING, node);
    };
  }

  static Availability running(NodeView node) {
    return node.status() == NodeStatus.STARTING
        ? wrongState(FactsMsg.CANNOT_NOT_RUNNING, node)
        : stop(node);
  }

  static Availability kill(NodeView node) {
    return node.status() == NodeStatus.FROZEN ? ALLOWED : stop(node);
  }

  static Availability unfreeze(NodeView node) {
    return node.status() == NodeStatus.FROZEN
        ? ALLOWED
        : wrongState(FactsMsg.CANNOT_NOT_FROZEN, node);
  }

  /** Its journal is on disk also when it does not run. */
  static Availability hasLog(NodeView node) {
    return node.status() == NodeStatus.REMOVED
        ? wrongState(FactsMsg.CANNOT_REMOVED, node)
        : ALLOWED;
  }

  /**
   * Only while all of them run and are linked, and one may be lost, can each be lost for a while.
   */
  static Availability rollingRestart(OperatorCommand.RollingRestart command, ConsoleState state) {
    for (NodeView node : state.nodes()) {
      if (node.status() != NodeStatus.RUNNING && node.status() != NodeStatus.REMOVED) {
        return refused(FailReason.WRONG_STATE, FactsMsg.CANNOT_ALL_UP, node.node());
      }
    }
    List<NodeId> members =
        state.nodes().stream()
            .filter(node -> node.status() != NodeStatus.REMOVED)
            .map(NodeView::node)
            .toList();
    if (state.links().separates(members)) {
      return refused(FailReason.WRONG_STATE, FactsMsg.CANNOT_LINKS_CUT);
    }
    return QuorumForecast.of(command, state).quorumHolds()
        ? ALLOWED
        : refused(FailReason.UNSAFE, FactsMsg.CANNOT_MARGIN);
  }

  // Leadership

  static Availability transfer(NodeView node, ConsoleState state) {
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
    return stand(node, state);
  }

  static Availability stepDown(NodeView node) {
    return running(node)
        .then(
            () ->
                node.role() == Role.LEADER
                    ? ALLOWED
                    : wrongState(FactsMsg.CANNOT_NOT_LEADING, node));
  }

  /** Who stands for election must run and have a vote. */
  static Availability stand(NodeView node, ConsoleState state) {
    return running(node)
        .then(
            () ->
                MemberChecks.isVoter(node.node(), state)
                    ? ALLOWED
                    : wrongState(FactsMsg.CANNOT_NO_VOTE, node));
  }

  static Availability splitVote(ConsoleState state) {
    return state.topology().running().size() < LEAST_FOR_SPLIT_VOTE
        ? refused(FailReason.WRONG_STATE, FactsMsg.CANNOT_SPLIT_VOTE, LEAST_FOR_SPLIT_VOTE)
        : ALLOWED;
  }
}
