package io.lifeboat.console.application.command;

import static io.lifeboat.console.application.state.Wording.sentences;

import io.lifeboat.cluster.command.NemesisCommand.DamageFiles;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.text.DetectionMsg;
import io.lifeboat.console.application.text.Text;

/** What commands that damage, detect or repair would do. */
final class RecoveryPreview {
  private RecoveryPreview() {}

  static Text of(OperatorCommand command) {
    return switch (command) {
      case OperatorCommand.ScrubNode c -> Text.of(DetectionMsg.PREVIEW_SCRUB, c.node());
      case OperatorCommand.CompareReplicas _ -> Text.of(DetectionMsg.PREVIEW_COMPARE);
      case OperatorCommand.InspectRecords c -> Text.of(DetectionMsg.PREVIEW_INSPECT, c.node());
      case OperatorCommand.RebuildNode c -> Text.of(DetectionMsg.PREVIEW_REBUILD, c.node());
      case OperatorCommand.RepairRecords c ->
          Text.of(DetectionMsg.PREVIEW_REPAIR_RECORDS, c.node());
      case OperatorCommand.BackUp _ -> Text.of(DetectionMsg.PREVIEW_BACK_UP);
      case OperatorCommand.VerifyBackup c -> Text.of(DetectionMsg.PREVIEW_VERIFY_BACKUP, c.name());
      case OperatorCommand.RestoreBackup c -> Text.of(DetectionMsg.PREVIEW_RESTORE, c.name());
      default -> throw new IllegalArgumentException(command + " is previewed elsewhere");
    };
  }

  static Text damage(DamageFiles command, ConsoleState state) {
    NodeId node = command.node();
    Text what =
        switch (command.damage()) {
          case FLIP_BITS ->
              Text.of(
                  DetectionMsg.PREVIEW_FLIP_BITS,
                  node,
                  command.bits(),
                  command.index() == 0
                      ? Text.of(DetectionMsg.PREVIEW_RANDOM_RECORD)
                      : Text.of(DetectionMsg.PREVIEW_RECORD, command.index()));
          case TRUNCATE_TAIL -> Text.of(DetectionMsg.PREVIEW_TRUNCATE_TAIL, node);
          case ZERO_PAGE -> Text.of(DetectionMsg.PREVIEW_ZERO_PAGE, node);
          case MISDIRECT_RECORD -> Text.of(DetectionMsg.PREVIEW_MISDIRECT, node);
          case CORRUPT_SNAPSHOT -> Text.of(DetectionMsg.PREVIEW_CORRUPT_SNAPSHOT, node);
          case CORRUPT_HEADER -> Text.of(DetectionMsg.PREVIEW_CORRUPT_HEADER, node);
          case CORRUPT_VOTE -> Text.of(DetectionMsg.PREVIEW_CORRUPT_VOTE, node);
        };
    boolean runs = state.node(node).filter(v -> v.status() == NodeStatus.RUNNING).isPresent();
    Text left = copiesLeft(node, state);
    return runs
        ? sentences(what, Text.of(DetectionMsg.PREVIEW_ENGINE_BLIND), left)
        : sentences(what, left);
  }

  static Text change(NodeId node, ConsoleState state) {
    return sentences(Text.of(DetectionMsg.PREVIEW_CHANGE_STATE, node), copiesLeft(node, state));
  }

  static Text applyWrongly(NodeId node, ConsoleState state) {
    return sentences(Text.of(DetectionMsg.PREVIEW_APPLY_WRONGLY, node), copiesLeft(node, state));
  }

  private static Text copiesLeft(NodeId node, ConsoleState state) {
    int all = state.topology().members().size();
    int sound = state.detection().soundAmong(state.topology().members(), node);
    return Text.of(
        sound >= state.topology().quorum()
            ? DetectionMsg.PREVIEW_SOUND_LEFT
            : DetectionMsg.PREVIEW_NOT_SOUND,
        sound,
        all);
  }
}
