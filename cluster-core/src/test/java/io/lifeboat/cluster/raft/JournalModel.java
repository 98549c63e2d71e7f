package io.lifeboat.cluster.raft;

import io.atomix.primitive.operation.PrimitiveOperation;
import io.atomix.protocols.raft.partition.impl.RaftNamespaces;
import io.atomix.protocols.raft.storage.RaftStorage;
import io.atomix.protocols.raft.storage.log.RaftLog;
import io.atomix.protocols.raft.storage.log.entry.CommandEntry;
import io.atomix.protocols.raft.storage.log.entry.InitializeEntry;
import io.atomix.protocols.raft.storage.log.entry.RaftLogEntry;
import io.atomix.storage.StorageLevel;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.TermRun;
import io.lifeboat.cluster.store.KeyValueCodec;
import io.lifeboat.cluster.store.KeyValueOperations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;

/** A real journal with small segments, and beside it what it should hold. */
final class JournalModel implements AutoCloseable {
  static final NodeId NODE = NodeId.of(1);
  private static final int LONGEST_ENTRY = 1024;

  private final Path directory;
  private RaftLog log;
  private long first = 1;
  private final List<RaftLogEntry> entries = new ArrayList<>();
  private long commit;
  private long written;

  JournalModel(Path directory) {
    this.directory = directory;
    this.log = open();
  }

  private RaftLog open() {
    return RaftStorage.builder()
        .withPrefix(NODE.value())
        .withDirectory(directory.toFile())
        .withStorageLevel(StorageLevel.MAPPED)
        .withNamespace(RaftNamespaces.RAFT_STORAGE)
        .withMaxSegmentSize(16 * 1024)
        .withMaxEntrySize(LONGEST_ENTRY)
        .build()
        .openLog();
  }

  void reopen() {
    log.close();
    log = open();
  }

  RaftLog log() {
    return log;
  }

  long firstIndex() {
    return first;
  }

  long lastIndex() {
    return first + entries.size() - 1;
  }

  long commitIndex() {
    return commit;
  }

  RaftLogEntry entry(long index) {
    return entries.get((int) (index - first));
  }

  long lastTerm() {
    return entries.isEmpty() ? 0 : entries.getLast().term();
  }

  void initialize(long term) {
    append(new InitializeEntry(term, 1_700_000_000_000L));
  }

  void put(long term, String key, String value) {
    append(
        new CommandEntry(
            term,
            1_700_000_000_000L + written,
            5,
            1_000 + written % 1_000,
            PrimitiveOperation.operation(KeyValueOperations.PUT, KeyValueCodec.put(key, value))));
  }

  void append(RaftLogEntry entry) {
    written++;
    log.writer().append(entry);
    entries.add(entry);
  }

  /** As the engine does it, which leaves bytes behind the end. */
  void truncateUncleanly(long lastKept) {
    log.writer().truncate(lastKept);
    entries.subList((int) (lastKept - first + 1), entries.size()).clear();
  }

  void commit(long index) {
    commit = Math.max(commit, Math.min(index, lastIndex()));
    log.writer().commit(commit);
  }

  void truncate(long lastKept) throws IOException {
    long kept = Math.max(Math.max(commit, first - 1), lastKept);
    if (kept < lastIndex()) {
      new CleanTruncation(log, directory, LONGEST_ENTRY).truncate(kept);
      entries.subList((int) (kept - first + 1), entries.size()).clear();
    }
  }

  void compact(long index) {
    long upTo = Math.min(index, commit);
    long begins = log.getCompactableIndex(upTo);
    if (begins > first) {
      log.compact(upTo);
      entries.subList(0, (int) (begins - first)).clear();
      first = begins;
    }
  }

  /** What an engine does after it was sent a snapshot up to {@code index - 1}. */
  void replacedFrom(long index) {
    if (index > lastIndex() + 1) {
      log.writer().reset(index);
      entries.clear();
      first = index;
      commit = Math.max(commit, index - 1);
    }
  }

  List<TermRun> runs() {
    List<TermRun> runs = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      if (runs.isEmpty() || runs.getLast().term() != entries.get(i).term()) {
        runs.add(new TermRun(first + i, entries.get(i).term()));
      }
    }
    return runs;
  }

  /** The block as it should be told. */
  Fact.LogBlock block(long from) {
    long[] digests = new long[LogBlocks.BLOCK];
    for (int i = 0; i < digests.length; i++) {
      digests[i] = EntryDigest.of(from + i, entry(from + i));
    }
    long to = from + LogBlocks.BLOCK - 1;
    return new Fact.LogBlock(
        NODE,
        from,
        to,
        entry(to).term(),
        HexFormat.of().toHexDigits(EntryDigest.of(digests, 0, digests.length)));
  }

  @Override
  public void close() {
    log.close();
  }
}
