package io.lifeboat.cluster.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Single records of journals, for repairs: read beside a running engine, written beside none. */
public final class RecordAccess {
  private RecordAccess() {}

  /** The content of the record at this index; null when there is no sound one. */
  public static @Nullable ByteBuffer content(Path directory, long index) throws IOException {
    List<SegmentFile.Name> files = SegmentFile.list(directory);
    for (int i = files.size() - 1; i >= 0; i--) {
      if (files.get(i).firstIndex() <= index) {
        return content(files.get(i), index);
      }
    }
    return null;
  }

  private static @Nullable ByteBuffer content(SegmentFile.Name name, long index)
      throws IOException {
    try (SegmentFile segment = SegmentFile.open(name)) {
      byte[] entry = segment.entry(index);
      return entry == null ? null : ByteBuffer.wrap(entry).asReadOnlyBuffer();
    } catch (NoSuchFileException compactedMeanwhile) {
      return null;
    }
  }

  /** The first index of the segment behind the one that holds this index; 0 when it is the last. */
  public static long nextSegment(Path directory, long index) throws IOException {
    for (SegmentFile.Name name : SegmentFile.list(directory)) {
      if (name.firstIndex() > index) {
        return name.firstIndex();
      }
    }
    return 0;
  }

  /** The content of the record that begins at this byte; null when there is no sound one. */
  public static @Nullable ByteBuffer contentAt(Path file, long offset) throws IOException {
    try (SegmentBytes bytes = new SegmentBytes(file, Integer.MAX_VALUE / 2)) {
      return bytes.isSoundAt(offset)
          ? bytes(file, offset + SegmentBytes.RECORD_HEADER, bytes.lengthAt(offset))
          : null;
    }
  }

  /** Some bytes of a file. */
  public static ByteBuffer bytes(Path file, long offset, int length) throws IOException {
    return ByteBuffer.wrap(FileCorruptor.read(file, offset, length)).asReadOnlyBuffer();
  }

  /** The term of an entry; null when it cannot be decoded. */
  public static @Nullable Long term(ByteBuffer content) {
    byte[] bytes = new byte[content.remaining()];
    content.duplicate().get(bytes);
    return EntryBytes.term(bytes);
  }

  /** Returns once the bytes are on the disk. No engine may have the file open. */
  public static void write(Path file, long offset, ByteBuffer bytes) throws IOException {
    ByteBuffer rest = bytes.duplicate();
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      long at = offset;
      while (rest.hasRemaining()) {
        at += channel.write(rest, at);
      }
      channel.force(true);
    }
  }
}
