package io.lifeboat.console.gui;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.NemesisCommand.ChangeState;
import io.lifeboat.cluster.command.NemesisCommand.DamageFiles;
import io.lifeboat.cluster.command.OperatorCommand.BackUp;
import io.lifeboat.cluster.command.OperatorCommand.CompareReplicas;
import io.lifeboat.cluster.command.OperatorCommand.InspectRecords;
import io.lifeboat.cluster.command.OperatorCommand.RebuildNode;
import io.lifeboat.cluster.command.OperatorCommand.ScrubNode;
import io.lifeboat.cluster.command.OperatorCommand.VerifyBackup;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.BackupInfo;
import io.lifeboat.cluster.model.DigestGroup;
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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.CRC32;

/** The part of the script about damage: what a real cluster would tell, on made-up journals. */
final class ScriptedDamage {
  private static final int RECORDS = 3_000;
  private static final int A_SEGMENT = 1_400;
  private static final int RECORD_BYTES = 150;

  private final List<NodeId> nodes;
  private final Map<NodeId, Long> damaged = new TreeMap<>();
  private final Map<NodeId, Long> found = new TreeMap<>();
  private final Set<NodeId> changed = new TreeSet<>();
  private int backups;

  ScriptedDamage(List<NodeId> nodes) {
    this.nodes = nodes;
  }

  /** The facts that such a command leads to; none for any other. */
  List<Fact> play(Command command, long commit, long nowMicros) {
    return switch (command) {
      case DamageFiles c -> {
        damaged.put(c.node(), c.index() == 0 ? 1_912L : c.index());
        yield List.of();
      }
      case ChangeState c -> {
        changed.add(c.node());
        yield List.of();
      }
      case ScrubNode c -> {
        if (damaged.containsKey(c.node())) {
          found.put(c.node(), nowMicros);
        }
        yield scrubbed(c.node());
      }
      case CompareReplicas ignored -> compared(commit);
      case InspectRecords c -> List.of(records(c));
      case RebuildNode c -> {
        damaged.remove(c.node());
        changed.remove(c.node());
        List<Fact> facts = new ArrayList<>();
        facts.add(repair(c.node(), RepairPhase.STARTED));
        facts.addAll(scrubbed(c.node()));
        facts.add(repair(c.node(), RepairPhase.COMPLETED));
        yield facts;
      }
      case BackUp ignored -> {
        backups++;
        yield List.of(
            new Fact.BackupWritten(
                new BackupInfo("backup-" + backups, commit, 214, 18_912, "2026-07-01T10:00:00Z"),
                31_000));
      }
      case VerifyBackup c -> List.of(new Fact.BackupChecked(c.name(), null));
      default -> List.of();
    };
  }

  private Fact.RepairChanged repair(NodeId node, RepairPhase phase) {
    return new Fact.RepairChanged(
        node, RepairKind.REBUILD, phase, "as a fresh learner", found.get(node));
  }

  private List<Fact> scrubbed(NodeId node) {
    Long index = damaged.get(node);
    List<Fact> facts = new ArrayList<>();
    if (index != null) {
      facts.add(new Fact.DamageFound(node, ScanOccasion.ON_DEMAND, List.of(finding(index)), 1));
    }
    long bytes = (long) RECORDS * (RECORD_BYTES + 8);
    facts.add(
        new Fact.NodeScrubbed(
            node,
            ScanOccasion.ON_DEMAND,
            index == null ? ScanVerdict.SOUND : ScanVerdict.DAMAGED,
            index == null ? 0 : 1,
            index == null ? RECORDS : RECORDS - 1,
            bytes,
            1,
            RECORDS,
            0,
            42_000,
            segments(index)));
    return facts;
  }

  private static List<SegmentSummary> segments(Long damagedIndex) {
    List<SegmentSummary> all = new ArrayList<>();
    for (int first = 1; first <= RECORDS; first += A_SEGMENT) {
      int records = Math.min(A_SEGMENT, RECORDS - first + 1);
      boolean here =
          damagedIndex != null && damagedIndex >= first && damagedIndex < first + records;
      all.add(
          new SegmentSummary(
              file(first),
              first,
              first + records - 1,
              here ? records - 1 : records,
              64 + (long) records * (RECORD_BYTES + 8),
              here ? 1 : 0));
    }
    return all;
  }

  private static String file(long index) {
    return "raft-partition-1-" + ((index - 1) / A_SEGMENT + 1) + ".log";
  }

  private static long offset(long index) {
    return 64 + (index - 1) % A_SEGMENT * (RECORD_BYTES + 8);
  }

  private static Finding finding(long index) {
    byte[] sound = content(index);
    byte[] bad = flipped(sound);
    return new Finding(
        FilePart.JOURNAL,
        FindingKind.CORRUPT_RECORD,
        file(index),
        index,
        offset(index),
        RECORD_BYTES + 8,
        crc(sound),
        crc(bad),
        RECORDS - index);
  }

  private static byte[] content(long index) {
    StringBuilder text = new StringBuilder();
    while (text.length() < RECORD_BYTES) {
      text.append("key-").append(index % 50).append('\u0001').append(index * 7_919).append(';');
    }
    return text.substring(0, RECORD_BYTES).getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] flipped(byte[] sound) {
    byte[] bad = sound.clone();
    bad[37] ^= 0x10;
    return bad;
  }

  private static String crc(byte[] bytes) {
    CRC32 crc = new CRC32();
    crc.update(bytes);
    return "%08x".formatted(crc.getValue());
  }

  private Fact.JournalRecords records(InspectRecords asked) {
    List<JournalRecord> all = new ArrayList<>();
    long end = Math.min(RECORDS, asked.fromIndex() + asked.count() - 1);
    for (long index = asked.fromIndex(); index <= end; index++) {
      byte[] sound = content(index);
      Long bad = damaged.get(asked.node());
      byte[] read = bad != null && bad == index ? flipped(sound) : sound;
      all.add(
          new JournalRecord(
              index,
              file(index),
              offset(index),
              RECORD_BYTES,
              crc(sound),
              crc(read),
              HexFormat.of().formatHex(read)));
    }
    return new Fact.JournalRecords(asked.node(), all);
  }

  private List<Fact> compared(long index) {
    String digest = "3fa9c0de7712aa05";
    List<NodeId> sound = nodes.stream().filter(node -> !changed.contains(node)).toList();
    if (changed.isEmpty()) {
      return List.of(new Fact.ReplicasAgree(index, digest, nodes));
    }
    boolean majority = sound.size() > nodes.size() / 2;
    List<NodeId> wrong = List.copyOf(changed);
    List<Fact> facts = new ArrayList<>();
    facts.add(
        new Fact.ReplicasDiffer(
            index,
            List.of(new DigestGroup(digest, sound), new DigestGroup("b81e44f0190c3d2e", wrong)),
            majority ? wrong : List.of()));
    for (NodeId node : wrong) {
      facts.add(
          new Fact.KeysDiffer(
              node,
              sound.getFirst(),
              index,
              List.of(
                  new KeyDifference("key-17", "“write 40”, version 9", "“write 41”, version 9"),
                  new KeyDifference("key-23", null, "“write 8”, version 2")),
              2,
              12,
              214));
    }
    return facts;
  }

  /** Everybody has heard from everybody, some a little later than usual. */
  Fact.Suspicions suspicions(List<NodeId> speaking) {
    List<LinkSuspicion> all = new ArrayList<>();
    for (NodeId by : speaking) {
      for (NodeId of : nodes) {
        if (!by.equals(of)) {
          boolean silent = !speaking.contains(of);
          all.add(
              new LinkSuspicion(
                  by, of, silent ? 2_400 : 60 + 10L * by.number(), silent ? 8.7 : 0.3));
        }
      }
    }
    return new Fact.Suspicions(all);
  }
}
