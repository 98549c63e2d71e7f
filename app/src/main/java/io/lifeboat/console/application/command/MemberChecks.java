package io.lifeboat.console.application.command;

import static io.lifeboat.console.application.command.Availability.ALLOWED;
import static io.lifeboat.console.application.command.Availability.refused;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.MembersView;
import io.lifeboat.console.application.state.Wording;
import io.lifeboat.console.application.text.FactsMsg;

/** What Raft forbids about changes of members (§6): one at a time, and never without a quorum. */
final class MemberChecks {
  private MemberChecks() {}

  static boolean isVoter(NodeId node, ConsoleState state) {
    return state.members().voters().contains(node);
  }

  static Availability add(NodeId node, ConsoleState state) {
    if (node.isClient()) {
      return refused(FailReason.BAD_ARGUMENT, FactsMsg.CANNOT_BE_MEMBER);
    }
    if (state.members().isMember(node)) {
      return refused(FailReason.NOTHING_TO_DO, FactsMsg.CANNOT_MEMBER_ALREADY, node);
    }
    return changeable(state);
  }

  static Availability remove(OperatorCommand.RemoveNode command, ConsoleState state) {
    return member(command.node(), state)
        .then(
            () ->
                isVoter(command.node(), state) && state.members().voters().size() == 1
                    ? refused(FailReason.UNSAFE, FactsMsg.CANNOT_LAST_VOTER, command.node())
                    : ALLOWED)
        .then(() -> changeable(state))
        .then(() -> keepsQuorum(command, state));
  }

  static Availability replace(OperatorCommand.ReplaceNode command, ConsoleState state) {
    return member(command.node(), state)
        .then(() -> add(command.with(), state))
        .then(() -> keepsQuorum(command, state));
  }

  private static Availability member(NodeId node, ConsoleState state) {
    return state.members().isMember(node) ? ALLOWED : NodeChecks.noSuchNode(node);
  }

  /** A change is an entry of the log: it needs a leader, and one after the other. */
  private static Availability changeable(ConsoleState state) {
    MembersView.Change change = state.members().change();
    if (change != null) {
      return refused(FailReason.WRONG_STATE, FactsMsg.CANNOT_WHILE_CHANGING, Wording.of(change));
    }
    if (!state.members().current().equals(state.members().committed())) {
      return refused(FailReason.WRONG_STATE, FactsMsg.CANNOT_WHILE_UNCOMMITTED);
    }
    return state.service().leader() == null
        ? refused(FailReason.NO_LEADER, FactsMsg.CANNOT_NO_LEADER)
        : ALLOWED;
  }

  private static Availability keepsQuorum(Command command, ConsoleState state) {
    QuorumForecast forecast = QuorumForecast.of(command, state);
    return forecast.quorumHolds()
        ? ALLOWED
        : refused(
            FailReason.UNSAFE,
            FactsMsg.CANNOT_QUORUM,
            forecast.available(),
            forecast.voters(),
            forecast.quorum());
  }
}
