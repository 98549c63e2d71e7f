package io.lifeboat.console.application.state;

import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.BackupInfo;
import io.lifeboat.cluster.model.DigestGroup;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.FileDamage;
import io.lifeboat.cluster.model.FilePart;
import io.lifeboat.cluster.model.Finding;
import io.lifeboat.cluster.model.FindingKind;
import io.lifeboat.cluster.model.JournalRecord;
import io.lifeboat.cluster.model.KeyDifference;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.RepairKind;
import io.lifeboat.cluster.model.RepairPhase;
import io.lifeboat.cluster.model.ScanOccasion;
import io.lifeboat.cluster.model.ScanVerdict;
import io.lifeboat.cluster.model.SegmentSummary;
import io.lifeboat.cluster.model.SwitchName;
import java.util.List;

/**
 * A bit of n2's journal flips, it is killed, found before its start, quarantined and rebuilt; then
 * a value of n3 changes, and with two more nobody can tell who is right; backups.
 */
final class DamageRun {
  static final NodeId N1 = NodeId.of(1);
  static final NodeId N2 = NodeId.of(2);
  static final NodeId N3 = NodeId.of(3);
  static final Finding CORRUPT =
      new Finding(
          FilePart.JOURNAL,
          FindingKind.CORRUPT_RECORD,
          "raft-partition-1-1.log",
          412L,
          80_802,
          158,
          "21c83ce4",
          "9f6a4dfb",
          88);
  private static final BackupInfo BACKUP =
      new BackupInfo("backup-1", 600, 214, 18_912, "2026-07-01T10:00:00Z");

  private DamageRun() {}

  static Facts facts() {
    Facts facts = Facts.healthy(3);
    facts
        .add(new Fact.SwitchChanged(SwitchName.SCAN_BEFORE_START, true))
        .requested("c1", new NemesisCommand.DamageFiles(N2, FileDamage.FLIP_BITS, 412, 1, false))
        .fault("f1", FaultKind.FILES, 2, FaultPhase.VERIFIED, null, "one bit is another", "c1")
        .completed("c1", Outcome.Ok.PLAIN)
        .pause(500)
        .killed(2)
        .pause(200)
        .requested("c2", new OperatorCommand.StartNode(N2))
        .add(new Fact.NodeStarting(N2), "c2")
        .add(damage(ScanOccasion.BEFORE_START), "c2")
        .add(scrubbed(2, ScanOccasion.BEFORE_START, 1), "c2")
        .add(new Fact.NodeQuarantined(N2, "record 412 is damaged"), "c2")
        .requested("c3", new OperatorCommand.InspectRecords(N2, 412, 1))
        .add(new Fact.JournalRecords(N2, List.of(record())), "c3")
        .completed("c3", Outcome.Ok.PLAIN)
        .requested("c4", new OperatorCommand.RebuildNode(N2))
        .add(repair(RepairKind.REBUILD, RepairPhase.STARTED), "c4")
        .pause(900)
        .add(scrubbed(2, ScanOccasion.BEFORE_START, 0), "c4")
        .add(repair(RepairKind.REBUILD, RepairPhase.COMPLETED), "c4")
        .completed("c4", Outcome.Ok.PLAIN);
    return states(facts);
  }

  private static Facts states(Facts facts) {
    return facts
        .requested("c5", new NemesisCommand.ChangeState(N3, "", false))
        .fault("f2", FaultKind.STATE, 3, FaultPhase.VERIFIED, null, "k7 is another", "c5")
        .completed("c5", Outcome.Ok.PLAIN)
        .requested("c6", new OperatorCommand.CompareReplicas())
        .add(differ(600, List.of(N3)), "c6")
        .add(
            new Fact.KeysDiffer(
                N3,
                N1,
                600,
                List.of(new KeyDifference("k7", "“4”, version 9", "“5”, version 9")),
                1,
                12,
                214),
            "c6")
        .completed("c6", Outcome.Ok.PLAIN)
        .add(
            new Fact.RepairChanged(
                N3, RepairKind.RECORDS, RepairPhase.FAILED, "no peer has record 412", null))
        .add(differ(700, List.of()))
        .add(new Fact.ReplicasAgree(720, "00ff", List.of(N1, N2, N3)))
        .requested("c7", new OperatorCommand.BackUp())
        .add(new Fact.BackupWritten(BACKUP, 31_000), "c7")
        .completed("c7", Outcome.Ok.PLAIN)
        .add(new Fact.BackupChecked("backup-1", null))
        .add(new Fact.BackupChecked("backup-1", "state.bin: SHA-256 differs"))
        .add(new Fact.BackupRestored(BACKUP, 3))
        .requested("c8", new SwitchCommand.SetSwitch(SwitchName.AUTO_REPAIR, true))
        .add(new Fact.SwitchChanged(SwitchName.AUTO_REPAIR, true), "c8");
  }

  static Fact.DamageFound damage(ScanOccasion occasion) {
    return new Fact.DamageFound(N2, occasion, List.of(CORRUPT), 1);
  }

  static Fact.NodeScrubbed scrubbed(int node, ScanOccasion occasion, int findings) {
    return new Fact.NodeScrubbed(
        NodeId.of(node),
        occasion,
        findings == 0 ? ScanVerdict.SOUND : ScanVerdict.DAMAGED,
        findings,
        500 - findings,
        79_064,
        1,
        500,
        0,
        4_200,
        List.of(
            new SegmentSummary(
                "raft-partition-1-1.log", 1, 500, 500 - findings, 118_564, findings)));
  }

  static JournalRecord record() {
    return new JournalRecord(
        412, "raft-partition-1-1.log", 80_802, 4, "21c83ce4", "9f6a4dfb", "00ff10a0");
  }

  private static Fact.RepairChanged repair(RepairKind kind, RepairPhase phase) {
    return new Fact.RepairChanged(N2, kind, phase, "as a fresh learner", 720_000L);
  }

  static Fact.ReplicasDiffer differ(long index, List<NodeId> suspects) {
    return suspects.isEmpty()
        ? new Fact.ReplicasDiffer(
            index,
            List.of(
                new DigestGroup("00ff", List.of(N1)),
                new DigestGroup("11ee", List.of(N2)),
                new DigestGroup("22dd", List.of(N3))),
            suspects)
        : new Fact.ReplicasDiffer(
            index,
            List.of(new DigestGroup("00ff", List.of(N1, N2)), new DigestGroup("22dd", List.of(N3))),
            suspects);
  }
}
