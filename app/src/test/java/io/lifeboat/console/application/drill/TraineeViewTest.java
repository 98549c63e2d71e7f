package io.lifeboat.console.application.drill;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.Actor;
import io.lifeboat.cluster.command.LogbookCommand;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.fact.LinkTraffic;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.LinkSuspicion;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.console.application.state.ConsoleFold;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.Facts;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.application.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TraineeViewTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final NodeId N2 = NodeId.of(2);
  private static final NodeId N3 = NodeId.of(3);

  private static List<FactRecord> seen(List<FactRecord> all) {
    List<FactRecord> seen = new ArrayList<>();
    TraineeView view = TraineeView.START;
    for (FactRecord record : all) {
      TraineeView.Step step = view.next(record);
      view = step.view();
      if (step.seen() != null) {
        seen.add(step.seen());
      }
    }
    return seen;
  }

  private static ConsoleState picture(List<FactRecord> facts) {
    ConsoleFold fold = ConsoleFold.blank();
    for (FactRecord record : facts) {
      fold = fold.next(record);
    }
    return fold.state();
  }

  @Test
  void aNodeThatIsHeldIsSilentAndNoMore() {
    DrillRun run = DrillRun.begun();
    String freeze = run.give(new NemesisCommand.FreezeNode(N2, 0), Actor.SCRIPT);
    run.tell(
            new Fact.FaultChanged(
                "f1", FaultKind.FREEZE, List.of(N2), FaultPhase.INJECTING, null, null),
            freeze)
        .tell(new Fact.NodeFrozen(N2), freeze)
        .done(freeze, Outcome.Ok.PLAIN)
        .tell(new Fact.NodeLevels(N2, 9, N1, 9, 9, 9))
        .tell(new Fact.MessageSent(N2, N1, MessageKind.POLL, 9))
        .tell(
            new Fact.Traffic(
                500,
                List.of(
                    new LinkTraffic(N2, N1, Map.of(MessageKind.APPEND, 3L), 3),
                    new LinkTraffic(N1, N2, Map.of(MessageKind.APPEND, 7L), 7))))
        .tell(
            new Fact.Suspicions(
                List.of(new LinkSuspicion(N2, N1, 50, 1), new LinkSuspicion(N1, N2, 900, 12))));
    List<FactRecord> his = seen(run.records());
    ConsoleState picture = picture(his);

    assertThat(picture.node(N2).orElseThrow().status()).isEqualTo(NodeStatus.RUNNING);
    assertThat(picture.node(N2).orElseThrow().term()).isLessThan(9);
    assertThat(picture.ledger().active()).isEmpty();
    assertThat(picture.traffic().links()).extracting(LinkTraffic::from).containsExactly(N1);
    assertThat(picture.detection().suspicions()).extracting(LinkSuspicion::by).containsExactly(N1);
    assertThat(his)
        .extracting(FactRecord::cause)
        .doesNotContain(new io.lifeboat.cluster.command.CommandId(freeze));
  }

  @Test
  void itSpeaksAgainAfterItWasEndedAndStarted() {
    DrillRun run =
        DrillRun.begun()
            .tell(new Fact.NodeFrozen(N2))
            .tell(new Fact.NodeKilled(N2))
            .starts(2)
            .tell(new Fact.NodeLevels(N2, 2, N1, 40, 40, 40));
    assertThat(picture(seen(run.records())).node(N2).orElseThrow().commitIndex()).isEqualTo(40);
  }

  @Test
  void cutsAreNotSeenButWhatNodesSayOfThemIs() {
    Facts facts =
        Facts.healthy(3)
            .isolated(1, 3)
            .asks(1, 2, MessageKind.POLL, 2)
            .silent(1, 2, MessageKind.POLL, 2);
    ConsoleState picture = picture(seen(facts.records()));
    assertThat(picture.cutLinks()).isEmpty();
    assertThat(picture.node(N1).orElseThrow().cutOff()).isFalse();
    assertThat(seen(facts.records()))
        .extracting(FactRecord::fact)
        .anyMatch(fact -> fact instanceof Fact.MessageUnanswered);
  }

  @Test
  void hisOwnFaultsAndCommandsAreHis() {
    DrillRun run = DrillRun.begun();
    String kill = run.give(new NemesisCommand.KillNode(N3, 0), Actor.OPERATOR);
    run.tell(
            new Fact.FaultChanged(
                "f1", FaultKind.KILL, List.of(N3), FaultPhase.INJECTING, null, null),
            kill)
        .tell(new Fact.NodeKilled(N3), kill)
        // What ends by it is somebody else's.
        .tell(
            new Fact.FaultChanged(
                "f0", FaultKind.FREEZE, List.of(N3), FaultPhase.COMPLETED, null, "killed"),
            kill)
        .done(kill, Outcome.Ok.PLAIN);
    List<FactRecord> his = seen(run.records());
    assertThat(picture(his).ledger().active()).hasSize(1);
    assertThat(his.toString()).doesNotContain("FREEZE");
    assertThat(picture(his).commands()).hasSize(1);
  }

  @Test
  void theBeginOfADrillIsNotSeenForItHoldsTheAnswers() {
    List<FactRecord> his = seen(DrillRun.model().records());
    assertThat(his.toString())
        .doesNotContain("BeginDrill")
        .doesNotContain("leader-killed\", \"steps");
    assertThat(his)
        .extracting(FactRecord::fact)
        .anyMatch(
            fact ->
                fact instanceof Fact.CommandRequested asked
                    && asked.command() instanceof LogbookCommand.GiveCue);
  }

  @Test
  void alarmsAreHisToAttendToAndNotHisInstructors() {
    DrillRun run = DrillRun.begun();
    run.give(
        new LogbookCommand.ActOnAlarm("no-leader", LogbookCommand.AlarmAct.ACKNOWLEDGE, 0),
        Actor.INSTRUCTOR);
    run.give(
        new LogbookCommand.ActOnAlarm("node-down/n2", LogbookCommand.AlarmAct.ACKNOWLEDGE, 0),
        Actor.OPERATOR);
    assertThat(seen(run.records()).toString())
        .contains("alarm=node-down/n2")
        .doesNotContain("alarm=no-leader");
  }

  /** Nothing a trainee is told of a malfunction has its name in it, nor that it was made. */
  @Test
  void occurrencesDoNotLeakWhatWasDoneByOthers() {
    DrillRun run = DrillRun.begun();
    List<io.lifeboat.cluster.command.Command> breaking =
        ShippedDrills.NAMES.stream()
            .map(ShippedDrills::shipped)
            .flatMap(drill -> drill.malfunctions().stream())
            .flatMap(draw -> draw.of().stream())
            .flatMap(each -> each.steps().stream())
            .flatMap(step -> commands(step, run).stream())
            .toList();
    assertThat(breaking).hasSizeGreaterThan(20);
    run.pause(5_000);
    for (io.lifeboat.cluster.command.Command command : breaking) {
      String id = run.give(command, Actor.SCRIPT);
      run.tell(
          new Fact.FaultChanged(
              "f" + id, FaultKind.LINKS, List.of(N2), FaultPhase.INJECTING, null, null),
          id);
      run.tell(
          new Fact.FaultChanged(
              "f" + id, FaultKind.LINKS, List.of(N2), FaultPhase.VERIFIED, null, "seen"),
          id);
      run.tell(new Fact.LinkCut(N1, N2), id).tell(new Fact.LinkHealed(N1, N2), id);
      run.done(id, Outcome.Ok.PLAIN);
    }
    ConsoleState before = picture(seen(DrillRun.begun().records()));
    ConsoleState picture = picture(seen(run.records()));
    Messages words = Messages.strict(Language.ENGLISH);
    assertThat(picture.occurrences().stream().map(each -> words.format(each.title())))
        .isEqualTo(before.occurrences().stream().map(each -> words.format(each.title())).toList());
    assertThat(picture.commands()).isEmpty();
  }

  private static List<io.lifeboat.cluster.command.Command> commands(
      io.lifeboat.cluster.scenario.Step step, DrillRun run) {
    StepDoer doer = new StepDoer(1);
    run.records().forEach(doer::accept);
    return doer.order(step.action(), new StepDoer.Memory(List.of())).commands();
  }

  @Test
  void anOperatorsStartHasItsCause() {
    DrillRun run = DrillRun.begun().leaderDies().starts(1);
    assertThat(seen(run.records()))
        .filteredOn(record -> record.fact() instanceof Fact.NodeStarted && record.cause() != null)
        .hasSize(1);
    assertThat(seen(run.records()))
        .filteredOn(record -> record.fact() instanceof Fact.NodeKilled)
        .allMatch(record -> record.cause() == null);
    assertThat(CommandWords.of(new OperatorCommand.StartNode(N1))).isEqualTo("start");
  }

  @Test
  void aTraineesClusterTellsWhatHeHasAndTakesWhatHeGives() throws Exception {
    PlayedCluster real = new PlayedCluster(() -> 1_000);
    TraineeCluster his = new TraineeCluster(real);
    List<FactRecord> heard = new ArrayList<>();
    AutoCloseable subscription = his.subscribe(heard::add);
    his.start();
    real.submit(new NemesisCommand.KillNode(N1, 0), Actor.SCRIPT);
    his.submit(new OperatorCommand.StartNode(N1));
    assertThat(heard).isEqualTo(seen(real.told()));
    assertThat(heard.toString()).doesNotContain("KillNode").contains("StartNode");
    assertThat(his.report().cutLinks()).isEmpty();
    assertThat(his.config()).isEqualTo(real.config());
    subscription.close();
    int before = heard.size();
    real.beat();
    assertThat(heard).hasSize(before);
    his.close();
  }
}
