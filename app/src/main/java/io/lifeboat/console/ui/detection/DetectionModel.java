package io.lifeboat.console.ui.detection;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.FilePart;
import io.lifeboat.cluster.model.Finding;
import io.lifeboat.cluster.model.FindingKind;
import io.lifeboat.cluster.model.LinkSuspicion;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.cluster.model.RepairPhase;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.DetectionView;
import io.lifeboat.console.application.state.DetectionView.RepairView;
import io.lifeboat.console.application.state.DetectionView.Soundness;
import io.lifeboat.console.application.state.DetectionView.StateVerdict;
import io.lifeboat.console.application.state.FilesView;
import io.lifeboat.console.application.state.NodeView;
import io.lifeboat.console.application.state.RecoveryWords;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.i18n.DetectionPanelMsg;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What the matrix shows: a row for each member, with what is known of each of its parts.
 *
 * @param summary all of it in one sentence
 * @param switches those of self-detection and recovery that are on
 */
record DetectionModel(List<Row> rows, Text summary, boolean trouble, Set<SwitchName> switches) {

  /**
   * One part of a node.
   *
   * @param detail up to which index it was read, or null when that is not known
   * @param age when, or null when it was not
   */
  record Cell(Soundness soundness, @Nullable Long detail, @Nullable Text age) {}

  /**
   * One node.
   *
   * @param progress how far a scan is, from 0 to 1, or null when none runs
   * @param suspicion the highest that any other holds against it, or null when none is known
   */
  record Row(
      NodeId node,
      boolean quarantined,
      Map<FilePart, Cell> cells,
      Text verdict,
      boolean damaged,
      @Nullable Double progress,
      @Nullable LinkSuspicion suspicion) {}

  static DetectionModel of(ConsoleState state) {
    List<Row> rows =
        state.nodes().stream()
            .filter(node -> node.status() != NodeStatus.REMOVED)
            .map(node -> row(state, node))
            .toList();
    Set<SwitchName> on = new TreeSet<>(state.switchesOn());
    on.retainAll(SwitchList.NAMES);
    DetectionView view = state.detection();
    boolean trouble = view.difference() != null || rows.stream().anyMatch(Row::damaged);
    return new DetectionModel(rows, summary(rows, view), trouble, Set.copyOf(on));
  }

  // Rows

  private static Row row(ConsoleState state, NodeView node) {
    DetectionView view = state.detection();
    NodeId id = node.node();
    FilesView files = view.filesOf(id);
    Map<FilePart, Cell> cells = new EnumMap<>(FilePart.class);
    for (FilePart part : FilePart.values()) {
      cells.put(part, cell(view, id, part, state.nowMicros()));
    }
    Fact.ScrubProgress scan = files.progress();
    boolean damaged = view.isDamaged(id);
    return new Row(
        id,
        node.status() == NodeStatus.QUARANTINED,
        Map.copyOf(cells),
        verdict(view, node),
        damaged || node.status() == NodeStatus.QUARANTINED,
        scan == null || scan.bytesTotal() == 0
            ? null
            : (double) scan.bytesDone() / scan.bytesTotal(),
        suspicion(view, id).orElse(null));
  }

  private static Cell cell(DetectionView view, NodeId node, FilePart part, long now) {
    Soundness soundness = view.soundness(node, part);
    if (part == FilePart.STATE) {
      StateVerdict state = view.stateOf(node);
      if (state.index() == 0 && state.changedKey() != null) {
        return new Cell(soundness, null, Ages.of(state.atMicros(), now));
      }
      return state.index() == 0
          ? new Cell(soundness, null, null)
          : new Cell(soundness, state.index(), Ages.brief(state.atMicros(), now));
    }
    FilesView files = view.filesOf(node);
    Fact.NodeScrubbed scan = files.scan();
    if (scan == null) {
      Long found = files.foundMicros();
      return new Cell(soundness, null, found == null ? null : Ages.of(found, now));
    }
    Long detail =
        switch (part) {
          case JOURNAL -> known(scan.lastIndex());
          case SNAPSHOT -> known(scan.snapshotIndex());
          case VOTE, CONFIGURATION, STATE, SEALS -> null;
        };
    long at = files.scannedMicros();
    return new Cell(soundness, detail, detail == null ? Ages.of(at, now) : Ages.brief(at, now));
  }

  private static @Nullable Long known(long index) {
    return index == 0 ? null : index;
  }

  /** The highest suspicion that any other node holds against this one. */
  static Optional<LinkSuspicion> suspicion(DetectionView view, NodeId node) {
    return view.suspicions().stream()
        .filter(link -> link.of().equals(node))
        .max(Comparator.comparingDouble(LinkSuspicion::phi));
  }

  private static Text verdict(DetectionView view, NodeView node) {
    NodeId id = node.node();
    FilesView files = view.filesOf(id);
    RepairView repair = view.repairs().get(id);
    if (repair != null && repair.last().phase() == RepairPhase.STARTED) {
      return Text.of(DetectionPanelMsg.VERDICT_REPAIRING);
    }
    Finding first =
        files.findings().stream()
            .filter(f -> f.kind() != FindingKind.TORN_TAIL)
            .findFirst()
            .orElse(null);
    if (node.status() == NodeStatus.QUARANTINED) {
      return first == null
          ? Text.of(DetectionPanelMsg.VERDICT_QUARANTINED)
          : Text.of(DetectionPanelMsg.VERDICT_QUARANTINED_FOR, RecoveryWords.of(first.part()));
    }
    if (first != null) {
      return Text.of(
          DetectionPanelMsg.VERDICT_DAMAGED, RecoveryWords.of(first.part()), files.total());
    }
    StateVerdict state = view.stateOf(id);
    String changedKey = state.changedKey();
    if (changedKey != null) {
      return Text.of(DetectionPanelMsg.VERDICT_CHANGED, changedKey);
    }
    if (state.soundness() == Soundness.DAMAGED) {
      return Text.of(DetectionPanelMsg.VERDICT_DIFFERS, state.index());
    }
    if (state.index() > 0 && state.soundness() == Soundness.NOT_KNOWN) {
      return Text.of(DetectionPanelMsg.VERDICT_CANNOT_TELL, state.index());
    }
    boolean scanned = files.scan() != null;
    boolean compared = state.soundness() == Soundness.SOUND;
    if (scanned && files.findings().stream().anyMatch(f -> f.kind() == FindingKind.TORN_TAIL)) {
      return Text.of(DetectionPanelMsg.VERDICT_TORN);
    }
    if (scanned && compared) {
      return Text.of(DetectionPanelMsg.VERDICT_SOUND);
    }
    return Text.of(
        scanned
            ? DetectionPanelMsg.VERDICT_FILES_SOUND
            : compared
                ? DetectionPanelMsg.VERDICT_STATE_SOUND
                : DetectionPanelMsg.VERDICT_NOT_KNOWN);
  }

  // All of it

  private static Text summary(List<Row> rows, DetectionView view) {
    Fact.ReplicasDiffer difference = view.difference();
    List<NodeId> damaged = nodes(rows.stream().filter(Row::damaged).toList());
    if (!damaged.isEmpty()) {
      return Text.of(
          DetectionPanelMsg.SUMMARY_DAMAGED,
          String.join(", ", damaged.stream().map(NodeId::toString).toList()),
          damaged.size(),
          rows.size() - damaged.size(),
          rows.size());
    }
    if (difference != null && difference.suspects().isEmpty()) {
      return Text.of(DetectionPanelMsg.SUMMARY_CANNOT_TELL, difference.index());
    }
    List<Row> open = new ArrayList<>(rows);
    open.removeIf(
        row -> row.cells().values().stream().noneMatch(c -> c.soundness() == Soundness.NOT_KNOWN));
    if (open.isEmpty()) {
      return Text.of(DetectionPanelMsg.SUMMARY_SOUND);
    }
    boolean nothing =
        rows.stream()
            .flatMap(row -> row.cells().values().stream())
            .allMatch(c -> c.soundness() == Soundness.NOT_KNOWN);
    return nothing
        ? Text.of(DetectionPanelMsg.SUMMARY_NOT_KNOWN)
        : Text.of(DetectionPanelMsg.SUMMARY_PARTLY, open.size(), rows.size());
  }

  private static List<NodeId> nodes(List<Row> rows) {
    return rows.stream().map(Row::node).toList();
  }
}
