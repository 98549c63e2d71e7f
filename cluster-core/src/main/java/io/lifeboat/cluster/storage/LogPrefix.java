package io.lifeboat.cluster.storage;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a node's log begins and up to where a complete snapshot covers it, read from the files
 * without changing a byte. The engine has been seen to come up silently without the entries before
 * its log's first index when the snapshot that should stand for them was missing or incomplete; so
 * this is looked at before it opens anything.
 *
 * @param firstIndex the first index the log's segments can hold, 0 when there is no log
 * @param snapshotIndex the highest index a complete snapshot covers, 0 when there is none
 */
public record LogPrefix(long firstIndex, long snapshotIndex) {
  private static final int HEADER_BYTES = 64;
  private static final int SEGMENT_INDEX_AT = 12;
  private static final int SNAPSHOT_LOCKED_AT = 20;

  /** Whether entries are missing between the state a snapshot holds and the log's beginning. */
  public boolean isMissing() {
    return firstIndex > 1 && snapshotIndex < firstIndex - 1;
  }

  /** Reads a node's directory; one that does not exist yet has no log. */
  public static LogPrefix read(Path directory) throws IOException {
    if (!Files.isDirectory(directory)) {
      return new LogPrefix(0, 0);
    }
    long first = Long.MAX_VALUE;
    for (Path segment : filesEndingIn(directory, ".log")) {
      ByteBuffer header = header(segment);
      if (header.limit() == HEADER_BYTES && header.getLong(SEGMENT_INDEX_AT) > 0) {
        first = Math.min(first, header.getLong(SEGMENT_INDEX_AT));
      }
    }
    long covered = 0;
    for (Path snapshot : filesEndingIn(directory, ".snapshot")) {
      ByteBuffer header = header(snapshot);
      if (header.limit() == HEADER_BYTES && header.get(SNAPSHOT_LOCKED_AT) == 1) {
        covered = Math.max(covered, header.getLong(0));
      }
    }
    return new LogPrefix(first == Long.MAX_VALUE ? 0 : first, covered);
  }

  private static List<Path> filesEndingIn(Path directory, String ending) throws IOException {
    try (Stream<Path> files = Files.list(directory)) {
      return files.filter(file -> file.getFileName().toString().endsWith(ending)).toList();
    }
  }

  private static ByteBuffer header(Path file) throws IOException {
    ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES);
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      while (header.hasRemaining() && channel.read(header) >= 0) {
        // Goes on until the header is full or the file ends.
      }
    }
    return header.flip();
  }
}
