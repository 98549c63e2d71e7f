package io.lifeboat.console.application.drill;

import io.lifeboat.cluster.command.LogbookCommand.DrillEnd;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.text.DrillMsg;
import io.lifeboat.console.application.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What there is to say of drills, in the words of the bundle {@code drills}. */
public final class DrillWords {
  private static final double MICROS_PER_SECOND = 1e6;
  private static final double MS_PER_SECOND = 1e3;

  private DrillWords() {}

  /** Why a drill ended; null while it has not. */
  public static Text end(@Nullable DrillEnd end) {
    return Text.of(
        switch (end) {
          case null -> DrillMsg.END_NOT_YET;
          case DONE -> DrillMsg.END_DONE;
          case TIME_OVER -> DrillMsg.END_TIME_OVER;
          case DATA_AT_RISK -> DrillMsg.END_DATA_AT_RISK;
          case GIVEN_UP -> DrillMsg.END_GIVEN_UP;
        });
  }

  /** What a line of a score is about. */
  public static Text subject(DrillScore.Line line) {
    return switch (line.kind()) {
      case TASK -> Text.of(DrillMsg.SUBJECT_TASK, line.subject());
      case HINTS -> Text.of(DrillMsg.SUBJECT_HINTS, line.subject());
      case WRONG_DIAGNOSES -> Text.of(DrillMsg.SUBJECT_WRONG_DIAGNOSES);
      case UNNECESSARY_ACTIONS -> Text.of(DrillMsg.SUBJECT_UNNECESSARY);
      case QUORUM_ENDANGERED -> Text.of(DrillMsg.SUBJECT_QUORUM);
      case SAFETY_LEVER -> Text.of(DrillMsg.SUBJECT_LEVER);
      case DATA_AT_RISK -> Text.of(DrillMsg.SUBJECT_DATA);
      case FLOOR -> Text.of(DrillMsg.SUBJECT_FLOOR);
    };
  }

  /** How long things took, a line each. */
  public static List<Text> times(DrillScore.Times times) {
    List<Text> lines = new ArrayList<>();
    lines.add(time(DrillMsg.TIME_ACKNOWLEDGE, times.acknowledgeMicros()));
    lines.add(time(DrillMsg.TIME_DIAGNOSE, times.diagnoseMicros()));
    lines.add(time(DrillMsg.TIME_RESTORE, times.restoreMicros()));
    lines.add(Text.of(DrillMsg.TIME_UNSERVED, times.unservedMicros() / MICROS_PER_SECOND));
    return lines;
  }

  private static Text time(DrillMsg what, @Nullable Long micros) {
    return Text.of(
        what,
        micros == null
            ? Text.of(DrillMsg.TIME_NONE)
            : Text.of(DrillMsg.TIME_SECONDS, micros / MICROS_PER_SECOND));
  }

  /** What a task asks for, with its figures. */
  public static Text standard(DrillTask task) {
    double within = task.withinMs() / MS_PER_SECOND;
    return switch (task.standard()) {
      case Standard.Acknowledge _ -> Text.of(DrillMsg.STANDARD_ACKNOWLEDGE, within);
      case Standard.Diagnose _ -> Text.of(DrillMsg.STANDARD_DIAGNOSE, within);
      case Standard.Act act -> Text.of(DrillMsg.STANDARD_ACT, act.commands(), within);
      case Standard.Level _ -> Text.of(DrillMsg.STANDARD_LEVEL, within);
      case Standard.Restore restore ->
          Text.of(DrillMsg.STANDARD_RESTORE, restore.heldMs() / MS_PER_SECOND, within);
      case Standard.NodesRunning running ->
          Text.of(DrillMsg.STANDARD_NODES, running.heldMs() / MS_PER_SECOND, within);
      case Standard.Margin margin ->
          Text.of(
              DrillMsg.STANDARD_MARGIN, margin.least(), margin.heldMs() / MS_PER_SECOND, within);
      case Standard.ReplicasAgree _ -> Text.of(DrillMsg.STANDARD_AGREE, within);
      case Standard.NothingBroken nothing ->
          Text.of(DrillMsg.STANDARD_NOTHING_BROKEN, nothing.heldMs() / MS_PER_SECOND, within);
      case Standard.KeepServing keep ->
          Text.of(DrillMsg.STANDARD_KEEP_SERVING, keep.mostMs() / MS_PER_SECOND);
      case Standard.KeepData _ -> Text.of(DrillMsg.STANDARD_KEEP_DATA);
    };
  }

  /** A kind of malfunction by its stable name, as a person says it. */
  public static Text kind(String word) {
    return MalfunctionKind.ofWord(word)
        .map(kind -> Text.of(kind.label()))
        .orElseGet(() -> Text.of(DrillMsg.KIND_UNKNOWN, word));
  }

  /** What is wrong and where. */
  public static Text malfunction(String word, List<NodeId> nodes) {
    return nodes.isEmpty() ? kind(word) : Text.of(DrillMsg.MALFUNCTION_AT, kind(word), nodes);
  }

  /** A command as a short name with whom it is for. */
  public static Text action(ActionTaken action) {
    return Scoring.name(action);
  }
}
