package io.lifeboat.console.ui.shell;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.model.SwitchPosition;
import io.lifeboat.cluster.model.TreatmentCause;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.Degradations;
import io.lifeboat.console.application.state.Facts;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.application.text.Messages;
import io.lifeboat.console.ui.control.Tile.Tone;
import io.lifeboat.console.ui.i18n.UiMsg;
import org.junit.jupiter.api.Test;

/** The four questions: is it up, who leads, how many more may fail, what is injected. */
class StatusBarViewModelTest {

  @Test
  void nothingHeardIsNotKnownAndNotFine() {
    StatusBarViewModel model = StatusBarViewModel.of(ConsoleState.BLANK);

    assertThat(model.service().tone()).isEqualTo(Tone.UNKNOWN);
    assertThat(model.leader().tone()).isEqualTo(Tone.UNKNOWN);
    assertThat(model.quorum().tone()).isEqualTo(Tone.UNKNOWN);
  }

  @Test
  void aHealthyClusterAnswersAllFour() {
    StatusBarViewModel model = StatusBarViewModel.of(Facts.healthy(5).state());

    assertThat(model.leader().value().key()).isEqualTo(UiMsg.LEADER_TERM);
    assertThat(model.faults().value().key()).isEqualTo(UiMsg.FAULTS_NONE);
    assertThat(model.level().value().key()).isEqualTo(UiMsg.LEVEL_NORMAL);
  }

  @Test
  void aLostQuorumIsAnAlarm() {
    ConsoleState state = Facts.healthy(5).killed(2).killed(3).killed(4).state();

    assertThat(StatusBarViewModel.of(state).quorum().tone()).isEqualTo(Tone.ALARM);
  }

  @Test
  void activeFaultsShowTheTimeUntilTheNextEnds() {
    ConsoleState state =
        Facts.healthy(5)
            .fault("f1", FaultKind.KILL, 2, FaultPhase.VERIFIED, 30_000L)
            .fault("f2", FaultKind.FREEZE, 3, FaultPhase.RUNNING, 10_000L)
            .state();

    assertThat(StatusBarViewModel.of(state).faults().value().arguments()).containsExactly(2, 10L);
  }

  @Test
  void readOnlyIsAServiceLevel() {
    ConsoleState state =
        Facts.healthy(5)
            .add(Degradations.turned(DegradeSwitch.READ_ONLY, SwitchPosition.FORCED_ON))
            .state();

    assertThat(level(state)).isEqualTo("Read-only");
  }

  @Test
  void theLevelIsShownWithItsAgeAndItsReason() {
    Facts facts = Facts.healthy(5);
    assertThat(level(facts.state())).as("not told yet").isEqualTo("Normal");
    facts
        .add(Degradations.level(ServiceLevel.READ_ONLY, TreatmentCause.NO_QUORUM))
        .pause(11_999)
        .levels(1, 1, 1, 5);
    assertThat(level(facts.state())).isEqualTo("Read-only · 12 s · no quorum");
    facts.pause(180_000).add(Degradations.level(ServiceLevel.NORMAL, null));
    assertThat(level(facts.state())).isEqualTo("Normal");
  }

  @Test
  void anEmergencyIsMarkedAsAnAlarmUnlessSomebodyChoseIt() {
    Fact emergency = Degradations.level(ServiceLevel.EMERGENCY, TreatmentCause.POLICY);
    Fact chosen =
        new Fact.ServiceLevelChanged(
            ServiceLevel.EMERGENCY,
            TreatmentCause.LEVEL,
            ServiceLevel.EMERGENCY,
            false,
            "Ada",
            "",
            null);
    assertThat(StatusBarViewModel.of(Facts.healthy(5).add(emergency).state()).level().tone())
        .isEqualTo(Tone.ALARM);
    assertThat(StatusBarViewModel.of(Facts.healthy(5).add(chosen).state()).level().tone())
        .isEqualTo(Tone.NOTICE);
  }

  private static String level(ConsoleState state) {
    return Messages.strict(Language.ENGLISH).format(StatusBarViewModel.of(state).level().value());
  }

  @Test
  void theLeverIsSeen() {
    ConsoleState state = Facts.healthy(5).add(new Fact.FaultsBlocked("")).state();

    assertThat(StatusBarViewModel.of(state).blocked()).isTrue();
    assertThat(StatusBarViewModel.of(state).faults().value().key()).isEqualTo(UiMsg.FAULTS_BLOCKED);
  }
}
