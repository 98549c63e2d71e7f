package io.lifeboat.cluster.raft;

import static org.assertj.core.api.Assertions.assertThat;

import io.atomix.protocols.raft.storage.log.RaftLogReader;
import io.atomix.protocols.raft.storage.log.entry.RaftLogEntry;
import io.atomix.storage.journal.Indexed;
import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.LogEntry;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeReport;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What the engine leaves of entries that are replaced, and that nothing is left when we do it. */
@Timeout(60)
class CleanTruncationTest {
  @TempDir Path directory;

  @Test
  void theEngineHandsAnEntryThatWasTakenAwayToWhoeverApplies() {
    try (JournalModel journal = new JournalModel(directory)) {
      RaftLogReader applier = applied(journal);
      journal.truncateUncleanly(2);
      assertThat(termAppliedAt4(journal, applier)).as("it should be 4").isEqualTo(3);
    }
  }

  @Test
  void aCleanTruncationLeavesNothingToHandOver() throws Exception {
    try (JournalModel journal = new JournalModel(directory)) {
      RaftLogReader applier = applied(journal);
      journal.truncate(2);
      assertThat(termAppliedAt4(journal, applier)).isEqualTo(4);
    }
  }

  @Test
  void aLogThatWasCutUncleanlyGrowsByItselfWhenItIsOpenedAgain() {
    try (JournalModel journal = new JournalModel(directory)) {
      applied(journal);
      journal.truncateUncleanly(2);
      journal.initialize(4);
      journal.reopen();
      assertThat(journal.log().writer().getLastIndex()).as("it should be 3").isEqualTo(5);
    }
  }

  @Test
  void aLogThatWasCutCleanlyStaysAsItIs() throws Exception {
    try (JournalModel journal = new JournalModel(directory)) {
      applied(journal);
      journal.truncate(2);
      journal.initialize(4);
      journal.reopen();
      assertThat(journal.log().writer().getLastIndex()).isEqualTo(3);
    }
  }

  /** Two committed entries, which the reader has read, and three of a leader nobody heard of. */
  private static RaftLogReader applied(JournalModel journal) {
    journal.initialize(1);
    journal.put(1, "a", "1");
    journal.commit(2);
    journal.initialize(3);
    journal.put(3, "a", "2");
    journal.put(3, "a", "3");
    RaftLogReader applier = journal.log().openReader(1);
    applier.next();
    applier.next();
    return applier;
  }

  /** Another leader's first entry comes alone and is applied before its second is there. */
  private static long termAppliedAt4(JournalModel journal, RaftLogReader applier) {
    journal.initialize(4);
    applier.next();
    journal.put(4, "b", "2");
    Indexed<RaftLogEntry> applied = applier.next();
    assertThat(applied.index()).isEqualTo(4);
    return applied.entry().term();
  }

  @Test
  void whatALeaderWroteInVainIsReplacedWithoutATrace() throws Exception {
    ClusterConfig config = ClusterConfig.defaults(20_261_123).withSize(3).withSegmentKb(64);
    try (GrowingCluster cluster = new GrowingCluster(config, directory)) {
      cluster.startVoters();
      NodeId old = cluster.leader();
      cluster.beginToWrite();
      Awaitility.await().until(() -> cluster.acknowledged().size() > 200);
      cluster.isolate(old);
      Awaitility.await()
          .until(
              () -> {
                NodeReport report = cluster.life(old).lastReport();
                return report.lastLogIndex() > report.commitIndex() + 1;
              });
      Fact.LeaderReady next =
          cluster.await(Fact.LeaderReady.class, ready -> !ready.node().equals(old));
      cluster.heal();
      cluster.await(
          Fact.LogShape.class, shape -> shape.node().equals(old) && endsIn(next.term(), shape));
      Awaitility.await().until(() -> cluster.acknowledged().size() > 600);
      List<String> acknowledged = cluster.stopWriting();
      assertThat(cluster.lostOf(acknowledged)).isEmpty();
      List<LogEntry> atNext = around(cluster, next.node(), next.index());
      Awaitility.await()
          .atMost(Duration.ofSeconds(10))
          .until(() -> around(cluster, old, next.index()).equals(atNext));
      assertThat(equalBlocks(cluster)).isPositive();
    }
  }

  private static boolean endsIn(long term, Fact.LogShape shape) {
    return !shape.runs().isEmpty() && shape.runs().getLast().term() == term;
  }

  private static List<LogEntry> around(GrowingCluster cluster, NodeId node, long index)
      throws Exception {
    return cluster.life(node).readLog(index - 50, 150).get(5, TimeUnit.SECONDS);
  }

  /** How many blocks several nodes told of, all the same. */
  private static int equalBlocks(GrowingCluster cluster) {
    Map<Long, String> digests = new HashMap<>();
    int equal = 0;
    for (Fact.LogBlock block : cluster.all(Fact.LogBlock.class)) {
      String before = digests.putIfAbsent(block.fromIndex(), block.digest());
      if (before != null) {
        assertThat(block.digest()).as("%s", block).isEqualTo(before);
        equal++;
      }
    }
    return equal;
  }
}
