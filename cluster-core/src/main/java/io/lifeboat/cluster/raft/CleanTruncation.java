package io.lifeboat.cluster.raft;

import io.atomix.protocols.raft.storage.log.RaftLog;
import io.lifeboat.cluster.storage.SegmentFile;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Takes entries away from the end of a log so that nothing is left of them. The engine writes a
 * zero where the first of them began and lets the rest lie; once it appends there again, readers
 * that look one entry ahead find the rest behind the end and take it for entries, or for lengths,
 * and fail. Confined to the node's Raft thread.
 */
final class CleanTruncation {
  private final RaftLog log;
  private final Path directory;
  private final long longestEntry;

  /**
   * @param longestEntry in bytes, as the log was told
   */
  CleanTruncation(RaftLog log, Path directory, long longestEntry) {
    this.log = log;
    this.longestEntry = longestEntry;
    this.directory = directory;
  }

  /** Does what the engine's own truncation does, and wipes what it would leave. */
  void truncate(long lastKept) throws IOException {
    long last = log.writer().getLastIndex();
    if (lastKept >= last) {
      return;
    }
    SegmentFile.Name file = null;
    long end = last;
    for (SegmentFile.Name name : SegmentFile.list(directory)) {
      if (file == null || name.firstIndex() <= lastKept) {
        file = name;
      } else {
        end = Math.min(end, name.firstIndex() - 1);
      }
    }
    if (file == null) {
      throw new IOException("there are no files of the log in " + directory);
    }
    // Found while the lengths are still there, wiped after the engine has let go of the entries.
    SegmentFile.Range rest = SegmentFile.range(file, lastKept + 1, end, longestEntry);
    log.writer().truncate(lastKept);
    SegmentFile.wipe(file, rest);
  }
}
