package io.lifeboat.cluster.storage;

import io.lifeboat.cluster.model.FilePart;
import io.lifeboat.cluster.model.FindingKind;
import io.lifeboat.cluster.model.ScanResult;
import io.lifeboat.cluster.model.ScanVerdict;
import io.lifeboat.cluster.model.SegmentSummary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a node's files without changing a byte, and finds what is wrong with them: the CRC32 of
 * every record, the headers of the segments, whether the segments follow each other, whether a
 * snapshot covers what is missing at the beginning, and by {@link Seals} what the engine leaves
 * unprotected.
 *
 * <p>To be done before the engine opens them. It takes a wrong checksum for the end of the log and
 * deletes the segments behind it, without an exception.
 */
public final class JournalScanner {
  private final NodeFiles files;
  private final ScanOptions options;
  private final Findings findings;
  private final @Nullable Seals seals;
  private final List<SegmentSummary> summaries = new ArrayList<>();
  private final List<Seals.Segment> sealable = new ArrayList<>();
  private final long began = System.nanoTime();
  private long ofBytes;
  private long bytesBefore;
  private long checked;
  private long sound;
  private long firstIndex;
  private long nextIndex;
  private long readable = -1;
  private @Nullable Long lastTerm;
  private @Nullable SideFiles side;

  private JournalScanner(NodeFiles files, ScanOptions options) throws IOException {
    this.files = files;
    this.options = options;
    this.findings = new Findings(options.maxFindings());
    Optional<Seals> read;
    try {
      read = Seals.read(files.directory());
    } catch (SealsDamagedException e) {
      findings.add(
          FilePart.SEALS, FindingKind.BAD_SEALS, Seals.NAME, String.valueOf(e.getMessage()), "");
      read = Optional.empty();
    }
    this.seals = read.orElse(null);
  }

  /** Scans the files of one node; a folder that does not exist has no journal. */
  public static ScanResult scan(Path directory, ScanOptions options) throws IOException {
    return new JournalScanner(NodeFiles.list(directory), options).run();
  }

  /** A scan whose results can be sealed. */
  static JournalScanner scanned(Path directory, ScanOptions options, List<ScanResult> result)
      throws IOException {
    JournalScanner scanner = new JournalScanner(NodeFiles.list(directory), options);
    result.add(scanner.run());
    return scanner;
  }

  private ScanResult run() throws IOException {
    boolean hasJournal = !files.segments().isEmpty();
    if (hasJournal) {
      journal();
    } else if (seals != null && !seals.segments().isEmpty()) {
      missingSegments(seals);
    }
    if (hasJournal || findings.total() > 0) {
      this.side = new SideFiles(files, seals, findings, options.running());
      side.check(lastTerm, sound > 0);
      long covered = side.snapshotIndex();
      if (firstIndex > 1 && covered < firstIndex - 1) {
        findings.addInLog(
            FindingKind.MISSING_PREFIX,
            files.segments().getFirst().name(),
            covered + 1,
            0,
            0,
            "first index " + firstIndex,
            "a snapshot up to " + (firstIndex - 1),
            0);
      }
    }
    long last = nextIndex - 1;
    return new ScanResult(
        hasJournal || findings.total() > 0 ? findings.verdict() : ScanVerdict.NO_JOURNAL,
        sound,
        checked,
        firstIndex,
        Math.max(0, last),
        Math.max(0, readable < 0 ? last : readable),
        side == null ? 0 : side.snapshotIndex(),
        (System.nanoTime() - began) / 1e6,
        seals != null,
        summaries,
        findings.list(sound),
        findings.total());
  }

  private void journal() throws IOException {
    List<SegmentPiece> pieces = new ArrayList<>();
    for (NodeFiles.Numbered file : files.segments()) {
      ofBytes += Files.size(file.file());
    }
    for (NodeFiles.Numbered file : files.segments()) {
      pieces.add(SegmentPiece.read(file, seals));
    }
    for (int i = 0; i < pieces.size() && nextIndex <= options.upTo(); i++) {
      segment(pieces.get(i), i + 1 < pieces.size() ? pieces.get(i + 1) : null, i == 0);
    }
    if (seals != null) {
      missingSegments(seals);
      String lastFile = pieces.getLast().name();
      // A node that has just started does not know yet how far it is committed, and is read no
      // further than that.
      long must = Math.min(seals.known(), options.upTo());
      if (nextIndex - 1 < must && summaries.getLast().damaged() == 0) {
        damageFrom(nextIndex);
        findings.addInLog(
            FindingKind.MISSING_TAIL,
            lastFile,
            nextIndex,
            summaries.getLast().bytes(),
            0,
            "last index " + (nextIndex - 1),
            "last index " + seals.known(),
            sound);
      } else if (seals.stopped() && nextIndex - 1 > seals.known() && seals.known() > 0) {
        findings.addInLog(
            FindingKind.CHANGED_SINCE_SEALED,
            lastFile,
            seals.known() + 1,
            0,
            0,
            "last index " + (nextIndex - 1),
            "last index " + seals.known(),
            sound);
      }
    }
  }

  private void segment(SegmentPiece piece, @Nullable SegmentPiece next, boolean isFirst)
      throws IOException {
    long first = piece.first(isFirst ? 0 : nextIndex);
    long following = next == null ? 0 : next.firstAsKnown();
    long known = seals == null ? 0 : seals.known();
    if (options.running() && options.upTo() < Long.MAX_VALUE) {
      known = Math.max(known, options.upTo());
    }
    long exactEnd = seals == null ? 0 : seals.lastIndex();
    Seals.Segment seal = piece.sealThatHolds();
    try (SegmentBytes bytes = new SegmentBytes(piece.file(), options.longestEntry())) {
      SegmentWalk[] walking = new SegmentWalk[1];
      SegmentWalk walk =
          new SegmentWalk(
              bytes,
              new SegmentWalk.Bounds(first, following, known, exactEnd, piece.isCut()),
              seal == null ? 0 : seal.upTo(),
              options,
              () -> tell(walking[0]));
      walking[0] = walk;
      walk.walk();
      if (isFirst) {
        firstIndex = first;
      }
      header(piece, first);
      spots(piece, walk);
      compare(piece, seal, walk);
      ends(piece, walk, next);
      summaries.add(
          new SegmentSummary(
              piece.name(),
              first,
              walk.nextIndex() - 1,
              walk.sound(),
              walk.end(),
              walk.spots().size()));
      sealable.add(
          new Seals.Segment(
              piece.name(), first, walk.nextIndex() - 1, piece.checksum(), walk.chain()));
      checked += walk.checked();
      sound += walk.sound();
      nextIndex = walk.nextIndex();
      Long term = walk.lastTerm();
      lastTerm = term == null ? lastTerm : term;
      bytesBefore += bytes.size();
      options.progress().scanned(bytesBefore, ofBytes, sound);
    }
  }

  private void tell(SegmentWalk walk) {
    options.progress().scanned(bytesBefore + walk.position(), ofBytes, sound + walk.sound());
  }

  private void damageFrom(long index) {
    if (readable < 0) {
      readable = index - 1;
    }
  }

  private void header(SegmentPiece piece, long first) {
    if (piece.isBad()) {
      damageFrom(first);
      findings.addInLog(
          FindingKind.BAD_SEGMENT_HEADER,
          piece.name(),
          null,
          0,
          SegmentHeader.BYTES,
          piece.words(),
          piece.expected(),
          sound);
    }
  }

  private void spots(SegmentPiece piece, SegmentWalk walk) {
    for (SegmentWalk.Spot spot : walk.spots()) {
      if (spot.index() != null) {
        damageFrom(spot.index());
      }
      findings.addInLog(
          spot.torn() ? FindingKind.TORN_TAIL : FindingKind.CORRUPT_RECORD,
          piece.name(),
          spot.index(),
          spot.offset(),
          spot.length(),
          spot.stored(),
          spot.computed(),
          sound + spot.soundBefore());
    }
  }

  /** Records whose checksums are right can still be others than those that were sealed. */
  private void compare(SegmentPiece piece, Seals.@Nullable Segment seal, SegmentWalk walk) {
    if (seal == null || seal.upTo() < seal.first() || !walk.spots().isEmpty()) {
      return;
    }
    String chain = walk.chainAtSeal();
    if (chain != null && !chain.equals(seal.chain())) {
      damageFrom(seal.first());
      findings.addInLog(
          FindingKind.CHANGED_SINCE_SEALED,
          piece.name(),
          null,
          SegmentHeader.BYTES,
          walk.end() - SegmentHeader.BYTES,
          chain,
          seal.chain(),
          sound);
    }
  }

  /** Whether the segment holds as many records as the next one leaves to it. */
  private void ends(SegmentPiece piece, SegmentWalk walk, @Nullable SegmentPiece next) {
    if (walk.nextIndex() > options.upTo()) {
      return;
    }
    if (next == null) {
      if (piece.isCut() && walk.spots().isEmpty() && !options.running()) {
        findings.addInLog(
            FindingKind.TORN_TAIL,
            piece.name(),
            walk.nextIndex(),
            piece.bytes(),
            0,
            piece.bytes() + " bytes",
            piece.words(),
            sound + walk.sound());
      }
      return;
    }
    long following = next.firstAsKnown();
    long missing = following - walk.nextIndex();
    if (piece.isCut() && missing == 0) {
      findings.addInLog(
          FindingKind.BAD_SEGMENT_HEADER,
          piece.name(),
          null,
          piece.bytes(),
          0,
          piece.bytes() + " bytes",
          piece.words(),
          sound + walk.sound());
    }
    boolean explained = piece.isBad() || next.isBad() || (!walk.isIndexSure() && missing > 0);
    if (missing != 0 && !explained) {
      damageFrom(Math.min(walk.nextIndex(), following));
      findings.addInLog(
          FindingKind.MISSING_SEGMENT,
          next.name(),
          walk.nextIndex(),
          0,
          0,
          "first index " + following,
          "first index " + walk.nextIndex(),
          sound + walk.sound());
    }
  }

  private void missingSegments(Seals sealed) {
    for (Seals.Segment segment : sealed.segments()) {
      boolean isThere =
          files.segments().stream().anyMatch(file -> file.name().equals(segment.file()));
      if (sealed.stopped() && !isThere) {
        findings.addInLog(
            FindingKind.MISSING_SEGMENT,
            segment.file(),
            segment.first(),
            0,
            0,
            "no file",
            "entries " + segment.first() + " to " + segment.upTo(),
            0);
      }
    }
  }

  // What is sealed from a scan

  List<Seals.Segment> sealable() {
    return sealable;
  }

  NodeFiles files() {
    return files;
  }

  @Nullable Seals seals() {
    return seals;
  }
}
