package io.lifeboat.console.application.state;

import static io.lifeboat.console.application.state.Wording.sentences;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.DigestGroup;
import io.lifeboat.cluster.model.FilePart;
import io.lifeboat.cluster.model.Finding;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.RepairKind;
import io.lifeboat.cluster.model.RepairPhase;
import io.lifeboat.cluster.model.ScanOccasion;
import io.lifeboat.console.application.state.Occurrence.Category;
import io.lifeboat.console.application.state.Occurrence.Weight;
import io.lifeboat.console.application.text.DetectionMsg;
import io.lifeboat.console.application.text.Text;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Tells what was found damaged, who differs, what was repaired and backed up. */
final class DetectionTales {
  private static final long MICROS_PER_MS = 1_000;

  private DetectionTales() {}

  static Tale damageFound(Telling telling, Fact.DamageFound f) {
    Finding first = f.findings().getFirst();
    if (first.part() == FilePart.STATE) {
      return Tale.of(
          Category.DETECTION,
          Weight.ABNORMAL,
          Text.of(DetectionMsg.VALUE_CHANGED, f.node(), RecoveryWords.of(first)),
          Text.of(DetectionMsg.VALUE_CHANGED_WHY),
          Set.of(f.node()));
    }
    Text why = Text.of(DetectionMsg.DAMAGE_FOUND_WHY);
    return Tale.of(
            Category.DETECTION,
            Weight.ABNORMAL,
            Text.of(DetectionMsg.DAMAGE_FOUND, f.node(), f.total(), RecoveryWords.of(first)),
            f.occasion() == ScanOccasion.BEFORE_START
                ? sentences(why, Text.of(DetectionMsg.DAMAGE_FOUND_BEFORE_START))
                : why,
            Set.of(f.node()))
        .because(telling.grounds().asked());
  }

  static Tale quarantined(Telling telling, Fact.NodeQuarantined f) {
    return Tale.of(
            Category.DETECTION,
            Weight.ABNORMAL,
            Text.of(DetectionMsg.QUARANTINED, f.node()),
            Text.of(DetectionMsg.QUARANTINED_WHY, f.reason()),
            Set.of(f.node()))
        .because(
            telling
                .grounds()
                .asked()
                .last(
                    told ->
                        told.fact() instanceof Fact.DamageFound d && d.node().equals(f.node())));
  }

  static Tale recordsRead(Telling telling, Fact.JournalRecords f) {
    return Tale.of(
            Category.DETECTION,
            Weight.NORMAL,
            Text.of(DetectionMsg.RECORDS_READ, f.node(), f.records().size()),
            Text.of(DetectionMsg.RECORDS_READ_WHY),
            Set.of(f.node()))
        .because(telling.grounds().asked());
  }

  static Tale differ(Telling telling, Fact.ReplicasDiffer f) {
    Set<NodeId> all = new TreeSet<>();
    f.groups().forEach(group -> all.addAll(group.nodes()));
    if (f.suspects().isEmpty()) {
      return Tale.of(
          Category.DETECTION,
          Weight.ABNORMAL,
          Text.of(DetectionMsg.REPLICAS_CANNOT_TELL, f.index(), Wording.of(all)),
          Text.of(DetectionMsg.REPLICAS_CANNOT_TELL_WHY),
          all);
    }
    List<NodeId> majority =
        f.groups().stream()
            .max(Comparator.comparingInt(group -> group.nodes().size()))
            .map(DigestGroup::nodes)
            .orElse(List.of());
    List<Object> suspects = Wording.of(f.suspects());
    return Tale.of(
            Category.DETECTION,
            Weight.ABNORMAL,
            Text.of(DetectionMsg.REPLICAS_DIFFER, f.index(), suspects),
            Text.of(DetectionMsg.REPLICAS_DIFFER_WHY, Wording.of(majority), suspects),
            f.suspects())
        .because(telling.grounds().asked());
  }

  static Tale keysDiffer(Telling telling, Fact.KeysDiffer f) {
    return Tale.of(
            Category.DETECTION,
            Weight.NOTICE,
            Text.of(DetectionMsg.KEYS_DIFFER, f.node(), f.reference(), f.total(), f.index()),
            Text.of(DetectionMsg.KEYS_DIFFER_WHY, f.compared(), f.keys()),
            Set.of(f.node()))
        .because(
            telling
                .grounds()
                .last(
                    told ->
                        told.fact() instanceof Fact.ReplicasDiffer d && d.index() == f.index()));
  }

  static Tale repair(Telling telling, Fact.RepairChanged f) {
    Text why =
        Text.of(
            f.repair() == RepairKind.REBUILD
                ? DetectionMsg.REPAIR_REBUILD_WHY
                : DetectionMsg.REPAIR_RECORDS_WHY,
            f.detail());
    return Tale.of(
            Category.DETECTION, weight(f.phase()), repaired(telling, f), why, Set.of(f.node()))
        .because(
            telling
                .grounds()
                .asked()
                .last(
                    told ->
                        (told.fact() instanceof Fact.DamageFound d && d.node().equals(f.node()))
                            || (told.fact() instanceof Fact.ReplicasDiffer r
                                && r.suspects().contains(f.node()))));
  }

  private static Weight weight(RepairPhase phase) {
    return switch (phase) {
      case STARTED -> Weight.NORMAL;
      case COMPLETED -> Weight.NOTICE;
      case FAILED -> Weight.ABNORMAL;
    };
  }

  private static Text repaired(Telling telling, Fact.RepairChanged f) {
    return switch (f.phase()) {
      case STARTED -> Text.of(DetectionMsg.REPAIR_STARTED, f.node(), RecoveryWords.of(f.repair()));
      case FAILED -> Text.of(DetectionMsg.REPAIR_FAILED, f.node(), f.detail());
      case COMPLETED ->
          f.foundMicros() == null
              ? Text.of(DetectionMsg.REPAIR_COMPLETED, f.node(), RecoveryWords.of(f.repair()))
              : Text.of(
                  DetectionMsg.REPAIR_COMPLETED_AFTER,
                  f.node(),
                  RecoveryWords.of(f.repair()),
                  (telling.at() - f.foundMicros()) / MICROS_PER_MS);
    };
  }

  static Tale backedUp(Telling telling, Fact.BackupWritten f) {
    return Tale.of(
            Category.DETECTION,
            Weight.NOTICE,
            Text.of(
                DetectionMsg.BACKUP_WRITTEN,
                f.backup().name(),
                f.backup().index(),
                f.backup().keys()),
            Text.of(DetectionMsg.BACKUP_WRITTEN_WHY),
            Set.of())
        .because(telling.grounds().asked());
  }

  static Tale backupChecked(Telling telling, Fact.BackupChecked f) {
    String damage = f.damage();
    return Tale.of(
            Category.DETECTION,
            damage == null ? Weight.NORMAL : Weight.ABNORMAL,
            damage == null
                ? Text.of(DetectionMsg.BACKUP_SOUND, f.name())
                : Text.of(DetectionMsg.BACKUP_DAMAGED, f.name(), damage),
            Text.of(
                damage == null ? DetectionMsg.BACKUP_SOUND_WHY : DetectionMsg.BACKUP_DAMAGED_WHY),
            Set.of())
        .because(telling.grounds().asked());
  }

  static Tale restored(Telling telling, Fact.BackupRestored f) {
    return Tale.of(
            Category.DETECTION,
            Weight.NOTICE,
            Text.of(DetectionMsg.BACKUP_RESTORED, f.backup().name(), f.backup().keys()),
            Text.of(DetectionMsg.BACKUP_RESTORED_WHY),
            Set.of())
        .because(telling.grounds().asked());
  }
}
