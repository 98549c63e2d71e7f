package io.lifeboat.cluster.history;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.BackupInfo;
import io.lifeboat.cluster.model.DigestGroup;
import io.lifeboat.cluster.model.FileDamage;
import io.lifeboat.cluster.model.FilePart;
import io.lifeboat.cluster.model.Finding;
import io.lifeboat.cluster.model.FindingKind;
import io.lifeboat.cluster.model.JournalRecord;
import io.lifeboat.cluster.model.KeyDifference;
import io.lifeboat.cluster.model.LinkSuspicion;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.RepairKind;
import io.lifeboat.cluster.model.RepairPhase;
import io.lifeboat.cluster.model.ScanOccasion;
import io.lifeboat.cluster.model.ScanVerdict;
import io.lifeboat.cluster.model.SegmentSummary;
import java.util.ArrayList;
import java.util.List;

/** One fact of each kind that tells of damage and repair, and each of their commands. */
final class DamageSamples {
  private static final NodeId N1 = NodeId.of(1);
  private static final NodeId N2 = NodeId.of(2);
  private static final NodeId N3 = NodeId.of(3);
  private static final String SEGMENT = "raft-partition-1-1.log";

  private DamageSamples() {}

  static List<Fact> facts() {
    Finding finding =
        new Finding(
            FilePart.JOURNAL,
            FindingKind.CORRUPT_RECORD,
            SEGMENT,
            412L,
            80_802,
            158,
            "21c83ce4",
            "9f6a4dfb",
            88);
    Finding lost =
        new Finding(FilePart.VOTE, FindingKind.LOST_VOTE, "vote", null, 0, 0, null, null, 0);
    BackupInfo backup = new BackupInfo("backup-1", 600, 214, 18_912, "2026-07-01T10:00:00Z");
    List<Fact> facts =
        new ArrayList<>(
            List.of(
                new Fact.ScrubProgress(N2, ScanOccasion.BACKGROUND, 4_096, 79_064),
                new Fact.NodeScrubbed(
                    N2,
                    ScanOccasion.ON_DEMAND,
                    ScanVerdict.DAMAGED,
                    2,
                    499,
                    79_064,
                    1,
                    500,
                    0,
                    4_200,
                    List.of(new SegmentSummary(SEGMENT, 1, 500, 499, 79_064, 1))),
                new Fact.DamageFound(N2, ScanOccasion.BEFORE_START, List.of(finding, lost), 2),
                new Fact.NodeQuarantined(N2, "record 412 is damaged"),
                new Fact.JournalRecords(
                    N2,
                    List.of(
                        new JournalRecord(
                            412, SEGMENT, 80_802, 4, "21c83ce4", "9f6a4dfb", "00ff10a0"))),
                new Fact.ReplicasAgree(600, "00ff", List.of(N1, N2, N3)),
                new Fact.ReplicasDiffer(
                    600,
                    List.of(
                        new DigestGroup("00ff", List.of(N1, N2)),
                        new DigestGroup("22dd", List.of(N3))),
                    List.of(N3)),
                new Fact.KeysDiffer(
                    N3, N1, 600, List.of(new KeyDifference("k7", null, "5")), 1, 12, 214),
                new Fact.Suspicions(List.of(new LinkSuspicion(N1, N2, 80, 0.5)))));
    facts.addAll(
        List.of(
            new Fact.RepairChanged(N2, RepairKind.REBUILD, RepairPhase.STARTED, "left", 720_000L),
            new Fact.RepairChanged(N2, RepairKind.RECORDS, RepairPhase.FAILED, "no peer", null),
            new Fact.BackupWritten(backup, 31_000),
            new Fact.BackupChecked("backup-1", null),
            new Fact.BackupRestored(backup, 3)));
    commands().forEach(c -> facts.add(new Fact.CommandRequested(new CommandId("c3"), c)));
    return facts;
  }

  private static List<Command> commands() {
    return List.of(
        new OperatorCommand.ScrubNode(N2),
        new OperatorCommand.CompareReplicas(),
        new OperatorCommand.InspectRecords(N2, 412, 20),
        new OperatorCommand.RebuildNode(N2),
        new OperatorCommand.RepairRecords(N2),
        new OperatorCommand.BackUp(),
        new OperatorCommand.VerifyBackup("backup-1"),
        new OperatorCommand.RestoreBackup("backup-1"),
        new NemesisCommand.DamageFiles(N2, FileDamage.FLIP_BITS, 0, 1, false),
        new NemesisCommand.ChangeState(N3, "k7", false),
        new NemesisCommand.ApplyWrongly(N3, true));
  }
}
