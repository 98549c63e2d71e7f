package io.lifeboat.console.application.state;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.model.FileDamage;
import io.lifeboat.cluster.model.FilePart;
import io.lifeboat.cluster.model.Finding;
import io.lifeboat.cluster.model.RepairKind;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.console.application.text.DetectionMsg;
import io.lifeboat.console.application.text.Text;
import org.jspecify.annotations.Nullable;

/** The names of what has to do with damage, its detection and its repair. */
public final class RecoveryWords {
  private RecoveryWords() {}

  public static Text of(FilePart part) {
    return Text.of(
        switch (part) {
          case JOURNAL -> DetectionMsg.PART_JOURNAL;
          case SNAPSHOT -> DetectionMsg.PART_SNAPSHOT;
          case VOTE -> DetectionMsg.PART_VOTE;
          case CONFIGURATION -> DetectionMsg.PART_CONFIGURATION;
          case STATE -> DetectionMsg.PART_STATE;
          case SEALS -> DetectionMsg.PART_SEALS;
        });
  }

  /** What was found, as a part of a sentence. */
  public static Text of(Finding finding) {
    String file = finding.file();
    long index = finding.index() == null ? 0 : finding.index();
    return switch (finding.kind()) {
      case CORRUPT_RECORD ->
          Text.of(
              DetectionMsg.FOUND_CORRUPT_RECORD,
              index,
              file,
              finding.offset(),
              finding.length(),
              orDash(finding.stored()),
              orDash(finding.computed()),
              finding.hidden());
      case TORN_TAIL -> Text.of(DetectionMsg.FOUND_TORN_TAIL, file, finding.offset());
      case BAD_SEGMENT_HEADER -> Text.of(DetectionMsg.FOUND_BAD_HEADER, file);
      case MISSING_SEGMENT -> Text.of(DetectionMsg.FOUND_MISSING_SEGMENT, file);
      case MISSING_PREFIX -> Text.of(DetectionMsg.FOUND_MISSING_PREFIX, index);
      case MISSING_TAIL -> Text.of(DetectionMsg.FOUND_MISSING_TAIL, index);
      case INCOMPLETE_SNAPSHOT -> Text.of(DetectionMsg.FOUND_INCOMPLETE_SNAPSHOT, file);
      case CHANGED_SINCE_SEALED -> Text.of(DetectionMsg.FOUND_CHANGED, file, finding.offset());
      case BAD_SNAPSHOT -> Text.of(DetectionMsg.FOUND_BAD_SNAPSHOT, file);
      case BAD_VOTE -> Text.of(DetectionMsg.FOUND_BAD_VOTE, file);
      case LOST_VOTE -> Text.of(DetectionMsg.FOUND_LOST_VOTE, file);
      case BAD_CONFIGURATION -> Text.of(DetectionMsg.FOUND_BAD_CONFIGURATION, file);
      case BAD_SEALS -> Text.of(DetectionMsg.FOUND_BAD_SEALS, file);
      case CHANGED_VALUE ->
          Text.of(
              DetectionMsg.FOUND_CHANGED_VALUE,
              file,
              orDash(finding.stored()),
              orDash(finding.computed()));
    };
  }

  private static String orDash(@Nullable String checksum) {
    return checksum == null ? "–" : checksum;
  }

  /** What is done to files, as a noun. */
  public static Text of(FileDamage damage) {
    return Text.of(
        switch (damage) {
          case FLIP_BITS -> DetectionMsg.DAMAGE_FLIP_BITS;
          case TRUNCATE_TAIL -> DetectionMsg.DAMAGE_TRUNCATE_TAIL;
          case ZERO_PAGE -> DetectionMsg.DAMAGE_ZERO_PAGE;
          case MISDIRECT_RECORD -> DetectionMsg.DAMAGE_MISDIRECT_RECORD;
          case CORRUPT_SNAPSHOT -> DetectionMsg.DAMAGE_CORRUPT_SNAPSHOT;
          case CORRUPT_HEADER -> DetectionMsg.DAMAGE_CORRUPT_HEADER;
          case CORRUPT_VOTE -> DetectionMsg.DAMAGE_CORRUPT_VOTE;
        });
  }

  public static Text of(RepairKind repair) {
    return Text.of(
        switch (repair) {
          case REBUILD -> DetectionMsg.REPAIR_REBUILD;
          case RECORDS -> DetectionMsg.REPAIR_RECORDS;
        });
  }

  /** The name of one of the switches that self-detection and recovery have. */
  static DetectionMsg of(SwitchName name) {
    return switch (name) {
      case SCAN_BEFORE_START -> DetectionMsg.SWITCH_SCAN;
      case SCRUBBING -> DetectionMsg.SWITCH_SCRUBBING;
      case AUTO_REPAIR -> DetectionMsg.SWITCH_AUTO_REPAIR;
      case SCHEDULED_BACKUP -> DetectionMsg.SWITCH_SCHEDULED_BACKUP;
      case VOTE_GUARD -> throw new IllegalArgumentException(name + " is named elsewhere");
    };
  }

  /** What one of those switches means when it is turned. */
  public static DetectionMsg why(SwitchName name, boolean on) {
    return switch (name) {
      case SCAN_BEFORE_START ->
          on ? DetectionMsg.SWITCH_SCAN_ON_WHY : DetectionMsg.SWITCH_SCAN_OFF_WHY;
      case SCRUBBING ->
          on ? DetectionMsg.SWITCH_SCRUBBING_ON_WHY : DetectionMsg.SWITCH_SCRUBBING_OFF_WHY;
      case AUTO_REPAIR ->
          on ? DetectionMsg.SWITCH_AUTO_REPAIR_ON_WHY : DetectionMsg.SWITCH_AUTO_REPAIR_OFF_WHY;
      case SCHEDULED_BACKUP ->
          on ? DetectionMsg.SWITCH_BACKUP_ON_WHY : DetectionMsg.SWITCH_BACKUP_OFF_WHY;
      case VOTE_GUARD -> throw new IllegalArgumentException(name + " is told elsewhere");
    };
  }

  /** What such a command does, as one says it. */
  static Text asked(Command command) {
    return switch (command) {
      case OperatorCommand.ScrubNode c -> Text.of(DetectionMsg.DO_SCRUB, c.node());
      case OperatorCommand.CompareReplicas _ -> Text.of(DetectionMsg.DO_COMPARE);
      case OperatorCommand.InspectRecords c ->
          Text.of(DetectionMsg.DO_INSPECT_RECORDS, c.node(), c.fromIndex(), c.count());
      case OperatorCommand.RebuildNode c -> Text.of(DetectionMsg.DO_REBUILD, c.node());
      case OperatorCommand.RepairRecords c -> Text.of(DetectionMsg.DO_REPAIR_RECORDS, c.node());
      case OperatorCommand.BackUp _ -> Text.of(DetectionMsg.DO_BACK_UP);
      case OperatorCommand.VerifyBackup c -> Text.of(DetectionMsg.DO_VERIFY_BACKUP, c.name());
      case OperatorCommand.RestoreBackup c -> Text.of(DetectionMsg.DO_RESTORE, c.name());
      case NemesisCommand.DamageFiles c ->
          Text.of(DetectionMsg.DO_DAMAGE, c.node(), of(c.damage()));
      case NemesisCommand.ChangeState c -> Text.of(DetectionMsg.DO_CHANGE_STATE, c.node());
      case NemesisCommand.ApplyWrongly c -> Text.of(DetectionMsg.DO_APPLY_WRONGLY, c.node());
      default -> throw new IllegalArgumentException(command + " is named elsewhere");
    };
  }
}
