package io.lifeboat.cluster.raft;

import io.atomix.protocols.raft.partition.impl.RaftNamespaces;
import io.atomix.protocols.raft.storage.log.entry.RaftLogEntry;
import io.lifeboat.cluster.model.LogEntry;
import io.lifeboat.cluster.model.TermRun;
import io.lifeboat.cluster.storage.SegmentFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A node's log as its files hold it, read beside the engine and on any thread. To look at an entry
 * through the engine costs its Raft thread a scan of the whole segment, twice; here it costs a hop
 * over the lengths of the entries before it.
 */
final class JournalFiles {
  private static final Logger LOG = LoggerFactory.getLogger(JournalFiles.class);

  private static final int ENTRY_HEADER = 8;

  private final Path directory;

  JournalFiles(Path directory) {
    this.directory = directory;
  }

  /**
   * The terms of all entries up to {@code lastIndex} as runs. Few entries are decoded: the first of
   * each file, and some of the files within which a term changes.
   */
  List<TermRun> runs(long lastIndex) throws IOException {
    List<SegmentFile.Name> files =
        SegmentFile.list(directory).stream().filter(f -> f.firstIndex() <= lastIndex).toList();
    List<TermRun> runs = new ArrayList<>();
    for (int i = 0; i < files.size(); i++) {
      SegmentFile.Name file = files.get(i);
      boolean isLast = i == files.size() - 1;
      for (TermRun run : isLast ? runs(file, lastIndex) : runs(file, files.get(i + 1))) {
        if (runs.isEmpty() || runs.getLast().term() != run.term()) {
          runs.add(run);
        }
      }
    }
    return runs;
  }

  private static List<TermRun> runs(SegmentFile.Name file, SegmentFile.Name next)
      throws IOException {
    try (SegmentFile segment = SegmentFile.open(file);
        SegmentFile following = SegmentFile.open(next)) {
      long term = term(segment, file.firstIndex());
      return term == term(following, next.firstIndex())
          ? List.of(new TermRun(file.firstIndex(), term))
          : LogRuns.between(
              file.firstIndex(), next.firstIndex() - 1, index -> term(segment, index));
    }
  }

  private static List<TermRun> runs(SegmentFile.Name file, long lastIndex) throws IOException {
    try (SegmentFile segment = SegmentFile.open(file)) {
      return LogRuns.between(file.firstIndex(), lastIndex, index -> term(segment, index));
    }
  }

  private static long term(SegmentFile segment, long index) {
    byte[] bytes = segment.entry(index);
    if (bytes == null) {
      throw new UnreadableEntryException(index);
    }
    return decode(bytes).term();
  }

  /**
   * Entries in words, those that are there.
   *
   * @param lastIndex what lies behind it in the files is no part of the log
   */
  List<LogEntry> entries(long from, int count, long lastIndex) {
    try {
      return read(from, count, lastIndex);
    } catch (IOException e) {
      throw new UncheckedIOException("the journal's files cannot be read", e);
    }
  }

  private List<LogEntry> read(long from, int count, long lastIndex) throws IOException {
    List<SegmentFile.Name> files = SegmentFile.list(directory);
    List<LogEntry> entries = new ArrayList<>();
    long to = Math.min(lastIndex, from + count - 1);
    for (int i = 0; i < files.size(); i++) {
      long begins = files.get(i).firstIndex();
      long ends = i == files.size() - 1 ? to : Math.min(to, files.get(i + 1).firstIndex() - 1);
      if (Math.max(from, begins) <= ends) {
        read(files.get(i), Math.max(from, begins), ends, entries);
      }
    }
    return entries;
  }

  private static void read(SegmentFile.Name file, long from, long to, List<LogEntry> entries)
      throws IOException {
    try (SegmentFile segment = SegmentFile.open(file)) {
      for (long index = from; index <= to; index++) {
        byte[] bytes = segment.entry(index);
        if (bytes == null) {
          return;
        }
        int size = bytes.length + ENTRY_HEADER;
        RaftLogEntry entry = decode(bytes);
        entries.add(
            new LogEntry(
                index,
                entry.term(),
                EntryWords.type(entry),
                size,
                EntryWords.summary(index, entry)));
      }
    } catch (NoSuchFileException compactedMeanwhile) {
      LOG.debug("Entries were compacted while they were read", compactedMeanwhile);
    }
  }

  private static RaftLogEntry decode(byte[] bytes) {
    return RaftNamespaces.RAFT_STORAGE.deserialize(bytes);
  }

  /** An entry the engine said it has was not found in its files. */
  static final class UnreadableEntryException extends RuntimeException {
    private static final long serialVersionUID = 1;

    UnreadableEntryException(long index) {
      super("entry " + index + " cannot be read from the journal's files");
    }
  }
}
