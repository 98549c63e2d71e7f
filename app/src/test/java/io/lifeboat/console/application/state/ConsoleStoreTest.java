package io.lifeboat.console.application.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.FakeCluster;
import io.lifeboat.console.application.alarm.AlarmAction;
import io.lifeboat.console.application.alarm.AlarmKey;
import io.lifeboat.console.application.alarm.AlarmKind;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class ConsoleStoreTest {
  private static final Duration LIMIT = Duration.ofSeconds(5);

  @Test
  void publishesTheLatestPictureFromItsOwnThread() {
    FakeCluster cluster = new FakeCluster();
    List<String> threads = new CopyOnWriteArrayList<>();
    try (ConsoleStore store =
        ConsoleStore.of(cluster, state -> threads.add(Thread.currentThread().getName()))) {
      assertThat(store.latest()).isSameAs(ConsoleState.BLANK);
      List<FactRecord> records = Facts.healthy(3).records();
      cluster.tell(records);
      await().atMost(LIMIT).until(() -> store.latest().lastSequence() == records.size());
      assertThat(store.latest().service().leader()).isEqualTo(NodeId.of(1));
    }
    assertThat(threads).isNotEmpty().containsOnly("console-state");
  }

  @Test
  void endsItsThreadAndSubscription() {
    FakeCluster cluster = new FakeCluster();
    ConsoleStore store = ConsoleStore.of(cluster);
    cluster.tell(Facts.healthy(3).records());
    store.close();
    store.close();
    assertThat(cluster.listeners()).isZero();
    assertThat(store.latest().nodes()).as("what had come is folded in").hasSize(3);
    assertThat(Thread.getAllStackTraces().keySet())
        .extracting(Thread::getName)
        .doesNotContain("console-state");
  }

  @Test
  void aFactItCannotFoldIsShownAsAGap() {
    FakeCluster cluster = new FakeCluster();
    try (ConsoleStore store = ConsoleStore.of(cluster)) {
      Fact broken = new Fact.Traffic(0, List.of());
      cluster.tell(Facts.healthy(3).records());
      cluster.tell(List.of(new FactRecord(99, 0, "test", null, new Fact.NodeKilled(nobody()))));
      cluster.tell(List.of(new FactRecord(100, 0, "test", null, broken)));
      await().atMost(LIMIT).until(() -> store.latest().lastSequence() == 100);
      assertThat(store.latest().occurrences().getLast().weight())
          .isEqualTo(Occurrence.Weight.ABNORMAL);
    }
  }

  @Test
  void alarmsAreRaisedWhileNoFactComesAndOperatorsAcknowledgeThem() {
    FakeCluster cluster = new FakeCluster();
    try (ConsoleStore store = ConsoleStore.of(cluster)) {
      cluster.tell(Facts.healthy(5).pause(5_000).killed(1).records());
      await().atMost(LIMIT).until(() -> store.latest().alarms().unacknowledged() == 1);
      AlarmKey alarm = store.latest().alarms().active().getFirst().key();
      assertThat(alarm.kind()).isEqualTo(AlarmKind.NO_LEADER);
      assertThat(store.submit(new AlarmAction.Acknowledge(alarm))).isTrue();
      await().atMost(LIMIT).until(() -> store.latest().alarms().unacknowledged() == 0);
      assertThat(store.latest().alarms().active()).hasSize(1);
      assertThat(store.latest().occurrences().getLast().category())
          .isEqualTo(Occurrence.Category.ALARM);
    }
  }

  @Test
  void whatOperatorsAskForIsTakenUntilItIsClosed() {
    ConsoleStore store = ConsoleStore.of(new FakeCluster());
    store.close();
    assertThat(store.submit(new AlarmAction.AcknowledgeAll())).isFalse();
  }

  /** What no engine sends: a fact without its node. */
  @SuppressWarnings("NullAway")
  private static NodeId nobody() {
    return null;
  }
}
