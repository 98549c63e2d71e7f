package io.lifeboat.cluster.storage;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * One pass over the records of a segment. What is not a sound record is either the end of the log
 * or a place that is damaged; behind such a place the walk goes on with the next sound record, so
 * that those which the engine would never read again are counted.
 */
final class SegmentWalk {
  private static final int PROGRESS_EVERY = 4 * 1024 * 1024;

  /**
   * A place that is not a sound record.
   *
   * @param index of the record, null when it is not known
   * @param soundBefore how many sound records of this segment stand before it
   */
  record Spot(
      @Nullable Long index,
      long offset,
      long length,
      String stored,
      @Nullable String computed,
      boolean torn,
      long soundBefore) {}

  /**
   * What the walk is told.
   *
   * @param first index of the segment
   * @param next first index of the segment behind it, 0 when it is the last
   * @param known up to which index the log is known to have been written, 0 when nothing is known
   * @param exactEnd the log's last index where it is known for certain, otherwise 0
   * @param cut whether the file ends before the segment does
   */
  record Bounds(long first, long next, long known, long exactEnd, boolean cut) {}

  private final SegmentBytes bytes;
  private final Bounds bounds;
  private final ScanOptions options;
  private final Runnable onProgress;
  private final CRC32C chain = new CRC32C();
  private final ByteBuffer heads = ByteBuffer.allocate(8 * 1024);
  private final List<Spot> spots = new ArrayList<>();
  private final List<Boolean> sure = new ArrayList<>();

  private long at = SegmentHeader.BYTES;
  private long index;
  private boolean indexSure = true;
  private long sound;
  private long checked;
  private long lastSoundAt;
  private long end = SegmentHeader.BYTES;
  private long reported;
  private @Nullable String chainAtSeal;
  private final long sealedUpTo;

  /**
   * @param sealedUpTo where the chain of checksums is to be told
   * @param onProgress called every few MiB
   */
  SegmentWalk(
      SegmentBytes bytes,
      Bounds bounds,
      long sealedUpTo,
      ScanOptions options,
      Runnable onProgress) {
    this.bytes = bytes;
    this.bounds = bounds;
    this.sealedUpTo = sealedUpTo;
    this.options = options;
    this.onProgress = onProgress;
    this.index = bounds.first();
  }

  void walk() {
    boolean goesOn = true;
    while (goesOn && index <= options.upTo()) {
      if (bytes.isSoundAt(at)) {
        accept();
      } else {
        goesOn = !isComplete() && bytes.hasRoomAt(at) && (bytes.isSoundAfterAll(at) || skip());
      }
    }
    settle();
  }

  private void accept() {
    int length = bytes.lengthAt(at);
    if (!heads.hasRemaining()) {
      drain();
    }
    heads.putInt(length).putInt(bytes.checksumAt(at));
    if (index == sealedUpTo) {
      chainAtSeal = chain();
    }
    lastSoundAt = at;
    checked += length;
    at += SegmentBytes.RECORD_HEADER + length;
    end = at;
    index++;
    sound++;
    if (at - reported >= PROGRESS_EVERY) {
      reported = at;
      onProgress.run();
    }
  }

  private void drain() {
    chain.update(heads.flip());
    heads.clear();
  }

  /** Whether all records are there that there should be. */
  private boolean isComplete() {
    return (bounds.next() > 0 && index >= bounds.next())
        || (bounds.exactEnd() > 0 && index == bounds.exactEnd() + 1);
  }

  /** Goes behind a place that is no sound record; false when the log ends here. */
  private boolean skip() {
    boolean counted = true;
    boolean zero = bytes.isZeroAt(at);
    int trueLength = zero ? 0 : bytes.lengthByChecksum(at);
    long behind;
    if (trueLength > 0) {
      behind = at + SegmentBytes.RECORD_HEADER + trueLength;
    } else if (bytes.isPlausibleAt(at)
        && bytes.canEndAt(at + SegmentBytes.RECORD_HEADER + bytes.lengthAt(at))) {
      behind = at + SegmentBytes.RECORD_HEADER + bytes.lengthAt(at);
    } else {
      behind = bytes.nextSound(at + 1);
      counted = false;
    }
    long next = bytes.nextSound(behind);
    boolean isLast = bounds.next() == 0;
    if (next >= bytes.size()) {
      return isLast ? end(zero, trueLength) : endOfInner(zero);
    }
    if (isLast && index > bounds.known() && isLeftOver(next)) {
      return false;
    }
    add(behind, false);
    indexSure &= counted;
    at = behind;
    index++;
    return true;
  }

  /** Nothing sound follows in the log: its end, a write that was cut short, or damage. */
  private boolean end(boolean zero, int trueLength) {
    if (zero || (options.running() && index > bounds.known() && trueLength == 0)) {
      return false;
    }
    boolean torn =
        index > bounds.known()
            && trueLength == 0
            && (isCutByTheFilesEnd()
                || (bytes.isPlausibleAt(at) && !bytes.isOneBitOffAt(at) && bytes.looksTornAt(at)));
    add(lastOf(trueLength), torn);
    return false;
  }

  private boolean endOfInner(boolean zero) {
    if (!zero) {
      add(lastOf(bytes.lengthByChecksum(at)), false);
      index++;
    }
    return false;
  }

  /** Where a damaged record ends behind which nothing sound comes. */
  private long lastOf(int trueLength) {
    if (trueLength > 0) {
      return at + SegmentBytes.RECORD_HEADER + trueLength;
    }
    return bytes.isPlausibleAt(at)
        ? at + SegmentBytes.RECORD_HEADER + bytes.lengthAt(at)
        : bytes.size();
  }

  private boolean isCutByTheFilesEnd() {
    int length = bytes.lengthAt(at);
    return bounds.cut()
        && length > 0
        && length <= options.longestEntry()
        && at + SegmentBytes.RECORD_HEADER + length > bytes.size();
  }

  /**
   * Whether a sound record behind the end is one that was taken away from the log. The terms of a
   * log never decrease (Raft §5.3), so one of a lower term than the last is no part of it.
   */
  private boolean isLeftOver(long next) {
    if (sound == 0) {
      return false;
    }
    Long last = bytes.termAt(lastSoundAt);
    Long following = bytes.termAt(next);
    return last != null && following != null && following < last;
  }

  private void add(long behind, boolean torn) {
    boolean plausible = bytes.isPlausibleAt(at);
    String stored =
        plausible
            ? hex(bytes.checksumAt(at))
            : "length " + Integer.toUnsignedString(bytes.lengthAt(at));
    String computed = plausible ? hex(bytes.computeAt(at, bytes.lengthAt(at))) : null;
    sure.add(indexSure);
    spots.add(new Spot(index, at, behind - at, stored, computed, torn, sound));
  }

  /** Indices behind a place where records may be missing hold only if they add up at the end. */
  private void settle() {
    if (!indexSure && bounds.next() != index) {
      for (int i = 0; i < spots.size(); i++) {
        if (!sure.get(i)) {
          Spot spot = spots.get(i);
          spots.set(
              i,
              new Spot(
                  null,
                  spot.offset(),
                  spot.length(),
                  spot.stored(),
                  spot.computed(),
                  spot.torn(),
                  spot.soundBefore()));
        }
      }
    }
  }

  static String hex(int checksum) {
    return String.format(java.util.Locale.ROOT, "%08x", checksum);
  }

  List<Spot> spots() {
    return spots;
  }

  /** The index behind the last record, or behind the last damaged one that others follow. */
  long nextIndex() {
    return index;
  }

  /** Whether no record was lost whose number is not known. */
  boolean isIndexSure() {
    return indexSure;
  }

  long sound() {
    return sound;
  }

  /** Bytes whose checksum was computed once at least. */
  long checked() {
    return checked;
  }

  /** Where the last record ends. */
  long end() {
    return end;
  }

  long position() {
    return at;
  }

  /** The last sound record's term, null when there is none or it cannot be decoded. */
  @Nullable Long lastTerm() {
    return sound == 0 ? null : bytes.termAt(lastSoundAt);
  }

  /** The checksum of all records' lengths and checksums up to here. */
  String chain() {
    drain();
    return hex((int) chain.getValue());
  }

  /** The chain where it was sealed; null when the walk did not come there. */
  @Nullable String chainAtSeal() {
    return chainAtSeal;
  }
}
