package io.lifeboat.cluster.storage;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;

/**
 * The 64 bytes a segment begins with, as {@code JournalSegmentDescriptor} of Atomix 3.1.12 lays
 * them out. They have no checksum, but the engine never changes them once they are written, and
 * most of them repeat what is known otherwise.
 *
 * @param id the number in the file's name
 * @param index of the first entry
 * @param maxBytes the size of the file
 * @param restIsZero whether the time of an update, the lock and what is unused are zero, as always
 */
record SegmentHeader(
    int version, long id, long index, int maxBytes, int maxEntries, boolean restIsZero) {
  static final int BYTES = 64;

  /** Version, id, first index and size. */
  static final int USED_BYTES = 24;

  private static final int VERSION = 1;
  private static final int KIB = 1024;

  /** Null when there are not as many bytes as a header has. */
  static @Nullable SegmentHeader of(ByteBuffer bytes) {
    if (bytes.remaining() < BYTES) {
      return null;
    }
    ByteBuffer header = bytes.slice();
    SegmentHeader read =
        new SegmentHeader(
            header.getInt(),
            header.getLong(),
            header.getLong(),
            header.getInt(),
            header.getInt(),
            true);
    boolean zero = true;
    while (header.position() < BYTES) {
      zero &= header.get() == 0;
    }
    return new SegmentHeader(
        read.version, read.id, read.index, read.maxBytes, read.maxEntries, zero);
  }

  /** Whether it says what cannot be of this file. */
  boolean contradicts(long idInName, long fileBytes) {
    return version != VERSION
        || id != idInName
        || index < 1
        || maxEntries < 1
        || !restIsZero
        || (maxBytes != fileBytes && !isCutShort(fileBytes));
  }

  /** Whether the file was cut; segments are made in whole KiB. */
  boolean isCutShort(long fileBytes) {
    return fileBytes < maxBytes && fileBytes % KIB != 0;
  }
}
