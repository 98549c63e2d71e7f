package io.lifeboat.console.application.drill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.lifeboat.cluster.command.LogbookCommand;
import io.lifeboat.cluster.command.LogbookCommand.ActOnAlarm;
import io.lifeboat.cluster.command.LogbookCommand.AlarmAct;
import io.lifeboat.cluster.command.LogbookCommand.DrillEnd;
import io.lifeboat.cluster.command.NemesisCommand.KillNode;
import io.lifeboat.cluster.command.OperatorCommand.StartNode;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.drill.DrillView.Phase;
import io.lifeboat.console.application.drill.TaskState.Stage;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** On a cluster that is played and a clock that is moved by hand. */
@Timeout(60)
class DrillSessionTest {
  private static final NodeId N1 = NodeId.of(1);

  private final AtomicLong nanos = new AtomicLong(1);
  private PlayedCluster cluster;
  private DrillSession session;

  @BeforeEach
  void open() {
    cluster = new PlayedCluster(() -> nanos.get() / 1_000);
    session = DrillSession.of(cluster, ShippedDrills.shipped("the-leader-dies"), 7, nanos::get);
  }

  @AfterEach
  void close() {
    session.close();
    cluster.close();
  }

  private void pass(long ms) {
    nanos.addAndGet(ms * 1_000_000);
    cluster.beat();
  }

  private static void until(String what, BooleanSupplier condition) {
    await(what).atMost(Duration.ofSeconds(10)).until(condition::getAsBoolean);
  }

  private boolean asked(Object command) {
    return cluster.asked().contains(command);
  }

  private void begin() {
    assertThat(session.view().phase()).isEqualTo(Phase.WAITING);
    cluster.start();
    until("preparing", () -> session.view().phase() == Phase.PREPARING);
    pass(2_000);
    until("running", () -> session.view().phase() == Phase.RUNNING);
    until("the tasks that hold throughout", () -> openTasks() == 2);
  }

  private long openTasks() {
    return session.view().tasks().stream().filter(task -> task.stage() == Stage.OPEN).count();
  }

  private void breakIt() {
    pass(6_100);
    until("the leader is killed", () -> asked(new KillNode(N1, 0)));
    assertThat(
            cluster
                .asked()
                .indexOf(new LogbookCommand.BeginMalfunction("leader-killed", List.of(N1))))
        .as("the truth is noted before it happens")
        .isBetween(0, cluster.asked().indexOf(new KillNode(N1, 0)));
    pass(1_100);
    until("the alarm's cue", () -> asked(new LogbookCommand.GiveCue("acknowledge")));
    pass(2_000);
    until("the cue to say what it is", () -> asked(new LogbookCommand.GiveCue("diagnose")));
  }

  @Test
  void aDrillGoesFromItsBeginToItsScore() throws Exception {
    begin();
    assertThat(session.view().leftMicros()).isBetween(179_000_000L, 180_000_000L);
    breakIt();
    until("alarm and diagnosis are asked for", () -> openTasks() == 4);
    cluster.submit(new ActOnAlarm(null, AlarmAct.ACKNOWLEDGE, 0));
    session.takeHint("diagnose");
    until("the hint", () -> asked(new LogbookCommand.TakeHint("diagnose", 1)));
    session.diagnose(MalfunctionKind.LEADER_KILLED, List.of(N1));
    until("the cue to start it", () -> asked(new LogbookCommand.GiveCue("restore")));
    cluster.submit(new StartNode(N1));
    pass(1_500);
    pass(1_500);
    until("the end", () -> session.view().phase() == Phase.OVER);

    assertThat(session.view().end()).isEqualTo(DrillEnd.DONE);
    DrillScore live = session.score().orElseThrow();
    assertThat(live.points()).isEqualTo(67);
    DrillFold fold = DrillFold.blank();
    for (FactRecord record : cluster.told()) {
      fold = fold.next(record);
    }
    assertThat(Scoring.of(fold.course())).isEqualTo(live);
  }

  @Test
  void itsTimeIsOver() {
    begin();
    breakIt();
    pass(180_000);
    until("the end", () -> session.view().phase() == Phase.OVER);
    assertThat(session.view().end()).isEqualTo(DrillEnd.TIME_OVER);
  }

  @Test
  void whoGivesUpIsScoredForWhatHeDid() {
    begin();
    session.giveUp();
    until("the end", () -> session.view().phase() == Phase.OVER);
    assertThat(session.view().end()).isEqualTo(DrillEnd.GIVEN_UP);
    assertThat(session.score().orElseThrow().of()).isEqualTo(20);
  }

  @Test
  void nothingIsToldOfWhatIsNotYetGiven() {
    begin();
    assertThat(session.view().tasks())
        .extracting(task -> task.task().id())
        .containsExactly("serve", "data");
    session.takeHint("diagnose");
    assertThat(cluster.asked()).noneMatch(LogbookCommand.TakeHint.class::isInstance);
  }

  @Test
  void aClusterThatDoesNotGetReadyIsNoDrill() {
    pass(91_000);
    until("it failed", () -> session.view().phase() == Phase.FAILED);
    assertThat(session.view().obstacle()).isNotNull();
    assertThat(cluster.asked()).isEmpty();
  }

  @Test
  void closedTwiceItEnds() {
    begin();
    session.close();
    session.close();
    assertThat(session.view().phase()).isEqualTo(Phase.RUNNING);
  }
}
