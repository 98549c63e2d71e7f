package io.lifeboat.console.application.state;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.DigestGroup;
import io.lifeboat.cluster.model.FilePart;
import io.lifeboat.cluster.model.Finding;
import io.lifeboat.cluster.model.LinkSuspicion;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.RepairPhase;
import io.lifeboat.console.application.state.DetectionView.BackupView;
import io.lifeboat.console.application.state.DetectionView.RepairView;
import io.lifeboat.console.application.state.DetectionView.Soundness;
import io.lifeboat.console.application.state.DetectionView.StateVerdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Takes what is told of damage and repair into its picture. */
final class DetectionFold {
  private static final int BACKUPS = 50;

  private DetectionFold() {}

  // Files

  static DetectionView progress(DetectionView before, Fact.ScrubProgress f) {
    return files(before, f.node(), view -> view.scanning(f));
  }

  static DetectionView scanned(DetectionView before, Fact.NodeScrubbed f, long at) {
    return files(before, f.node(), view -> view.scanned(f, at));
  }

  static DetectionView found(DetectionView before, Fact.DamageFound f, long at) {
    Finding first = f.findings().getFirst();
    if (first.part() == FilePart.STATE) {
      Map<NodeId, StateVerdict> states = new HashMap<>(before.states());
      states.put(f.node(), before.stateOf(f.node()).changed(first.file(), at));
      return with(before, draft -> draft.states = states);
    }
    return files(before, f.node(), view -> view.found(f, at));
  }

  static DetectionView quarantined(DetectionView before, NodeId node, @Nullable String reason) {
    return files(before, node, view -> view.quarantined(reason));
  }

  /** Its files are gone, and what was known of them with them. */
  static DetectionView removed(DetectionView before, NodeId node) {
    Map<NodeId, FilesView> files = new HashMap<>(before.files());
    files.remove(node);
    return stateForgotten(with(before, draft -> draft.files = files), node);
  }

  private static DetectionView files(
      DetectionView before, NodeId node, UnaryOperator<FilesView> change) {
    Map<NodeId, FilesView> files = new HashMap<>(before.files());
    files.put(node, change.apply(before.filesOf(node)));
    return with(before, draft -> draft.files = files);
  }

  static DetectionView records(DetectionView v, Fact.JournalRecords f) {
    Map<NodeId, Fact.JournalRecords> records = new HashMap<>(v.records());
    records.put(f.node(), f);
    return with(v, draft -> draft.records = records);
  }

  // States

  static DetectionView agree(DetectionView before, Fact.ReplicasAgree f, long at) {
    Map<NodeId, StateVerdict> states = new HashMap<>(before.states());
    f.nodes()
        .forEach(
            node ->
                states.put(node, before.stateOf(node).compared(Soundness.SOUND, f.index(), at)));
    boolean settled =
        states.values().stream().allMatch(verdict -> verdict.soundness() == Soundness.SOUND);
    return with(
        before,
        draft -> {
          draft.states = states;
          if (settled) {
            draft.difference = null;
            draft.keys = List.of();
          }
        });
  }

  /** Without a majority nobody is known to be wrong, and nobody to be right. */
  static DetectionView differ(DetectionView before, Fact.ReplicasDiffer f, long at) {
    Map<NodeId, StateVerdict> states = new HashMap<>(before.states());
    for (DigestGroup group : f.groups()) {
      for (NodeId node : group.nodes()) {
        Soundness soundness =
            f.suspects().isEmpty()
                ? Soundness.NOT_KNOWN
                : f.suspects().contains(node) ? Soundness.DAMAGED : Soundness.SOUND;
        states.put(node, before.stateOf(node).compared(soundness, f.index(), at));
      }
    }
    return with(
        before,
        draft -> {
          draft.states = states;
          draft.difference = f;
          draft.keys = List.of();
        });
  }

  static DetectionView keys(DetectionView before, Fact.KeysDiffer f) {
    List<Fact.KeysDiffer> keys = new ArrayList<>(before.keys());
    keys.removeIf(old -> old.node().equals(f.node()));
    keys.add(f);
    return with(before, draft -> draft.keys = keys);
  }

  /** A new life builds its state anew from the log: what was known of the old one is over. */
  static DetectionView stateForgotten(DetectionView before, NodeId node) {
    if (!before.states().containsKey(node)) {
      return before;
    }
    Map<NodeId, StateVerdict> states = new HashMap<>(before.states());
    states.remove(node);
    return with(before, draft -> draft.states = states);
  }

  // Recovery

  static DetectionView repair(DetectionView v, Fact.RepairChanged f, long at) {
    RepairView before = v.repairs().get(f.node());
    Map<NodeId, RepairView> repairs = new HashMap<>(v.repairs());
    repairs.put(
        f.node(),
        new RepairView(
            f,
            f.phase() == RepairPhase.STARTED || before == null ? at : before.startedMicros(),
            f.foundMicros(),
            f.phase() == RepairPhase.STARTED ? null : at));
    return with(v, draft -> draft.repairs = repairs);
  }

  static DetectionView backedUp(DetectionView v, Fact.BackupWritten f, long at) {
    List<BackupView> backups = new ArrayList<>(v.backups());
    backups.add(new BackupView(f.backup(), at, null));
    return with(
        v,
        draft ->
            draft.backups = backups.subList(Math.max(0, backups.size() - BACKUPS), backups.size()));
  }

  static DetectionView checked(DetectionView v, Fact.BackupChecked f) {
    List<BackupView> backups =
        v.backups().stream()
            .map(
                view ->
                    view.backup().name().equals(f.name())
                        ? new BackupView(view.backup(), view.writtenMicros(), f.damage())
                        : view)
            .toList();
    return with(v, draft -> draft.backups = backups);
  }

  static DetectionView suspicions(DetectionView v, Fact.Suspicions f) {
    return with(v, draft -> draft.suspicions = f.links());
  }

  private static DetectionView with(DetectionView before, Consumer<Draft> change) {
    Draft draft = new Draft(before);
    change.accept(draft);
    return draft.view();
  }

  /** The picture while it is changed. */
  private static final class Draft {
    private Map<NodeId, FilesView> files;
    private Map<NodeId, StateVerdict> states;
    private Fact.@Nullable ReplicasDiffer difference;
    private List<Fact.KeysDiffer> keys;
    private Map<NodeId, Fact.JournalRecords> records;
    private Map<NodeId, RepairView> repairs;
    private List<BackupView> backups;
    private List<LinkSuspicion> suspicions;

    Draft(DetectionView view) {
      files = view.files();
      states = view.states();
      difference = view.difference();
      keys = view.keys();
      records = view.records();
      repairs = view.repairs();
      backups = view.backups();
      suspicions = view.suspicions();
    }

    DetectionView view() {
      return new DetectionView(
          files, states, difference, keys, records, repairs, backups, suspicions);
    }
  }
}
