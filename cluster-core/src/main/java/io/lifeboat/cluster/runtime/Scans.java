package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.Finding;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.ScanOccasion;
import io.lifeboat.cluster.model.ScanResult;
import io.lifeboat.cluster.model.ScanVerdict;
import io.lifeboat.cluster.storage.ScanProgress;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What scans of nodes' files found, as facts and as what is known by now; on any thread. */
final class Scans {
  private static final int FINDINGS_TOLD = 20;
  private static final int SEGMENTS_TOLD = 64;
  private static final long PROGRESS_EVERY_MICROS = 200_000;

  private final ClusterSite site;
  private final SoundCopies copies;
  private final Map<NodeId, Damage> known = new ConcurrentHashMap<>();

  /**
   * Damage that was found and not repaired yet.
   *
   * @param foundMicros on the clock of the facts
   */
  record Damage(ScanResult scan, long foundMicros) {}

  Scans(ClusterSite site, SoundCopies copies) {
    this.site = site;
    this.copies = copies;
  }

  /** Tells how far a scan is, a few times a second. */
  ScanProgress progress(NodeId node, ScanOccasion occasion) {
    long[] toldMicros = {site.facts.nowMicros()};
    return (bytes, ofBytes, records) -> {
      long now = site.facts.nowMicros();
      if (now - toldMicros[0] >= PROGRESS_EVERY_MICROS) {
        toldMicros[0] = now;
        site.facts.offer(node.value(), new Fact.ScrubProgress(node, occasion, bytes, ofBytes));
      }
    };
  }

  /** Keeps and tells what a scan came to. */
  void tell(NodeId node, ScanOccasion occasion, ScanResult scan, @Nullable CommandId cause) {
    int from = Math.max(0, scan.segments().size() - SEGMENTS_TOLD);
    site.facts.offer(
        node.value(),
        cause,
        new Fact.NodeScrubbed(
            node,
            occasion,
            scan.verdict(),
            scan.totalFindings(),
            scan.records(),
            scan.bytes(),
            scan.firstIndex(),
            scan.lastIndex(),
            scan.snapshotIndex(),
            Math.round(scan.durationMs() * 1_000),
            scan.segments().subList(from, scan.segments().size())));
    if (scan.verdict() != ScanVerdict.DAMAGED) {
      forget(node);
      return;
    }
    copies.damaged(node);
    Damage before = known.get(node);
    if (before != null && before.scan.findings().containsAll(scan.findings())) {
      return;
    }
    known.put(node, new Damage(scan, before == null ? site.facts.nowMicros() : before.foundMicros));
    site.facts.offer(
        node.value(),
        cause,
        new Fact.DamageFound(
            node,
            occasion,
            scan.findings().stream().limit(FINDINGS_TOLD).toList(),
            scan.totalFindings()));
  }

  /** The damage of this node's files that is known. */
  Optional<Damage> damage(NodeId node) {
    return Optional.ofNullable(known.get(node));
  }

  /** Its files are sound, or others. */
  void forget(NodeId node) {
    known.remove(node);
    copies.filesSound(node);
  }

  /** Why a node with these files is not started, in a sentence. */
  static String reason(ScanResult scan) {
    if (scan.findings().isEmpty()) {
      return "its files are damaged";
    }
    Finding first = scan.findings().getFirst();
    StringBuilder words = new StringBuilder(words(first));
    if (scan.totalFindings() > 1) {
      words.append("; ").append(scan.totalFindings()).append(" findings in all");
    }
    return words.append("; its files were left as they are").toString();
  }

  private static String words(Finding finding) {
    String where = finding.file() + (finding.index() == null ? "" : ", index " + finding.index());
    String hidden =
        finding.hidden() > 0 ? "; " + finding.hidden() + " sound records are behind it" : "";
    return switch (finding.kind()) {
      case CORRUPT_RECORD -> "a record is damaged (" + where + ")" + hidden;
      case TORN_TAIL -> "the log ends within a record (" + where + ")";
      case BAD_SEGMENT_HEADER -> "the header of a segment is damaged (" + where + ")" + hidden;
      case MISSING_SEGMENT -> "entries are missing (" + where + ")" + hidden;
      case MISSING_PREFIX ->
          "its log begins after what its snapshots cover (" + where + "): it has lost entries";
      case MISSING_TAIL -> "it has lost entries that it had acknowledged (" + where + ")";
      case BAD_SNAPSHOT -> "a snapshot is damaged (" + where + ")";
      case INCOMPLETE_SNAPSHOT -> "a snapshot is not complete (" + where + ")";
      case BAD_VOTE -> "the term or the vote is damaged (" + where + ")";
      case LOST_VOTE -> "it is not known any more how it voted (" + where + ")";
      case BAD_CONFIGURATION -> "its configuration is damaged (" + where + ")";
      case CHANGED_SINCE_SEALED -> "it is not what was sealed (" + where + ")";
      case CHANGED_VALUE -> "a value in memory was changed (" + finding.file() + ")";
      case BAD_SEALS -> "the checksums kept beside its files are damaged (" + where + ")";
    };
  }
}
