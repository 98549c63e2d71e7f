package io.lifeboat.console.ui.nemesis;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.NemesisCommand.ApplyWrongly;
import io.lifeboat.cluster.command.NemesisCommand.ChangeState;
import io.lifeboat.cluster.command.NemesisCommand.DamageFiles;
import io.lifeboat.cluster.command.NemesisCommand.HoldMessages;
import io.lifeboat.cluster.command.NemesisCommand.KillNode;
import io.lifeboat.cluster.command.NemesisCommand.PartitionNodes;
import io.lifeboat.cluster.command.NemesisCommand.RevertFault;
import io.lifeboat.cluster.command.OperatorCommand.StartNode;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.FileDamage;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.command.RoleTargets;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.Facts;
import io.lifeboat.console.ui.i18n.NemesisMsg;
import io.lifeboat.console.ui.i18n.UiMsg;
import io.lifeboat.console.ui.nemesis.LedgerViewModel.Entry;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a form becomes, and the ledger of active faults. */
class NemesisViewModelsTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final NodeId N2 = NodeId.of(2);

  private static FaultPlan plan(FaultForm form, ConsoleState state) {
    return FaultPlan.of(form, state, 5_000);
  }

  @Test
  void bothGroupsNeedAMember() {
    ConsoleState state = Facts.healthy(3).state();
    FaultForm one = FaultForm.of(FaultType.PARTITION).withInA(N1, true);

    assertThat(plan(one, state).problem()).isNotNull();
    assertThat(plan(one.withInB(N2, true), state).commands())
        .containsExactly(new PartitionNodes(Set.of(N1), Set.of(N2), 5_000));
    assertThat(plan(one.withInB(N2, true).withInB(N1, true), state).isComplete()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({"3, 1, 2", "4, 1, 3", "5, 2, 3", "9, 4, 5"})
  void theHalvesAreTheLargestMinorityAndTheRest(int nodes, int minority, int majority) {
    ConsoleState state = Facts.healthy(nodes).state();

    FaultForm minor = Preset.LEADER_IN_MINORITY.form(state);
    FaultForm major = Preset.LEADER_IN_MAJORITY.form(state);

    assertThat(minor.sideA()).hasSize(minority).contains(N1);
    assertThat(minor.sideB()).hasSize(majority).doesNotContain(N1);
    assertThat(major.sideA()).hasSize(majority).contains(N1);
    assertThat(major.sideB()).hasSize(minority);
  }

  @ParameterizedTest
  @EnumSource(Preset.class)
  void everyNamedShapeIsCompleteInAHealthyCluster(Preset preset) {
    ConsoleState state = Facts.healthy(5).state();

    assertThat(plan(preset.form(state), state).isComplete()).isTrue();
  }

  @ParameterizedTest
  @EnumSource(FaultType.class)
  void everyFaultBecomesCommandsWithItsStandardNumbers(FaultType type) {
    ConsoleState state = Facts.healthy(5).state();
    FaultForm form =
        FaultForm.of(type)
            .withTargets(TargetChoice.named(Set.of(N2)))
            .withSides(Set.of(N1), Set.of(N2));

    FaultPlan plan = plan(form, state);

    assertThat(plan.problem()).isNull();
    assertThat(plan.commands()).hasSize(1);
    boolean lasts =
        plan.commands().getFirst() instanceof NemesisCommand.Inject inject
            && inject.durationMs() == 5_000;
    assertThat(lasts).isEqualTo(type.lasts());
  }

  @Test
  void aRoleIsLookedUpAmongThoseThatCanBeMeant() {
    ConsoleState state = Facts.healthy(5).killed(4).state();
    FaultForm start =
        FaultForm.of(FaultType.START).withTargets(TargetChoice.of(RoleTargets.Role.ALL, 0));
    FaultForm kill =
        FaultForm.of(FaultType.KILL).withTargets(TargetChoice.of(RoleTargets.Role.LEADER, 0));

    assertThat(plan(start, state).commands()).containsExactly(new StartNode(NodeId.of(4)));
    assertThat(plan(kill, state).commands()).containsExactly(new KillNode(N1, 5_000));
  }

  @ParameterizedTest
  @CsvSource({
    "THERE, n1→n2 n1→n3 n1→client",
    "BACK, n2→n1 n3→n1 client→n1",
    "BOTH, n1→n2 n1→n3 n1→client n2→n1 n3→n1 client→n1"
  })
  void linksOfANodeAreThoseWithAllOthers(FaultForm.Direction direction, String links) {
    FaultForm form =
        FaultForm.of(FaultType.CUT).withSides(Set.of(N1), Set.of()).withDirection(direction);

    assertThat(FaultPlan.links(form, Facts.healthy(3).state()).stream().map(Link::toString))
        .containsExactlyInAnyOrder(links.split(" "));
  }

  @Test
  void pickedLinksCountBeforeTheSides() {
    Set<Link> picked = Set.of(new Link(N2, N1));
    FaultForm form = FaultForm.of(FaultType.CUT).withSides(Set.of(N1), Set.of()).withPicked(picked);

    assertThat(FaultPlan.links(form, Facts.healthy(3).state())).isEqualTo(picked);
  }

  @ParameterizedTest
  @CsvSource({
    "DELAY, 200, true",
    "DELAY, 60000, true",
    "DELAY, 60001, false",
    "DELAY, -1, false",
    "DELAY, 1.5, false",
    "DELAY, '', false",
    "LOSS, 0.5, true",
    "LOSS, '12,5', true",
    "LOSS, 100.1, false",
    "LOSS, 1e2, false",
    "REORDER_WITHIN, 0, false",
    "SHARE, 0, false",
    "RATE, 5000, true"
  })
  void numbersAreCheckedAsTheyAreTyped(Parameter parameter, String typed, boolean good) {
    assertThat(parameter.parse(typed).isPresent()).isEqualTo(good);
  }

  @ParameterizedTest
  @CsvSource({
    "DELAY, 200, 1, 500", "DELAY, 500, 1, 1000", "DELAY, 0, 1, 1", "DELAY, 200, -1, 100",
    "DELAY, 100, -1, 50", "DELAY, 1, -1, 0", "DELAY, 60000, 1, 60000", "LOSS, 0, 1, 0.1",
    "LOSS, 0.2, 1, 0.5", "LOSS, 100, 1, 100", "LOSS, 37, -1, 20"
  })
  void upAndDownGoToTheNextRoundNumber(Parameter p, double from, int direction, double to) {
    assertThat(p.step(from, direction)).isEqualTo(to);
  }

  @Test
  void aFaultIsNamedWithWhatItsCommandAskedFor() {
    HoldMessages command = new HoldMessages(Set.of(new Link(N1, N2)), Set.of(MessageKind.VOTE), 0);
    ConsoleState state =
        Facts.healthy(3)
            .requested("c1", command)
            .add(
                new Fact.FaultChanged(
                    "f1", FaultKind.HOLD, List.of(N1), FaultPhase.RUNNING, null, null),
                "c1")
            .state();

    assertThat(LedgerViewModel.of(state).entries().getFirst().name().key())
        .isEqualTo(NemesisMsg.LEDGER_SOME_MESSAGES);
  }

  @Test
  void theLedgerShowsPhaseTimeLeftAndTheWayBack() {
    ConsoleState state =
        Facts.healthy(3).fault("f1", FaultKind.KILL, 2, FaultPhase.RUNNING, 4_200L).state();
    Entry entry = LedgerViewModel.of(state).entries().getFirst();

    assertThat(entry.phase().key()).isEqualTo(UiMsg.PHASE_RUNNING);
    assertThat(entry.timeLeft().arguments()).containsExactly(5L);
    assertThat(entry.verified()).isFalse();
    assertThat(entry.revert()).isEqualTo(new RevertFault(entry.id()));
  }

  @Test
  void aPartitionCanBeRevertedAlone() {
    ConsoleState state =
        Facts.healthy(3).fault("f1", FaultKind.PARTITION, 2, FaultPhase.VERIFIED, null).state();

    assertThat(LedgerViewModel.of(state).entries().getFirst().revert())
        .isInstanceOf(RevertFault.class);
  }

  @Test
  void timeLeftIsNeverNegative() {
    assertThat(LedgerViewModel.secondsLeft(1_000, 9_000_000)).isZero();
    assertThat(LedgerViewModel.secondsLeft(9_000_001, 8_000_000)).isEqualTo(2);
  }

  @Test
  void everyDamageToDataBecomesACommand() {
    ConsoleState state = Facts.healthy(3).state();
    Set<Command> commands =
        FaultFamily.DATA.types().stream()
            .map(type -> FaultForm.of(type).withTargets(TargetChoice.named(Set.of(N2))))
            .flatMap(form -> plan(form, state).commands().stream())
            .collect(Collectors.toSet());

    assertThat(commands).hasSize(FileDamage.values().length + 2);
    for (FileDamage damage : FileDamage.values()) {
      assertThat(commands).contains(new DamageFiles(N2, damage, 0, 1, false));
    }
    assertThat(commands).contains(new ChangeState(N2, "", false), new ApplyWrongly(N2, false));
  }

  @Test
  void bitsAndTheRecordAreTypedAndTheLastMajorityIsMeantOnPurpose() {
    ConsoleState state = Facts.healthy(3).state();
    FaultForm form =
        FaultForm.of(FaultType.FLIP_BITS)
            .withTargets(TargetChoice.named(Set.of(N1)))
            .withTyped(Parameter.INDEX, "412")
            .withTyped(Parameter.BITS, "3")
            .withEvenIfLast(true);

    assertThat(plan(form, state).commands())
        .containsExactly(new DamageFiles(N1, FileDamage.FLIP_BITS, 412, 3, true));
    assertThat(plan(form.withTyped(Parameter.BITS, "65"), state).wrong()).isEqualTo(Parameter.BITS);
    assertThat(form.withType(FaultType.ZERO_PAGE).evenIfLast()).isFalse();
  }
}
