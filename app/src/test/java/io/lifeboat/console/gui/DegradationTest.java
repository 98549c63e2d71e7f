package io.lifeboat.console.gui;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.SwitchCommand.ChooseLevel;
import io.lifeboat.cluster.command.SwitchCommand.ForceSwitch;
import io.lifeboat.cluster.command.SwitchCommand.SetTolerance;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.model.SwitchPosition;
import io.lifeboat.cluster.model.ToleranceLevel;
import io.lifeboat.cluster.model.TreatmentCause;
import io.lifeboat.console.application.command.OperatorName;
import io.lifeboat.console.application.state.Degradations;
import io.lifeboat.console.application.text.Language;
import javafx.scene.control.ChoiceBox;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The panel of degradation in the real window. */
class DegradationTest extends GuiTest {
  private static final String ME = OperatorName.current();

  private ScriptedCluster cluster;

  @BeforeEach
  void openThePanel() throws Exception {
    cluster = new ScriptedCluster(3, true);
    open(cluster, 1440, 900);
    awaitLeader(NodeId.of(1));
    click("show-degradation");
    await("the panel", () -> isThere("degrade-read-only"));
  }

  private void focus(String id) throws Exception {
    onFx(
        () -> {
          find(id).requestFocus();
          return null;
        });
  }

  /** Chooses by place, from 0. */
  private void choose(String box, int place) throws Exception {
    onFx(
        () -> {
          ((ChoiceBox<?>) find(box)).getSelectionModel().select(place);
          return null;
        });
  }

  @Test
  void aSwitchIsForcedByKeyboardAndWhatThePolicyWantsStaysSeen() throws Exception {
    assertThat(textOf("in-force-stale-reads")).isEqualTo("in force: not known");
    cluster.tell(
        new Fact.DegradeSwitchChanged(
            DegradeSwitch.STALE_READS,
            SwitchPosition.AUTO,
            true,
            true,
            false,
            null,
            null,
            null,
            null));
    await("on", () -> textOf("in-force-stale-reads").equals("in force: on"));
    focus("degrade-stale-reads-auto");
    press(KeyCode.RIGHT);
    press(KeyCode.RIGHT);
    press(KeyCode.SPACE);
    await("the question", () -> isThere("turn-reason") && find("turn-reason").isFocused());
    assertThat(cluster.asked()).isEmpty();
    type("drill");
    press(KeyCode.ENTER);

    ForceSwitch off =
        new ForceSwitch(
            DegradeSwitch.STALE_READS, SwitchPosition.FORCED_OFF, ME, "drill", null, false);
    await("asked", () -> cluster.asked().contains(off));
    await("off", () -> textOf("in-force-stale-reads").equals("in force: off"));
    assertThat(isThere("turn")).isFalse();
    assertThat(textOf("force-stale-reads")).startsWith("Forced by " + ME).contains("“drill”");
    cluster.tell(
        new Fact.DegradeSwitchChanged(
            DegradeSwitch.STALE_READS,
            SwitchPosition.FORCED_OFF,
            true,
            false,
            false,
            ME,
            "drill",
            Degradations.EPOCH,
            null));
    await("both are seen", () -> textOf("computed-stale-reads").equals("policy: on"));
    nothingIsTurnedBeforeItIsConfirmed();
    withoutAQuorumTheLocalSwitchIsOffered();
    language(Language.CHINESE);
    await("Chinese", () -> textOf("computed-stale-reads").equals("策略：打开"));
  }

  private void nothingIsTurnedBeforeItIsConfirmed() {
    int asked = cluster.asked().size();
    click("degrade-shed-batch-on");
    await("the question", () -> isThere("turn-reason"));
    press(KeyCode.ESCAPE);
    await("given up", () -> !isThere("turn"));
    assertThat(cluster.asked()).hasSize(asked);
    assertThat(find("degrade-shed-batch-auto").isFocused()).isTrue();
  }

  private void withoutAQuorumTheLocalSwitchIsOffered() throws Exception {
    cluster.tell(new Fact.NodeKilled(NodeId.of(2)));
    cluster.tell(new Fact.NodeKilled(NodeId.of(3)));
    await("no quorum", () -> state().service().margin() < 0);
    reveal("degrade-shed-batch");
    click("degrade-shed-batch-on");
    await("the offer", () -> isThere("turn-local"));
    assertThat(find("turn-act").isDisabled()).isTrue();
    assertThat(textOf("turn-preview")).startsWith("There is no quorum.");
    focus("turn-local");
    press(KeyCode.SPACE);

    ForceSwitch here =
        new ForceSwitch(DegradeSwitch.SHED_BATCH, SwitchPosition.FORCED_ON, ME, "", null, true);
    await("asked", () -> cluster.asked().contains(here));
    await("said", () -> textOf("force-shed-batch").contains("on this gateway alone"));
  }

  @Test
  void theMatrixTheLevelAndTheDecisionsAreRead() throws Exception {
    assertThat(textOf("degradation-level")).isEqualTo("The service level is not known yet");
    cluster.tell(
        new Fact.TreatmentsChanged(
            Degradations.table(ServiceLevel.NORMAL), Degradations.health(true, 12)));
    cluster.tell(
        new Fact.TreatmentsChanged(
            Degradations.table(ServiceLevel.READ_ONLY), Degradations.health(false, 12)));
    cluster.tell(Degradations.level(ServiceLevel.READ_ONLY, TreatmentCause.NO_QUORUM));
    await(
        "a cell",
        () ->
            isThere("treatment-write-critical")
                && textOf("treatment-write-critical").equals("read-only"));
    await("the level", () -> textOf("degradation-level").equals("Read-only"));
    assertThat(textOf("cause-write-critical")).isEqualTo("no quorum");
    assertThat(textOf("treatment-local-read-batch")).isEqualTo("full");
    assertThat(textOf("degradation-age")).isEqualTo("for 0 s: no quorum");

    click("degradation-page-decisions");
    long last = state().degradation().trace().getLast().sequence();
    await("the decision", () -> isThere("decision-" + last));
    assertThat(textOf("decision-" + last)).startsWith("all writes → read-only");
    assertThat(textOf("decision-why-" + last))
        .isEqualTo("because of quorum yes → no, leader known yes → no and quorum margin 1 → -1");
    aLevelIsChosenForATime();
    theToleranceIsSetAfterItWasExplained();
  }

  private void aLevelIsChosenForATime() throws Exception {
    choose("choose-level", 1 + ServiceLevel.REDUCED.ordinal());
    await("the question", () -> isThere("decide-end") && find("decide-reason").isFocused());
    choose("decide-end", 2);
    type("less load");
    press(KeyCode.ENTER);
    ChooseLevel reduced = new ChooseLevel(ServiceLevel.REDUCED, ME, "less load", 300_000L, false);
    await("asked", () -> cluster.asked().contains(reduced));
    await("in force", () -> textOf("degradation-choice").contains(ME + " chose Reduced"));
  }

  private void theToleranceIsSetAfterItWasExplained() throws Exception {
    cluster.tell(new Fact.ToleranceChanged(ToleranceLevel.LOW));
    await("nothing decides", () -> isThere("nothing-decides"));
    choose("choose-tolerance", ToleranceLevel.MEDIUM.ordinal());
    await("what it arms", () -> textOf("decide-preview").contains("a policy decides"));
    focus("decide-act");
    press(KeyCode.SPACE);
    await("asked", () -> cluster.asked().contains(new SetTolerance(ToleranceLevel.MEDIUM)));
    await("armed", () -> !isThere("nothing-decides"));
  }
}
