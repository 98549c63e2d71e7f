package io.lifeboat.console.ui.detection;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.RepairPhase;
import io.lifeboat.console.application.state.CommandView;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.DetectionView.BackupView;
import io.lifeboat.console.application.state.DetectionView.RepairView;
import io.lifeboat.console.application.state.Occurrence;
import io.lifeboat.console.application.state.Occurrence.Category;
import io.lifeboat.console.application.state.RecoveryWords;
import io.lifeboat.console.application.text.Text;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was found, repaired and backed up.
 *
 * @param backups the latest first
 * @param told the latest first
 */
record HistoryModel(List<Repair> repairs, List<BackupView> backups, List<Occurrence> told) {
  private static final int TOLD = 40;
  private static final double MICROS_PER_SECOND = 1e6;

  /**
   * The latest repair of a node.
   *
   * @param detectSeconds from the command that damaged it until it was found, or null when no
   *     command of ours did
   * @param repairSeconds from when it was found until it was repaired, or null while it is not
   */
  record Repair(
      NodeId node,
      Text how,
      RepairPhase phase,
      String detail,
      @Nullable Double detectSeconds,
      @Nullable Double repairSeconds) {}

  static HistoryModel of(ConsoleState state) {
    List<Repair> repairs =
        state.detection().repairs().entrySet().stream()
            .sorted(Comparator.comparingLong(e -> -e.getValue().startedMicros()))
            .map(e -> repair(state, e.getKey(), e.getValue()))
            .toList();
    List<BackupView> backups = new ArrayList<>(state.detection().backups());
    Collections.reverse(backups);
    List<Occurrence> told = new ArrayList<>();
    for (Occurrence occurrence : state.occurrences()) {
      if (occurrence.category() == Category.DETECTION) {
        told.add(occurrence);
      }
    }
    Collections.reverse(told);
    return new HistoryModel(
        repairs, List.copyOf(backups), List.copyOf(told.subList(0, Math.min(TOLD, told.size()))));
  }

  private static Repair repair(ConsoleState state, NodeId node, RepairView view) {
    Long found = view.foundMicros();
    Long ended = view.endedMicros();
    Long damaged = found == null ? null : damaged(state, node, found);
    boolean done = view.last().phase() == RepairPhase.COMPLETED;
    return new Repair(
        node,
        RecoveryWords.of(view.last().repair()),
        view.last().phase(),
        view.last().detail(),
        damaged == null || found == null ? null : (found - damaged) / MICROS_PER_SECOND,
        !done || found == null || ended == null ? null : (ended - found) / MICROS_PER_SECOND);
  }

  /** When a command last damaged it before that was found. */
  private static @Nullable Long damaged(ConsoleState state, NodeId node, long foundMicros) {
    Long at = null;
    for (CommandView command : state.commands()) {
      if (command.requestedAtMicros() <= foundMicros && damages(command.command(), node)) {
        at = command.requestedAtMicros();
      }
    }
    return at;
  }

  private static boolean damages(Command command, NodeId node) {
    return switch (command) {
      case NemesisCommand.DamageFiles c -> c.node().equals(node);
      case NemesisCommand.ChangeState c -> c.node().equals(node);
      case NemesisCommand.ApplyWrongly c -> c.node().equals(node);
      default -> false;
    };
  }
}
