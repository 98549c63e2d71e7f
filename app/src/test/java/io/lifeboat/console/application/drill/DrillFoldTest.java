package io.lifeboat.console.application.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.Actor;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.LogbookCommand.DrillEnd;
import io.lifeboat.cluster.command.LogbookCommand.TakeHint;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.history.HistoryWriter;
import io.lifeboat.cluster.model.FileDamage;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.RepairKind;
import io.lifeboat.cluster.model.RepairPhase;
import io.lifeboat.console.application.drill.DrillScore.Kind;
import io.lifeboat.console.application.drill.TaskState.Stage;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrillFoldTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final NodeId N2 = NodeId.of(2);
  private static final NodeId N3 = NodeId.of(3);

  @TempDir Path directory;

  @Test
  void whoDoesAllInTimeGetsEveryPoint() {
    DrillRun run = DrillRun.model();
    assertThat(run.course().tasks()).extracting(TaskState::stage).containsOnly(Stage.MET);
    DrillScore score = run.score();
    assertThat(score.points()).isEqualTo(70);
    assertThat(score.of()).isEqualTo(70);
    assertThat(score.percent()).isEqualTo(100);
    assertThat(score.end()).isEqualTo(DrillEnd.DONE);
    assertThat(score.times().diagnoseMicros()).isBetween(4_000_000L, 4_200_000L);
    assertThat(score.times().acknowledgeMicros()).isBetween(900_000L, 1_200_000L);
    assertThat(score.times().restoreMicros()).isBetween(4_000_000L, 4_200_000L);
  }

  @Test
  void aRecordingHasTheSameScore() throws Exception {
    DrillRun run = DrillRun.model();
    Path file = directory.resolve("drill.jsonl");
    try (HistoryWriter writer = HistoryWriter.open(file, 10_000_000)) {
      run.records().forEach(writer::onFact);
    }
    assertThat(RecordedScore.of(file).score()).contains(run.score());
  }

  @Test
  void timeThatIsToldBetweenFactsChangesNoScore() {
    DrillFold fold = DrillFold.blank();
    for (FactRecord record : DrillRun.model().records()) {
      // As a view does it that looks while no fact comes.
      assertThat(fold.at(record.atMicros() - 1).course()).isEqualTo(fold.course());
      fold = fold.next(record);
    }
    assertThat(Scoring.of(fold.course())).isEqualTo(DrillRun.model().score());
  }

  @Test
  void whatIsLateIsWorthHalfAndWhatTakesTwiceItsTimeNothing() {
    DrillRun run =
        DrillRun.begun()
            .leaderDies()
            .cue("diagnose")
            .pause(61_000)
            .diagnosis(MalfunctionKind.LEADER_KILLED, 1)
            .cue("restore")
            .calm(125)
            .end(DrillEnd.TIME_OVER);
    assertThat(stages(run))
        .containsEntry("diagnose", Stage.LATE)
        .containsEntry("restore", Stage.MISSED);
    assertThat(points(run, Kind.TASK, "diagnose")).isEqualTo(10);
    assertThat(points(run, Kind.TASK, "restore")).isZero();
  }

  @Test
  void whatWasNeverGivenIsNotAskedFor() {
    DrillRun run = DrillRun.begun().end(DrillEnd.GIVEN_UP);
    assertThat(run.score().of()).isEqualTo(20);
    assertThat(run.score().points()).isEqualTo(20);
  }

  @Test
  void aDiagnosisNamesTheKindAndExactlyTheNodes() {
    DrillRun run =
        DrillRun.begun()
            .leaderDies()
            .cue("diagnose")
            .diagnosis(MalfunctionKind.NODE_KILLED, 1)
            .diagnosis(MalfunctionKind.LEADER_KILLED, 2)
            .diagnosis(MalfunctionKind.LEADER_KILLED, 1, 2);
    assertThat(stages(run)).containsEntry("diagnose", Stage.OPEN);
    run.diagnosis(MalfunctionKind.LEADER_KILLED, 1);
    assertThat(stages(run)).containsEntry("diagnose", Stage.MET);
    assertThat(points(run, Kind.WRONG_DIAGNOSES, "")).isEqualTo(-9);
  }

  @Test
  void nobodyIsRightBeforeAnythingBroke() {
    DrillRun run =
        DrillRun.begun().diagnosis(MalfunctionKind.LEADER_KILLED, 1).leaderDies().cue("diagnose");
    assertThat(stages(run)).containsEntry("diagnose", Stage.OPEN);
  }

  @Test
  void anAlarmMustBeRaisedToBeAcknowledged() {
    DrillRun run = DrillRun.begun().leaderDies().cue("acknowledge").acknowledgeAll();
    assertThat(stages(run)).containsEntry("acknowledge", Stage.OPEN);
    // The margin is gone for a second only now.
    run.pause(1_200).acknowledgeAll();
    assertThat(stages(run)).containsEntry("acknowledge", Stage.MET);
  }

  @Test
  void whatMustHoldForSomeTimeIsMetWhenItBegan() {
    DrillRun run = DrillRun.begun().leaderDies().cue("restore").starts(1);
    assertThat(stages(run)).containsEntry("restore", Stage.OPEN);
    run.calm(3);
    TaskState restored = run.course().tasks().get(2);
    assertThat(restored.stage()).isEqualTo(Stage.MET);
    assertThat(restored.tookMicros()).isLessThan(100_000);
  }

  @Test
  void hintsCostTheirPointsOnce() {
    DrillRun run =
        DrillRun.model().trainee(new TakeHint("diagnose", 1)); // after its end: counts no more
    assertThat(run.score().points()).isEqualTo(70);
    DrillRun paid =
        DrillRun.begun()
            .leaderDies()
            .cue("diagnose")
            .trainee(new TakeHint("diagnose", 1))
            .trainee(new TakeHint("diagnose", 1))
            .trainee(new TakeHint("diagnose", 2));
    assertThat(points(paid, Kind.HINTS, "diagnose")).isEqualTo(-8);
  }

  @Test
  void whatIsNotNeededCostsAndWhatOnlyLooksDoesNot() {
    DrillRun run =
        DrillRun.begun()
            .trainee(new OperatorCommand.StartNode(N1))
            .leaderDies()
            .trainee(new OperatorCommand.StartNode(N1))
            .trainee(new OperatorCommand.StartNode(N3))
            .trainee(new OperatorCommand.CompareReplicas())
            .trainee(new OperatorCommand.ScrubNode(N2));
    String refused = run.give(new OperatorCommand.StopNode(N2), Actor.OPERATOR);
    run.done(refused, new Outcome.Fail(FailReason.WRONG_STATE, ""));
    assertThat(run.course().actions())
        .extracting(ActionTaken::worth)
        .containsExactly(
            ActionTaken.Worth.UNNECESSARY,
            ActionTaken.Worth.NEEDED,
            ActionTaken.Worth.UNNECESSARY,
            ActionTaken.Worth.LOOKED,
            ActionTaken.Worth.LOOKED,
            ActionTaken.Worth.REFUSED);
    assertThat(points(run, Kind.UNNECESSARY_ACTIONS, "")).isEqualTo(-4);
  }

  @Test
  void whoTakesTheQuorumAwayIsToldByTheCauseOfTheFact() {
    DrillRun run = DrillRun.begun().leaderDies();
    String stop = run.give(new OperatorCommand.StopNode(N3), Actor.OPERATOR);
    run.tell(new Fact.NodeStopped(N3), stop);
    run.done(stop, Outcome.Ok.PLAIN);
    assertThat(points(run, Kind.QUORUM_ENDANGERED, "")).isEqualTo(-15);
    // The script took one away as well; that is nobody's fault.
    assertThat(run.course().actions()).hasSize(1);
  }

  @Test
  void theSafetyLeverIsPaidForOnce() {
    DrillRun run =
        DrillRun.begun()
            .leaderDies()
            .trainee(new NemesisCommand.HealAll("help"))
            .trainee(new NemesisCommand.HealAll("help again"));
    assertThat(points(run, Kind.SAFETY_LEVER, "")).isEqualTo(-10);
  }

  @Test
  void whoRebuildsTheSoundReplicaPutsDataAtRiskAndLosesAll() {
    DrillRun run =
        DrillRun.begun()
            .script(new NemesisCommand.DamageFiles(N3, FileDamage.FLIP_BITS, 0, 1, false))
            .tell(new Fact.RepairChanged(N3, RepairKind.REBUILD, RepairPhase.STARTED, "", null));
    assertThat(run.course().riskMicros()).isNull();
    run.tell(new Fact.RepairChanged(N2, RepairKind.REBUILD, RepairPhase.STARTED, "", null));
    assertThat(run.course().riskMicros()).isNotNull();
    run.end(DrillEnd.DATA_AT_RISK);
    assertThat(run.score().points()).isZero();
    assertThat(points(run, Kind.DATA_AT_RISK, "")).isEqualTo(-10);
    assertThat(stages(run)).containsEntry("data", Stage.MISSED);
  }

  @Test
  void aRepairedReplicaIsSoundAgain() {
    DrillRun run =
        DrillRun.begun()
            .script(new NemesisCommand.ChangeState(N3, "k", false))
            .tell(new Fact.NodeStarting(N3))
            .script(new NemesisCommand.DamageFiles(N2, FileDamage.FLIP_BITS, 0, 1, false))
            .tell(new Fact.RepairChanged(N2, RepairKind.RECORDS, RepairPhase.COMPLETED, "", null))
            .script(new NemesisCommand.ChangeState(N1, "k", false));
    assertThat(run.course().copies().lacking()).containsOnlyKeys(N1);
    assertThat(run.course().riskMicros()).isNull();
    run.script(new NemesisCommand.ChangeState(N2, "k", false));
    assertThat(run.course().riskMicros()).isNotNull();
  }

  @Test
  void serviceThatIsAwayTooLongIsNotKept() {
    DrillRun run = DrillRun.begun().cue("serve");
    long since = run.records().getLast().atMicros();
    run.tell(new Fact.ServiceUnavailable(since)).pause(3_000).calm(1);
    assertThat(stages(run)).containsEntry("serve", Stage.OPEN);
    run.calm(3);
    assertThat(stages(run)).containsEntry("serve", Stage.MISSED);
  }

  @Test
  void missingFactsAreToldWithTheScore() {
    DrillRun run = DrillRun.begun().tell(new Fact.FactsDropped(3));
    assertThat(run.score().missing()).isEqualTo(3);
    assertThat(run.fold().missing(2).course().missing()).isEqualTo(5);
  }

  @Test
  void aScoreIsNeverLessThanNothing() {
    DrillRun run = DrillRun.begun();
    long since = run.records().getLast().atMicros();
    run.tell(new Fact.ServiceUnavailable(since)).calm(8);
    for (int i = 0; i < 9; i++) {
      run.trainee(new OperatorCommand.CompactLog(N2));
    }
    run.trainee(new NemesisCommand.HealAll("help"));
    DrillScore score = run.score();
    assertThat(score.points()).isZero();
    assertThat(score.lines().stream().mapToInt(DrillScore.Line::points).sum()).isZero();
  }

  private static Map<String, Stage> stages(DrillRun run) {
    return run.course().tasks().stream()
        .collect(Collectors.toMap(task -> task.task().id(), TaskState::stage));
  }

  private static int points(DrillRun run, Kind kind, String subject) {
    List<DrillScore.Line> lines =
        run.score().lines().stream()
            .filter(line -> line.kind() == kind && line.subject().equals(subject))
            .toList();
    assertThat(lines).hasSize(1);
    return lines.getFirst().points();
  }
}
