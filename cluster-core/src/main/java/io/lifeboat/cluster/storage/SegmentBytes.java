package io.lifeboat.cluster.storage;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * A segment mapped for reading, and what its bytes say of records: each has its length (4 bytes),
 * the CRC32 of what follows (4 bytes) and its content. Confined to the thread that opened it.
 */
final class SegmentBytes implements AutoCloseable {
  static final int RECORD_HEADER = 8;
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final ValueLayout.OfLong LONG = ValueLayout.JAVA_LONG_UNALIGNED;

  /** While the engine decodes a text it alters a byte of it in the file, for an instant. */
  private static final int ATTEMPTS = 5;

  /** What a disk writes as a whole. */
  private static final int SECTOR = 512;

  private final Arena arena = Arena.ofConfined();
  private final MemorySegment bytes;
  private final ByteBuffer window;
  private final long size;
  private final int longestEntry;
  private final CRC32 crc = new CRC32();

  SegmentBytes(Path file, int longestEntry) throws IOException {
    this.longestEntry = longestEntry;
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      this.bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
    }
    this.window = bytes.asByteBuffer();
    this.size = bytes.byteSize();
  }

  long size() {
    return size;
  }

  ByteBuffer header() {
    return window.duplicate().clear().limit((int) Math.min(size, SegmentHeader.BYTES)).slice();
  }

  int lengthAt(long at) {
    return bytes.get(INT, at);
  }

  int checksumAt(long at) {
    return bytes.get(INT, at + Integer.BYTES);
  }

  boolean hasRoomAt(long at) {
    return at + RECORD_HEADER <= size;
  }

  boolean isPlausibleAt(long at) {
    if (!hasRoomAt(at)) {
      return false;
    }
    int length = lengthAt(at);
    return length > 0 && length <= longestEntry && at + RECORD_HEADER + length <= size;
  }

  int computeAt(long at, int length) {
    int begin = (int) at + RECORD_HEADER;
    crc.reset();
    window.limit(begin + length).position(begin);
    crc.update(window);
    return (int) crc.getValue();
  }

  boolean isSoundAt(long at) {
    return isPlausibleAt(at) && computeAt(at, lengthAt(at)) == checksumAt(at);
  }

  /** Asks again, for the case that the engine is at it. */
  boolean isSoundAfterAll(long at) {
    for (int attempt = 1; attempt < ATTEMPTS; attempt++) {
      Thread.onSpinWait();
      if (isSoundAt(at)) {
        return true;
      }
    }
    return false;
  }

  boolean isZeroAt(long at) {
    return lengthAt(at) == 0 && checksumAt(at) == 0;
  }

  /** Whether a record can end here: at another, at the zero behind the last, at the file's end. */
  boolean canEndAt(long at) {
    return at == size || (at < size && (!hasRoomAt(at) || isZeroAt(at) || isSoundAt(at)));
  }

  /** Where the next sound record begins, at whatever byte; the size when none does. */
  long nextSound(long from) {
    long at = from;
    while (hasRoomAt(at)) {
      if (bytes.get(LONG, at) == 0) {
        at += Integer.BYTES + 1;
      } else if (isSoundAt(at)) {
        return at;
      } else {
        at++;
      }
    }
    return size;
  }

  /**
   * The length with which the stored checksum is right, when it is another than the stored one:
   * then it is the length that is damaged and not what it counts. 0 when there is none.
   */
  int lengthByChecksum(long at) {
    int stored = checksumAt(at);
    int asStored = lengthAt(at);
    int most = (int) Math.min(longestEntry, size - at - RECORD_HEADER);
    CRC32 growing = new CRC32();
    for (int length = 1; length <= most; length++) {
      growing.update(bytes.get(ValueLayout.JAVA_BYTE, at + RECORD_HEADER + length - 1));
      if ((int) growing.getValue() == stored
          && length != asStored
          && canEndAt(at + RECORD_HEADER + length)) {
        return length;
      }
    }
    return 0;
  }

  /** Whether one flipped bit, in the content or in the checksum, explains a wrong checksum. */
  boolean isOneBitOffAt(long at) {
    int length = lengthAt(at);
    return OneBit.explains(checksumAt(at) ^ computeAt(at, length), length);
  }

  /** Whether the content looks cut: its end is zero, or a sector of it is. */
  boolean looksTornAt(long at) {
    long begin = at + RECORD_HEADER;
    long end = begin + lengthAt(at);
    if (bytes.get(ValueLayout.JAVA_BYTE, end - 1) == 0) {
      return true;
    }
    long sector = (begin + SECTOR - 1) / SECTOR * SECTOR;
    for (; sector + SECTOR <= end; sector += SECTOR) {
      if (isZero(sector, sector + SECTOR)) {
        return true;
      }
    }
    return false;
  }

  private boolean isZero(long from, long to) {
    for (long at = from; at < to; at++) {
      if (bytes.get(ValueLayout.JAVA_BYTE, at) != 0) {
        return false;
      }
    }
    return true;
  }

  /** The term of a sound record's entry; null when it cannot be decoded. */
  @Nullable Long termAt(long at) {
    byte[] content = bytes.asSlice(at + RECORD_HEADER, lengthAt(at)).toArray(ValueLayout.JAVA_BYTE);
    return EntryBytes.term(content);
  }

  @Override
  public void close() {
    arena.close();
  }
}
