package io.lifeboat.console.application.command;

import static io.lifeboat.console.application.command.Availability.ALLOWED;
import static io.lifeboat.console.application.command.Availability.refused;

import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.NemesisCommand.DamageFiles;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.NodeView;
import io.lifeboat.console.application.text.DetectionMsg;
import io.lifeboat.console.application.text.FactsMsg;

/** What forbids to damage, to look, to repair and to restore. */
final class RecoveryChecks {
  private static final int MOST_RECORDS = 50;
  private static final int MOST_BITS = 64;

  private RecoveryChecks() {}

  static Availability of(OperatorCommand command, ConsoleState state) {
    return switch (command) {
      case OperatorCommand.InspectRecords c ->
          c.count() < 1 || c.count() > MOST_RECORDS
              ? refused(FailReason.BAD_ARGUMENT, DetectionMsg.CANNOT_RECORD_COUNT)
              : NodeChecks.of(c.node(), state, NodeChecks::hasLog);
      case OperatorCommand.RebuildNode c ->
          NodeChecks.of(c.node(), state, NodeChecks::hasLog)
              .then(() -> MemberChecks.remove(new OperatorCommand.RemoveNode(c.node()), state));
      case OperatorCommand.RepairRecords c ->
          NodeChecks.of(c.node(), state, node -> repairable(node, state));
      case OperatorCommand.VerifyBackup c -> named(c.name());
      case OperatorCommand.RestoreBackup c -> named(c.name()).then(() -> led(state));
      case OperatorCommand.CompareReplicas _, OperatorCommand.BackUp _ -> led(state);
      default -> throw new IllegalArgumentException(command + " is checked elsewhere");
    };
  }

  private static Availability named(String backup) {
    return backup.isBlank()
        ? refused(FailReason.BAD_ARGUMENT, DetectionMsg.CANNOT_NO_NAME)
        : ALLOWED;
  }

  private static Availability led(ConsoleState state) {
    return state.service().leader() == null
        ? refused(FailReason.NO_LEADER, FactsMsg.CANNOT_NO_LEADER)
        : ALLOWED;
  }

  private static Availability repairable(NodeView node, ConsoleState state) {
    if (node.status() == NodeStatus.REMOVED) {
      return NodeChecks.hasLog(node);
    }
    if (node.status().isUp() || node.status() == NodeStatus.FROZEN) {
      return refused(FailReason.WRONG_STATE, DetectionMsg.CANNOT_REPAIR_RUNNING, node.node());
    }
    return state.detection().isDamaged(node.node())
        ? ALLOWED
        : refused(FailReason.NOTHING_TO_DO, DetectionMsg.CANNOT_NOTHING_DAMAGED, node.node());
  }

  static Availability damage(DamageFiles command, ConsoleState state) {
    if (command.bits() < 1 || command.bits() > MOST_BITS) {
      return refused(FailReason.BAD_ARGUMENT, DetectionMsg.CANNOT_BITS);
    }
    return NodeChecks.of(command.node(), state, NodeChecks::hasLog)
        .then(() -> soundLeft(command.node(), command.evenIfLast(), state));
  }

  /** Never the last majority of sound copies, unless asked twice. */
  static Availability soundLeft(NodeId node, boolean evenIfLast, ConsoleState state) {
    int sound = state.detection().soundAmong(state.topology().members(), node);
    return evenIfLast || sound >= state.topology().quorum()
        ? ALLOWED
        : refused(
            FailReason.UNSAFE,
            DetectionMsg.CANNOT_LAST_SOUND,
            sound,
            state.topology().members().size());
  }
}
