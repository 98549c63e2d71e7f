package io.lifeboat.cluster.storage;

import io.lifeboat.cluster.model.FilePart;
import io.lifeboat.cluster.model.Finding;
import io.lifeboat.cluster.model.FindingKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.ScanResult;
import io.lifeboat.cluster.model.ScanVerdict;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Seals a node's files, and only what a scan found sound: damage is never sealed over. A node is
 * sealed as <em>stopped</em> once its engine has let go of the files, marked as <em>running</em>
 * before an engine opens them, and may be sealed again while it runs.
 *
 * <p>Not protected: a new snapshot between its completion and the next sealing; of a running node
 * the term and vote file and the configuration, which the engine rewrites (they are compared with
 * what the node says when it is sealed), and records that were written since.
 */
public final class Sealing {
  private Sealing() {}

  /**
   * What the engine last said of itself.
   *
   * @param committed its commit index, 0 when not known
   * @param term null when not known; otherwise the file of the term must say the same
   * @param vote of that term; null when there is none
   */
  public record Known(long committed, @Nullable Long term, @Nullable NodeId vote) {
    /** Nothing but the files themselves. */
    public static final Known NOTHING = new Known(0, null, null);
  }

  /**
   * Whether the files were sealed, and what was found when they were looked at.
   *
   * @param sealed false when something is damaged: the old seals stay
   */
  public record Outcome(boolean sealed, ScanResult scan) {}

  /** Seals a node whose engine has let go of its files. */
  public static Outcome stopped(Path directory, Known known) throws IOException {
    return seal(directory, known, true, ScanOptions.stopped());
  }

  /**
   * Seals what never changes of a running node: whatever is committed, and complete snapshots.
   *
   * @param options how it is scanned, which is never further than what is committed
   */
  public static Outcome running(Path directory, Known known, ScanOptions options)
      throws IOException {
    return seal(
        directory,
        known,
        false,
        new ScanOptions(
            Math.min(options.upTo(), known.committed()),
            true,
            options.longestEntry(),
            options.maxFindings(),
            options.progress()));
  }

  /**
   * To be called before an engine opens the files: from now on they change. What was sealed of
   * records that were not committed is let go, as a new leader may take them away.
   *
   * @throws SealsDamagedException when the seals are not as they were written
   */
  public static void opened(Path directory) throws IOException {
    Optional<Seals> read = Seals.read(directory);
    if (read.isEmpty()) {
      return;
    }
    Seals seals = read.get();
    List<Seals.Segment> committed =
        seals.segments().stream().filter(s -> s.upTo() <= seals.committed()).toList();
    List<Seals.Whole> snapshots =
        seals.files().stream().filter(file -> file.file().endsWith(".snapshot")).toList();
    new Seals(false, seals.committed(), committed, snapshots).write(directory);
  }

  private static Outcome seal(Path directory, Known known, boolean stopped, ScanOptions options)
      throws IOException {
    List<ScanResult> results = new ArrayList<>();
    JournalScanner scanner = JournalScanner.scanned(directory, options, results);
    ScanResult scan = results.getFirst();
    NodeFiles files = scanner.files();
    Long term = known.term();
    if (term != null) {
      TermFiles kept = TermFiles.read(files);
      if (!kept.agreesWith(term, known.vote())) {
        scan = withBadVote(scan, files, kept, term);
      }
    }
    if (scan.verdict() == ScanVerdict.DAMAGED || scan.verdict() == ScanVerdict.NO_JOURNAL) {
      return new Outcome(false, scan);
    }
    Seals before = scanner.seals();
    long committed = Math.max(known.committed(), before == null ? 0 : before.committed());
    List<Seals.Whole> whole = new ArrayList<>();
    for (NodeFiles.Numbered snapshot : files.snapshots()) {
      SideFiles.SnapshotHeader header = SideFiles.SnapshotHeader.read(snapshot.file());
      if (header != null && header.complete()) {
        Seals.Whole old = before == null ? null : before.file(snapshot.name());
        whole.add(old == null ? FileHash.of(snapshot.file()) : old);
      }
    }
    if (stopped) {
      for (Path file : List.of(files.meta(), files.promise(), files.configuration())) {
        if (Files.exists(file)) {
          whole.add(FileHash.of(file));
        }
      }
    }
    new Seals(stopped, Math.min(committed, scan.lastIndex()), scanner.sealable(), whole)
        .write(directory);
    return new Outcome(true, scan);
  }

  private static ScanResult withBadVote(
      ScanResult scan, NodeFiles files, TermFiles kept, long term) {
    List<Finding> findings = new ArrayList<>(scan.findings());
    findings.add(
        new Finding(
            FilePart.VOTE,
            FindingKind.BAD_VOTE,
            files.meta().getFileName().toString(),
            null,
            0,
            0,
            kept.words(),
            "term " + term,
            0));
    return new ScanResult(
        ScanVerdict.DAMAGED,
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
        scan.totalFindings() + 1);
  }
}
