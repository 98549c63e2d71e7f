package io.lifeboat.cluster.storage;

import io.atomix.cluster.MemberId;
import io.atomix.primitive.operation.OperationId;
import io.atomix.primitive.operation.PrimitiveOperation;
import io.atomix.protocols.raft.cluster.RaftMember;
import io.atomix.protocols.raft.cluster.impl.DefaultRaftMember;
import io.atomix.protocols.raft.partition.impl.RaftNamespaces;
import io.atomix.protocols.raft.storage.RaftStorage;
import io.atomix.protocols.raft.storage.log.RaftLog;
import io.atomix.protocols.raft.storage.log.entry.CommandEntry;
import io.atomix.protocols.raft.storage.log.entry.InitializeEntry;
import io.atomix.protocols.raft.storage.snapshot.Snapshot;
import io.atomix.protocols.raft.storage.snapshot.SnapshotStore;
import io.atomix.protocols.raft.storage.snapshot.SnapshotWriter;
import io.atomix.protocols.raft.storage.system.Configuration;
import io.atomix.protocols.raft.storage.system.MetaStore;
import io.atomix.storage.StorageLevel;
import io.atomix.utils.serializer.Serializer;
import io.atomix.utils.time.WallClockTimestamp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Files of a node written with the engine's own journal, snapshot store and vote file. */
final class TestJournal implements AutoCloseable {
  static final int SEGMENT_BYTES = 16 * 1024;
  private static final long WHEN = 1_700_000_000_000L;

  private final RaftStorage storage;
  private final RaftLog log;
  private final Random random = new Random(7);

  TestJournal(Path directory) {
    this(directory, SEGMENT_BYTES);
  }

  TestJournal(Path directory, int segmentBytes) {
    this.storage =
        RaftStorage.builder()
            .withPrefix("n1")
            .withDirectory(directory.toFile())
            .withStorageLevel(StorageLevel.MAPPED)
            .withNamespace(RaftNamespaces.RAFT_STORAGE)
            .withMaxSegmentSize(segmentBytes)
            .withMaxEntrySize(8 * 1024)
            .withRetainStaleSnapshots()
            .build();
    this.log = storage.openLog();
  }

  /** Three segments and a bit, a vote in term 3, a configuration. */
  static void write(Path directory) {
    try (TestJournal journal = new TestJournal(directory)) {
      journal.initialize(1);
      journal.put(1, 60, 20, 200);
      journal.initialize(3);
      journal.put(3, 380, 20, 200);
      journal.vote(3, "n2");
    }
  }

  RaftLog log() {
    return log;
  }

  void initialize(long term) {
    log.writer().append(new InitializeEntry(term, WHEN));
  }

  void put(long term, int count, int least, int most) {
    for (int i = 0; i < count; i++) {
      byte[] value = new byte[least + random.nextInt(most - least + 1)];
      random.nextBytes(value);
      log.writer()
          .append(
              new CommandEntry(
                  term,
                  WHEN + log.writer().getLastIndex(),
                  5,
                  log.writer().getLastIndex(),
                  PrimitiveOperation.operation(OperationId.command("put"), value)));
    }
  }

  void vote(long term, String candidate) {
    try (MetaStore meta = meta()) {
      meta.storeTerm(term);
      meta.storeVote(MemberId.from(candidate));
      List<RaftMember> members =
          Stream.of("n1", "n2", "n3")
              .<RaftMember>map(
                  id ->
                      new DefaultRaftMember(
                          MemberId.from(id), RaftMember.Type.ACTIVE, Instant.ofEpochMilli(WHEN)))
              .toList();
      meta.storeConfiguration(new Configuration(1, 1, WHEN, new ArrayList<>(members)));
    }
  }

  private MetaStore meta() {
    return new MetaStore(storage, Serializer.using(RaftNamespaces.RAFT_STORAGE));
  }

  void snapshot(long index, boolean complete) {
    SnapshotStore store = storage.openSnapshotStore();
    Snapshot snapshot = store.newSnapshot(index, WallClockTimestamp.from(WHEN));
    try (SnapshotWriter writer = snapshot.openWriter()) {
      byte[] state = new byte[500];
      new Random(index).nextBytes(state);
      writer.write(state);
    }
    if (complete) {
      snapshot.complete();
    }
  }

  void compact(long index) {
    log.compact(index);
  }

  @Override
  public void close() {
    log.close();
  }

  // Copies and places

  static void copy(Path from, Path to) throws IOException {
    Files.createDirectories(to);
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()));
      }
    }
  }

  /** SHA-256 of every file by name. */
  static Map<String, String> hashes(Path directory) throws IOException {
    Map<String, String> hashes = new TreeMap<>();
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Seals.Whole whole = FileHash.of(file);
        hashes.put(whole.file(), whole.bytes() + " " + whole.sha256());
      }
    }
    return hashes;
  }
}
