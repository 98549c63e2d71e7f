package io.lifeboat.cluster.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/**
 * A segment's file and what its header says, compared with the name, the size and the seal.
 *
 * @param header null when the file is too short for one
 * @param checksum CRC32C of the header's bytes, in hexadecimal
 * @param seal what was sealed of this file, null when nothing was or when it is another file by now
 */
record SegmentPiece(
    NodeFiles.Numbered named,
    long bytes,
    @Nullable SegmentHeader header,
    String checksum,
    Seals.@Nullable Segment seal) {

  static SegmentPiece read(NodeFiles.Numbered named, @Nullable Seals seals) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(SegmentHeader.BYTES);
    long size;
    try (FileChannel channel = FileChannel.open(named.file(), StandardOpenOption.READ)) {
      size = channel.size();
      while (header.hasRemaining() && channel.read(header) >= 0) {
        // Goes on until the header is full or the file ends.
      }
    }
    header.flip();
    CRC32C checksum = new CRC32C();
    checksum.update(header.duplicate());
    SegmentHeader parsed = SegmentHeader.of(header);
    return new SegmentPiece(
        named,
        size,
        parsed,
        SegmentWalk.hex((int) checksum.getValue()),
        seals == null ? null : seal(named, parsed, seals));
  }

  /**
   * While a node runs, a file may be deleted and another one made under its name: a new leader
   * takes entries away, or a snapshot replaces the log. Neither touches what is committed.
   */
  private static Seals.@Nullable Segment seal(
      NodeFiles.Numbered named, @Nullable SegmentHeader header, Seals seals) {
    Seals.Segment seal = seals.segment(named.name());
    if (seal == null || seals.stopped()) {
      return seal;
    }
    boolean holdsCommitted = seal.upTo() >= seal.first();
    boolean replaced = header != null && header.index() > seals.committed();
    return holdsCommitted && !replaced ? seal : null;
  }

  Path file() {
    return named.file();
  }

  String name() {
    return named.name();
  }

  boolean isBad() {
    return header == null
        || header.contradicts(named.number(), bytes)
        || (seal != null && !seal.header().equals(checksum));
  }

  boolean isCut() {
    return header != null && header.isCutShort(bytes);
  }

  /** The seal, if the header is as it was sealed. */
  Seals.@Nullable Segment sealThatHolds() {
    return seal != null && seal.header().equals(checksum) ? seal : null;
  }

  /** The first index as far as it can be believed; {@link Long#MAX_VALUE} when it cannot. */
  long firstAsKnown() {
    if (header != null && !isBad()) {
      return header.index();
    }
    return seal != null ? seal.first() : Long.MAX_VALUE;
  }

  /**
   * The first index, or what it should be.
   *
   * @param expected behind the segment before; 0 for the first
   */
  long first(long expected) {
    long known = firstAsKnown();
    if (known < Long.MAX_VALUE) {
      return known;
    }
    if (expected > 0) {
      return expected;
    }
    return header != null && header.index() > 0 ? header.index() : 1;
  }

  /** The header in words. */
  String words() {
    if (header == null) {
      return bytes + " bytes";
    }
    return "version "
        + header.version()
        + ", id "
        + header.id()
        + ", first index "
        + header.index()
        + ", "
        + header.maxBytes()
        + " bytes"
        + (header.restIsZero() ? "" : ", not zero behind it");
  }

  /** What it should be, as far as that is known. */
  String expected() {
    return "version 1, id "
        + named.number()
        + (seal == null ? "" : ", first index " + seal.first())
        + ", "
        + bytes
        + " bytes";
  }
}
