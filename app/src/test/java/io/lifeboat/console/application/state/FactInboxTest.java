package io.lifeboat.console.application.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.NodeId;
import java.util.List;
import org.junit.jupiter.api.Test;

class FactInboxTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final NodeId N2 = NodeId.of(2);

  @Test
  void keepsEverythingWhileThereIsRoom() throws InterruptedException {
    FactInbox inbox = new FactInbox(10, 20);
    offer(inbox, 1, levels(N1, 5));
    offer(inbox, 2, levels(N1, 6));
    assertThat(sequences(inbox)).containsExactly(1L, 2L);
  }

  @Test
  void coalescesLevelsByKindAndSubjectWhenFull() throws InterruptedException {
    FactInbox inbox = new FactInbox(1, 10);
    offer(inbox, 1, new Fact.NodeKilled(N1));
    offer(inbox, 2, levels(N1, 5));
    offer(inbox, 3, levels(N2, 5));
    offer(inbox, 4, new Fact.NodeKilled(N2));
    offer(inbox, 5, levels(N1, 7));
    offer(inbox, 6, new Fact.ReplicaDigest(N1, 7, "a"));
    assertThat(sequences(inbox))
        .as("in order, the latest of each")
        .containsExactly(1L, 3L, 4L, 5L, 6L);
  }

  @Test
  void addsUpWhatIsCounted() throws InterruptedException {
    FactInbox inbox = new FactInbox(0, 10);
    offer(inbox, 1, new Fact.ClientOperations(500, 1, 2, 3, 4, 5, 6, 70, 80, 90));
    offer(inbox, 2, new Fact.ClientOperations(500, 1, 2, 3, 4, 5, 9, 60, 70, 95));
    FactInbox.Batch batch = inbox.take(Long.MAX_VALUE);
    assertThat(batch).isNotNull();
    assertThat(batch.facts())
        .singleElement()
        .extracting(FactRecord::fact)
        .isEqualTo(new Fact.ClientOperations(1_000, 2, 4, 6, 8, 10, 9, 60, 80, 95));
  }

  @Test
  void countsWhatItHadToDrop() throws InterruptedException {
    FactInbox inbox = new FactInbox(1, 2);
    for (int i = 1; i <= 5; i++) {
      offer(inbox, i, new Fact.NodeKilled(N1));
    }
    FactInbox.Batch batch = inbox.take(Long.MAX_VALUE);
    assertThat(batch).isNotNull();
    assertThat(batch.facts()).hasSize(2);
    assertThat(batch.dropped()).isEqualTo(3);
  }

  @Test
  void givesWhatHasComeAndThenEnds() throws InterruptedException {
    FactInbox inbox = new FactInbox(10, 20);
    offer(inbox, 1, new Fact.NodeKilled(N1));
    inbox.close();
    offer(inbox, 2, new Fact.NodeKilled(N1));
    assertThat(sequences(inbox)).containsExactly(1L);
    assertThat(inbox.take(Long.MAX_VALUE)).isNull();
  }

  @Test
  void letsItsReaderGoOnWhenWokenOrWhenTheTimeIsOver() throws InterruptedException {
    FactInbox inbox = new FactInbox(10, 20);
    assertThat(inbox.take(1_000)).isEqualTo(new FactInbox.Batch(List.of(), 0));
    inbox.wake();
    assertThat(inbox.take(Long.MAX_VALUE)).isEqualTo(new FactInbox.Batch(List.of(), 0));
    inbox.close();
    assertThat(inbox.take(Long.MAX_VALUE)).as("woken once").isNull();
  }

  private static List<Long> sequences(FactInbox inbox) throws InterruptedException {
    FactInbox.Batch batch = inbox.take(Long.MAX_VALUE);
    assertThat(batch).isNotNull();
    return batch.facts().stream().map(FactRecord::sequence).toList();
  }

  private static void offer(FactInbox inbox, long sequence, Fact fact) {
    inbox.offer(new FactRecord(sequence, sequence, "test", null, fact));
  }

  private static Fact levels(NodeId node, long commit) {
    return new Fact.NodeLevels(node, 1, null, commit, commit, commit);
  }
}
