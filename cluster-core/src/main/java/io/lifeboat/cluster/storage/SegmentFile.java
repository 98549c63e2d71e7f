package io.lifeboat.cluster.storage;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * One file of a node's log, as bytes. Entries lie one behind the other, each with its length and a
 * CRC32 in front; they are found by hopping from length to length, without decoding what lies
 * between: the engine's own readers decode every entry on their way, and map and unmap whole
 * segments, each time reading all of them again.
 *
 * <p>An engine may write the file at the same time. Entries it has told of can be read; whoever
 * asks for others gets what happens to lie there, or nothing.
 */
public final class SegmentFile implements AutoCloseable {
  private static final ValueLayout.OfInt INT =
      ValueLayout.JAVA_INT_UNALIGNED.withOrder(ByteOrder.BIG_ENDIAN);
  private static final int SEGMENT_HEADER = 64;
  private static final int FIRST_INDEX_AT = 12;
  private static final int ENTRY_HEADER = 8;

  /** While the engine decodes a text it alters a byte of it in the file, for an instant. */
  private static final int ATTEMPTS = 5;

  /**
   * A file and the index of the first entry it can hold.
   *
   * @param firstIndex as its header says
   */
  public record Name(Path file, long firstIndex) {}

  private final Arena arena = Arena.ofConfined();
  private final MemorySegment bytes;
  private final long firstIndex;

  /** Where entries begin, as far as was hopped. */
  private int[] positions = new int[256];

  private int found = 1;

  private SegmentFile(Name name) throws IOException {
    this.firstIndex = name.firstIndex();
    this.positions[0] = SEGMENT_HEADER;
    try (FileChannel channel = FileChannel.open(name.file(), StandardOpenOption.READ)) {
      this.bytes = channel.map(FileChannel.MapMode.READ_ONLY, 0, channel.size(), arena);
    }
  }

  /** The files of the log in this directory, in the order of their entries. */
  public static List<Name> list(Path directory) throws IOException {
    List<Name> names = new ArrayList<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".log")).toList()) {
        ByteBuffer header = header(file);
        if (header.limit() == SEGMENT_HEADER && header.getLong(FIRST_INDEX_AT) > 0) {
          names.add(new Name(file, header.getLong(FIRST_INDEX_AT)));
        }
      }
    }
    names.sort(Comparator.comparingLong(Name::firstIndex));
    return names;
  }

  /** Empty when the engine has deleted the file meanwhile. */
  private static ByteBuffer header(Path file) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(SEGMENT_HEADER);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (header.hasRemaining() && channel.read(header) >= 0) {
        // Goes on until the header is full or the file ends.
      }
    } catch (NoSuchFileException compactedMeanwhile) {
      header.clear();
    }
    return header.flip();
  }

  /** Bytes of a file. */
  public record Range(long from, long to) {}

  /**
   * Where these entries lie, as far as they are there, and behind them what may be left of one that
   * the engine began to write and that did not fit.
   *
   * @param longestEntry in bytes
   */
  public static Range range(Name name, long from, long to, long longestEntry) throws IOException {
    try (SegmentFile segment = open(name)) {
      long end = segment.positionOf(to + 1) + ENTRY_HEADER + longestEntry;
      return new Range(segment.positionOf(from), Math.min(end, segment.bytes.byteSize()));
    }
  }

  /** Writes zeros. Only for whoever holds the engine's log still, and where it has no entries. */
  public static void wipe(Name name, Range range) throws IOException {
    if (range.to() <= range.from()) {
      return;
    }
    try (FileChannel channel =
            FileChannel.open(name.file(), StandardOpenOption.READ, StandardOpenOption.WRITE);
        Arena arena = Arena.ofConfined()) {
      channel
          .map(FileChannel.MapMode.READ_WRITE, range.from(), range.to() - range.from(), arena)
          .fill((byte) 0);
    }
  }

  /** Where an entry begins, or would begin behind the last one. */
  private long positionOf(long index) {
    int steps = (int) Math.max(0, index - firstIndex);
    return hopTo(steps) ? positions[steps] : positions[found - 1];
  }

  /** Maps a file; confined to the thread that does. */
  public static SegmentFile open(Name name) throws IOException {
    return new SegmentFile(name);
  }

  /** The bytes of one entry, or null when there is none at this index or its checksum is wrong. */
  public byte @Nullable [] entry(long index) {
    long steps = index - firstIndex;
    if (steps < 0 || !hopTo(steps)) {
      return null;
    }
    int position = positions[(int) steps];
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      int length = lengthAt(position);
      if (length <= 0) {
        return null;
      }
      byte[] entry =
          bytes.asSlice(position + (long) ENTRY_HEADER, length).toArray(ValueLayout.JAVA_BYTE);
      CRC32 crc = new CRC32();
      crc.update(entry);
      if ((int) crc.getValue() == bytes.get(INT, position + (long) Integer.BYTES)) {
        return entry;
      }
      Thread.onSpinWait();
    }
    return null;
  }

  /** The checksum beside the entry at this index, right or wrong; null when there is no entry. */
  @Nullable Integer checksum(long index) {
    long offset = offset(index);
    return offset == 0 ? null : (Integer) bytes.get(INT, offset + Integer.BYTES);
  }

  /** Where the entry at this index begins, in bytes; 0 when there is none. */
  long offset(long index) {
    long steps = index - firstIndex;
    if (steps < 0 || !hopTo(steps)) {
      return 0;
    }
    return lengthAt(positions[(int) steps]) > 0 ? positions[(int) steps] : 0;
  }

  /** How many bytes the entry at this index takes, what is in front of its content included. */
  long bytes(long index) {
    long offset = offset(index);
    return offset == 0 ? 0 : ENTRY_HEADER + (long) lengthAt((int) offset);
  }

  private boolean hopTo(long steps) {
    while (found <= steps) {
      int position = positions[found - 1];
      int length = lengthAt(position);
      if (length <= 0) {
        return false;
      }
      if (found == positions.length) {
        positions = Arrays.copyOf(positions, found * 2);
      }
      positions[found++] = position + ENTRY_HEADER + length;
    }
    return true;
  }

  /** The length of the entry that begins here, 0 when none can. */
  private int lengthAt(int position) {
    if (position + (long) ENTRY_HEADER > bytes.byteSize()) {
      return 0;
    }
    int length = bytes.get(INT, position);
    return length > 0 && position + (long) ENTRY_HEADER + length <= bytes.byteSize() ? length : 0;
  }

  @Override
  public void close() {
    arena.close();
  }
}
