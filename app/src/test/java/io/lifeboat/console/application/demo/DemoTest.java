package io.lifeboat.console.application.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.NemesisCommand.HealAll;
import io.lifeboat.cluster.command.NemesisCommand.KillNode;
import io.lifeboat.cluster.command.NemesisCommand.RearmFaults;
import io.lifeboat.cluster.command.OperatorCommand.SetWorkload;
import io.lifeboat.cluster.command.OperatorCommand.StartNode;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.scenario.BadScenarioException;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.Facts;
import java.util.List;
import org.junit.jupiter.api.Test;

class DemoTest {
  private static final long SECOND = 1_000_000_000L;
  private static final NodeId N1 = NodeId.of(1);

  private int commands;

  private long now = SECOND;

  private List<Command> after(DemoRun run, ConsoleState state, double seconds) {
    now += (long) (seconds * SECOND);
    return run.next(state, now);
  }

  private static ConsoleState picture(Facts facts) {
    return facts.fold().state();
  }

  @Test
  void theShippedOnesTakeAsLongAsTheySay() {
    List<Integer> minutes =
        ShippedDemos.NAMES.stream().map(ShippedDemos::demo).map(Demo::minutes).toList();
    assertThat(minutes).containsExactly(3, 7, 15);
    for (String name : ShippedDemos.NAMES) {
      Demo demo = ShippedDemos.demo(name);
      long restMs = demo.parts().stream().mapToLong(Demo.Part::restMs).sum();
      assertThat(restMs / 60_000.0).as(name).isBetween(demo.minutes() * 0.9, demo.minutes() * 1.05);
      assertThat(demo.id()).isEqualTo(name);
    }
  }

  @Test
  void goesOnByItselfWaitsForFactsAndSaysWhatDidNotCome() {
    DemoRun run = new DemoRun(ShippedDemos.demo("a-leader-dies"), 7);
    ConsoleState healthy = picture(Facts.healthy(5));
    assertThat(after(run, healthy, 0)).isEmpty();
    after(run, healthy, 0.1);
    assertThat(run.number()).isEqualTo(1);
    after(run, healthy, 1);
    run.pause(true);
    after(run, healthy, 600);
    assertThat(run.number()).as("held").isEqualTo(1);
    run.pause(false);
    after(run, healthy, run.part().restMs() / 1_000.0);
    assertThat(run.number()).isEqualTo(2);

    run.goOn();
    assertThat(after(run, healthy, 0.1)).containsExactly(new KillNode(N1, 0));
    after(run, healthy, 0.1);
    assertThat(run.isWaiting()).as("nothing tells that it acted").isTrue();
    after(run, healthy, 30);
    assertThat(run.isMissed()).isTrue();
  }

  /** The same picture, in which this command has been carried out. */
  private Facts carriedOut(Facts facts, Command command) {
    commands++;
    return facts.requested("c" + commands, command).completed("c" + commands, Outcome.Ok.PLAIN);
  }

  @Test
  void rolesAreLookedUpWhenAPartBeginsAndNothingIsDoneBeforeWhatCameBeforeIt() {
    DemoRun run = new DemoRun(ShippedDemos.demo("a-leader-dies"), 7);
    Facts facts = Facts.healthy(5).killed(1).pause(300).ready(2, 2);
    assertThat(after(run, picture(facts), 0)).containsExactly(new StartNode(N1));
    carriedOut(facts, new StartNode(N1)).add(new Fact.NodeStarted(N1, 1, 0));
    after(run, picture(facts), 0.1);
    assertThat(run.number()).isEqualTo(1);
    run.goOn();
    after(run, picture(facts), 0.1);
    run.goOn();
    assertThat(after(run, picture(facts), 0.1)).containsExactly(new KillNode(NodeId.of(2), 0));
    for (int part = 4; part <= 7; part++) {
      run.goOn();
      assertThat(after(run, picture(facts), 0.1)).as("the kill is under way").isEmpty();
    }
    assertThat(run.number()).isEqualTo(7);
    run.goOn();
    after(run, picture(facts), 0.1);
    assertThat(run.number()).as("the start is not given yet").isEqualTo(7);

    facts.killed(2);
    carriedOut(facts, new KillNode(NodeId.of(2), 0)).pause(300).ready(3, 3);
    assertThat(after(run, picture(facts), 0.1)).containsExactly(new StartNode(NodeId.of(2)));
    after(run, picture(facts), 0.1);
    assertThat(run.number()).isEqualTo(8);
    run.goOn();
    after(run, picture(facts), 0.1);
    assertThat(run.isOver()).isTrue();
  }

  @Test
  void faultsAreAllowedAgainOnlyOnceTheyAreKnownToBeBlocked() {
    DemoRun run = new DemoRun(ShippedDemos.demo("a-leader-dies"), 7);
    Facts facts = Facts.healthy(5).killed(1).pause(300).ready(2, 2);
    facts.add(
        new Fact.FaultChanged("f1", FaultKind.KILL, List.of(N1), FaultPhase.RUNNING, null, null));
    HealAll heals = new HealAll("demonstration");
    assertThat(after(run, picture(facts), 0)).containsExactly(heals);
    assertThat(after(run, picture(facts), 0.1)).isEmpty();
    facts.add(new Fact.FaultsBlocked("demonstration"));
    assertThat(after(run, picture(facts), 0.1)).as("it still heals").isEmpty();
    carriedOut(facts, heals).add(new Fact.NodeStarted(N1, 1, 0));
    assertThat(after(run, picture(facts), 0.1)).containsExactly(new RearmFaults());
    assertThat(run.number()).as("not while they are blocked").isZero();
    facts.add(new Fact.FaultsRearmed());
    carriedOut(facts, new RearmFaults());
    after(run, picture(facts), 0.1);
    assertThat(run.number()).isEqualTo(1);
  }

  @Test
  void aLeaderIsLostAlsoWhenTheNextOneCameBetweenTwoLooks() {
    DemoRun run = new DemoRun(ShippedDemos.demo("a-leader-dies"), 7);
    Facts facts = Facts.healthy(5);
    after(run, picture(facts), 0);
    while (run.number() < 3) {
      run.goOn();
      after(run, picture(facts), 0.1);
    }
    facts.killed(1);
    carriedOut(facts, new KillNode(N1, 0)).ready(2, 2);
    after(run, picture(facts), 0.1);
    assertThat(run.isWaiting()).isFalse();
    assertThat(run.isMissed()).isFalse();
  }

  @Test
  void whatTheUserHadSetIsSetAgainAtTheEndAndWhenItIsLeft() {
    Demo demo = ShippedDemos.demo("doing-less-on-purpose");
    DemoRun run = new DemoRun(demo, 7);
    Facts facts = Facts.healthy(5);
    ConsoleState before = picture(facts);
    after(run, before, 0);
    SetWorkload set = null;
    while (run.number() < 4) {
      run.goOn();
      for (Command command : after(run, picture(facts), 0.1)) {
        if (command instanceof SetWorkload load) {
          set = load;
          facts.add(new Fact.WorkloadChanged(load.settings()));
        }
        carriedOut(facts, command);
      }
    }
    assertThat(set).isNotNull();
    assertThat(run.leave(picture(facts))).contains(new SetWorkload(before.workload()));
    assertThat(run.isOver()).isTrue();
    assertThat(run.leave(picture(facts))).as("once").isEmpty();
  }

  @Test
  void aMistakeIsToldWithItsPlace() {
    assertThatThrownBy(
            () ->
                DemoParser.parse(
                    "demo.json",
                    """
                    {"id": "x", "title": {"en": "X", "zh": "X"}, "minutes": 1,
                     "parts": [{"say": {"en": "a", "zh": "b"}, "until": "someday"}]}
                    """))
        .isInstanceOf(BadScenarioException.class)
        .hasMessageStartingWith("demo.json:2:")
        .hasMessageContaining("leader-ready");
  }
}
