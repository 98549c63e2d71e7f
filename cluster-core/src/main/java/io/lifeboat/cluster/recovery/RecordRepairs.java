package io.lifeboat.cluster.recovery;

import io.lifeboat.cluster.model.Finding;
import io.lifeboat.cluster.model.FindingKind;
import io.lifeboat.cluster.model.ScanResult;
import io.lifeboat.cluster.storage.RecordAccess;
import io.lifeboat.cluster.storage.Seals;
import io.lifeboat.cluster.storage.SealsDamagedException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Repairs all damaged records of a node that does not run, or none: what may be written is decided
 * for each by {@link RecordRepair} before the first byte is. Peers' files are only read.
 */
public final class RecordRepairs {
  private static final int SEARCHED = 256;

  private final Path directory;
  private final ScanResult scan;
  private final List<Peer> peers;
  private final int members;
  private final Map<Long, Finding> damaged = new HashMap<>();

  /**
   * A running peer's files.
   *
   * @param committed up to which index it knows its log to be committed
   */
  public record Peer(Path directory, long committed) {}

  /**
   * What came of it.
   *
   * @param repaired how many records were written
   * @param refused why nothing was, null when something was
   * @param detail how it was proven, in English
   */
  public record Result(int repaired, @Nullable String refused, String detail) {}

  private record Patch(Path file, long offset, ByteBuffer bytes) {}

  private RecordRepairs(Path directory, ScanResult scan, List<Peer> peers, int members) {
    this.directory = directory;
    this.scan = scan;
    this.peers = peers;
    this.members = members;
  }

  /**
   * Repairs what a scan of these files found.
   *
   * @param members of the cluster, the damaged one included
   */
  public static Result repair(Path directory, ScanResult scan, List<Peer> peers, int members)
      throws IOException {
    return new RecordRepairs(directory, scan, peers, members).run();
  }

  private Result run() throws IOException {
    for (Finding finding : scan.findings()) {
      Long index = finding.index();
      if (finding.kind() == FindingKind.CORRUPT_RECORD && index != null) {
        damaged.put(index, finding);
      } else if (finding.kind().weight() != FindingKind.Weight.HARMLESS) {
        return refused("not only single records are damaged: " + finding.kind());
      }
    }
    if (damaged.isEmpty() || scan.totalFindings() > scan.findings().size()) {
      return refused(damaged.isEmpty() ? "no record is damaged" : "too much is damaged");
    }
    long known = knownCommitted();
    List<Patch> patches = new ArrayList<>();
    String proof = "";
    for (Map.Entry<Long, Finding> entry : damaged.entrySet()) {
      Finding finding = entry.getValue();
      Path file = directory.resolve(finding.file());
      ByteBuffer place = RecordAccess.bytes(file, finding.offset(), (int) finding.length());
      RecordRepair.Damaged record =
          new RecordRepair.Damaged(entry.getKey(), place, known, laterSameTerm(finding));
      switch (RecordRepair.decide(record, copies(entry.getKey()), members)) {
        case RecordRepair.Decision.Refused(String why) -> {
          return refused(why);
        }
        case RecordRepair.Decision.Write write -> {
          patches.add(new Patch(file, finding.offset(), write.bytes()));
          proof = write.proof();
        }
      }
    }
    for (Patch patch : patches) {
      RecordAccess.write(patch.file(), patch.offset(), patch.bytes());
    }
    return new Result(patches.size(), null, proof);
  }

  private static Result refused(String why) {
    return new Result(0, why, "");
  }

  private long knownCommitted() throws IOException {
    try {
      Optional<Seals> seals = Seals.read(directory);
      return seals.map(Seals::committed).orElse(0L);
    } catch (SealsDamagedException e) {
      return 0;
    }
  }

  private List<ByteBuffer> copies(long index) throws IOException {
    List<ByteBuffer> copies = new ArrayList<>();
    for (Peer peer : peers) {
      ByteBuffer content =
          index <= peer.committed() ? RecordAccess.content(peer.directory(), index) : null;
      if (content != null) {
        copies.add(content);
      }
    }
    return copies;
  }

  /** The next sound record of the node behind a damaged one, if its term is the committed one. */
  private @Nullable Long laterSameTerm(Finding from) throws IOException {
    Path file = directory.resolve(from.file());
    long index = Objects.requireNonNull(from.index());
    long next = RecordAccess.nextSegment(directory, index);
    long offset = from.offset() + from.length();
    index++;
    for (int searched = 0; searched < SEARCHED && index != next; searched++) {
      Finding also = damaged.get(index);
      if (also != null) {
        offset = also.offset() + also.length();
        index++;
        continue;
      }
      ByteBuffer content = RecordAccess.contentAt(file, offset);
      return content != null && hasCommittedTerm(index, content) ? (Long) index : null;
    }
    ByteBuffer content = next == 0 ? null : RecordAccess.content(directory, next);
    return content != null && hasCommittedTerm(next, content) ? (Long) next : null;
  }

  private boolean hasCommittedTerm(long index, ByteBuffer content) throws IOException {
    ByteBuffer agreed = RecordRepair.agreed(copies(index), members);
    Long committed = agreed == null ? null : RecordAccess.term(agreed);
    return committed != null && committed.equals(RecordAccess.term(content));
  }
}
