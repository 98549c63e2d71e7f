package io.lifeboat.cluster.storage;

import io.lifeboat.cluster.model.FilePart;
import io.lifeboat.cluster.model.Finding;
import io.lifeboat.cluster.model.FindingKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.ScanResult;
import io.lifeboat.cluster.model.ScanVerdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A scan of a node's files, judged by what the node told others in its last life ({@link
 * NodeMark}): whether what is sound is also all of it. A node that forgot an entry it acknowledged,
 * or the term and the vote it was in, must not take part (Raft §5.2, §5.4).
 */
public final class NodeScan {
  private NodeScan() {}

  /**
   * Scans the files of a node that does not run, before an engine opens them.
   *
   * @param mustHaveLog whether the node took part before, so that an empty folder is a loss
   */
  public static ScanResult beforeStart(
      NodeId node, Path directory, ScanOptions options, boolean mustHaveLog) throws IOException {
    ScanResult scan = JournalScanner.scan(directory, options);
    NodeMark.Said said;
    try {
      Optional<NodeMark.Said> kept = NodeMark.read(node, directory);
      if (kept.isEmpty()) {
        return withoutMark(node, scan, mustHaveLog);
      }
      said = kept.get();
    } catch (NodeMark.MarkDamagedException e) {
      return with(scan, finding(FilePart.SEALS, FindingKind.BAD_SEALS, node + ".mark", null));
    }
    ScanResult judged = withoutRefusedVote(scan, directory, said);
    judged = compared(node, directory, judged, said.acknowledged());
    Optional<Finding> forgotten = forgotten(node, judged, said);
    if (forgotten.isPresent()) {
      judged = with(judged, forgotten.get());
    }
    Optional<Finding> term = termFinding(directory, said);
    return term.isPresent() && !has(judged, FilePart.VOTE) ? with(judged, term.get()) : judged;
  }

  /** Compares the records with what was noted of them; those in front of the first damage. */
  public static ScanResult compared(NodeId node, Path directory, ScanResult scan, long upTo)
      throws IOException {
    ScanResult result = scan;
    for (Finding finding : RecordMarks.compare(node, directory, upTo, scan.findings())) {
      result = with(result, finding);
    }
    return result;
  }

  /** Nothing shows that a torn record was not acknowledged, so it counts as one that was. */
  private static ScanResult withoutMark(NodeId node, ScanResult scan, boolean mustHaveLog) {
    if (scan.verdict() == ScanVerdict.NO_JOURNAL && mustHaveLog) {
      return with(scan, finding(FilePart.JOURNAL, FindingKind.MISSING_TAIL, node + "-1.log", 1L));
    }
    if (scan.verdict() == ScanVerdict.TORN_TAIL) {
      return with(
          scan,
          finding(
              FilePart.JOURNAL,
              FindingKind.MISSING_TAIL,
              scan.segments().getLast().file(),
              scan.readableIndex() + 1));
    }
    return scan;
  }

  private static Optional<Finding> forgotten(NodeId node, ScanResult scan, NodeMark.Said said) {
    long has = Math.max(scan.readableIndex(), scan.snapshotIndex());
    if (has >= said.acknowledged() || scan.verdict() == ScanVerdict.DAMAGED) {
      return Optional.empty();
    }
    String file = scan.segments().isEmpty() ? node + "-1.log" : scan.segments().getLast().file();
    long offset = scan.segments().isEmpty() ? 0 : scan.segments().getLast().bytes();
    return Optional.of(
        new Finding(
            FilePart.JOURNAL,
            FindingKind.MISSING_TAIL,
            file,
            has + 1,
            offset,
            0,
            "last index " + has,
            "last index " + said.acknowledged() + ": it acknowledged that",
            0));
  }

  /**
   * Whether the engine's file of the term and the vote says something else than the engine did.
   * That it has no vote where the engine had one is no finding: the engine forgets its vote within
   * a term, which is what our own file of the vote is for.
   */
  public static Optional<Finding> termFinding(Path directory, NodeMark.Said said)
      throws IOException {
    Long term = said.term();
    NodeFiles files = NodeFiles.list(directory);
    TermFiles kept = TermFiles.read(files);
    if (term == null
        || kept.agreesWith(term, said.vote())
        || kept.agreesWith(term, null)
        || (!kept.metaExists() && term == 0)) {
      return Optional.empty();
    }
    return Optional.of(
        new Finding(
            FilePart.VOTE,
            FindingKind.BAD_VOTE,
            String.valueOf(files.meta().getFileName()),
            null,
            0,
            0,
            kept.words(),
            "term " + term + (said.vote() == null ? ", no vote" : ", vote for " + said.vote()),
            0));
  }

  /**
   * The engine's file may name another candidate than ours does: then the engine gave a second vote
   * and the guard turned it into a refusal, and both files are right.
   */
  private static ScanResult withoutRefusedVote(ScanResult scan, Path directory, NodeMark.Said said)
      throws IOException {
    Long term = said.term();
    TermFiles kept = TermFiles.read(NodeFiles.list(directory));
    if (term == null || !kept.votesDiffer() || !kept.agreesWith(term, said.vote())) {
      return scan;
    }
    List<Finding> findings =
        scan.findings().stream()
            .filter(
                finding ->
                    finding.kind() != FindingKind.BAD_VOTE
                        || !kept.words().equals(finding.stored()))
            .toList();
    int gone = scan.findings().size() - findings.size();
    return rebuilt(scan, findings, scan.totalFindings() - gone);
  }

  private static boolean has(ScanResult scan, FilePart part) {
    return scan.findings().stream().anyMatch(finding -> finding.part() == part);
  }

  private static Finding finding(
      FilePart part, FindingKind kind, String file, @Nullable Long index) {
    return new Finding(part, kind, file, index, 0, 0, null, null, 0);
  }

  /** The same, with one finding more. */
  public static ScanResult with(ScanResult scan, Finding finding) {
    List<Finding> findings = new ArrayList<>(scan.findings());
    findings.add(finding);
    return rebuilt(scan, findings, scan.totalFindings() + 1);
  }

  private static ScanResult rebuilt(ScanResult scan, List<Finding> findings, long total) {
    ScanVerdict verdict =
        scan.verdict() == ScanVerdict.NO_JOURNAL ? scan.verdict() : ScanVerdict.SOUND;
    for (Finding finding : findings) {
      switch (finding.kind().weight()) {
        case DAMAGE -> verdict = ScanVerdict.DAMAGED;
        case TAIL -> verdict = verdict == ScanVerdict.DAMAGED ? verdict : ScanVerdict.TORN_TAIL;
        case HARMLESS -> {
          // Nothing is lost.
        }
      }
    }
    return new ScanResult(
        verdict,
        scan.records(),
        scan.bytes(),
        scan.firstIndex(),
        scan.lastIndex(),
        scan.readableIndex(),
        scan.snapshotIndex(),
        scan.durationMs(),
        scan.sealed(),
        scan.segments(),
        findings,
        total);
  }
}
