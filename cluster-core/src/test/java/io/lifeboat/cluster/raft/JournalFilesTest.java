package io.lifeboat.cluster.raft;

import static org.assertj.core.api.Assertions.assertThat;

import io.atomix.primitive.operation.PrimitiveOperation;
import io.atomix.protocols.raft.ReadConsistency;
import io.atomix.protocols.raft.cluster.RaftMember;
import io.atomix.protocols.raft.cluster.impl.DefaultRaftMember;
import io.atomix.protocols.raft.storage.log.entry.CloseSessionEntry;
import io.atomix.protocols.raft.storage.log.entry.CommandEntry;
import io.atomix.protocols.raft.storage.log.entry.ConfigurationEntry;
import io.atomix.protocols.raft.storage.log.entry.KeepAliveEntry;
import io.atomix.protocols.raft.storage.log.entry.OpenSessionEntry;
import io.lifeboat.cluster.model.LogEntry;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.network.Fabric;
import io.lifeboat.cluster.store.KeyValueCodec;
import io.lifeboat.cluster.store.KeyValueOperations;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JournalFilesTest {
  @TempDir Path directory;

  @Test
  void saysInWordsWhatEachEntryIs() {
    try (JournalModel journal = new JournalModel(directory)) {
      journal.initialize(3);
      journal.put(3, "k7", "x".repeat(64));
      journal.append(command(KeyValueOperations.DELETE, KeyValueCodec.key("k7")));
      journal.append(
          command(
              KeyValueOperations.COMPARE_AND_SET, KeyValueCodec.compareAndSet("k7", null, "y")));
      journal.append(
          new OpenSessionEntry(
              3, 1, "client", "store", "kv", new byte[1], ReadConsistency.LINEARIZABLE, 1, 2));
      journal.append(new CloseSessionEntry(3, 1, 5, false, false));
      journal.append(new KeepAliveEntry(3, 1, new long[2], new long[2], new long[2]));
      List<RaftMember> members = new ArrayList<>();
      for (int i = 1; i <= 5; i++) {
        members.add(
            new DefaultRaftMember(
                Fabric.memberId(NodeId.of(i)), RaftMember.Type.ACTIVE, Instant.EPOCH));
      }
      journal.append(new ConfigurationEntry(3, 1, members));

      assertThat(new JournalFiles(directory).entries(1, 200, journal.lastIndex()))
          .extracting(LogEntry::index, LogEntry::term, LogEntry::type, LogEntry::summary)
          .containsExactly(
              tuple(1, "Initialize", "initialize term 3"),
              tuple(2, "Command", "put k7, 64 bytes"),
              tuple(3, "Command", "delete k7"),
              tuple(4, "Command", "compare-and-set k7, from nothing to 1 byte"),
              tuple(5, "OpenSession", "open session 5"),
              tuple(6, "CloseSession", "close session 5"),
              tuple(7, "KeepAlive", "keep-alive of 2 sessions"),
              tuple(8, "Configuration", "configuration of 5 members"));
    }
  }

  private static org.assertj.core.groups.Tuple tuple(long index, String type, String summary) {
    return org.assertj.core.api.Assertions.tuple(index, 3L, type, summary);
  }

  private static CommandEntry command(
      io.atomix.primitive.operation.OperationId operation, byte[] value) {
    return new CommandEntry(3, 1, 5, 1, PrimitiveOperation.operation(operation, value));
  }

  @Test
  void readsWhatIsThereAndNothingElse() throws Exception {
    try (JournalModel journal = new JournalModel(directory)) {
      for (int i = 1; i <= 500; i++) {
        journal.put(1, "k", "v".repeat(i % 50));
      }
      journal.commit(400);
      journal.compact(350);
      JournalFiles files = new JournalFiles(directory);
      long first = journal.firstIndex();
      assertThat(first).isGreaterThan(50).isLessThanOrEqualTo(350);

      assertThat(files.entries(first - 10, 30, 500))
          .extracting(LogEntry::index)
          .first()
          .isEqualTo(first);
      assertThat(files.entries(first - 10, 30, 500)).hasSize(20);
      assertThat(files.entries(490, 200, 500)).hasSize(11);
      assertThat(files.entries(490, 200, 495)).as("the rest is no part of the log").hasSize(6);
      assertThat(files.entries(501, 10, 500)).isEmpty();

      journal.truncate(450);
      journal.put(2, "k", "v");
      assertThat(files.entries(450, 10, journal.lastIndex()))
          .extracting(LogEntry::term)
          .containsExactly(1L, 2L);
    }
  }

  @Test
  void sizesAreThoseInTheJournal() {
    try (JournalModel journal = new JournalModel(directory)) {
      journal.initialize(1);
      journal.put(1, "k", "v");
      var reader = journal.log().openReader(2);
      assertThat(new JournalFiles(directory).entries(2, 1, 2))
          .extracting(LogEntry::bytes)
          .containsExactly(reader.next().size() + 8);
    }
  }
}
