package io.lifeboat.console.gui;

import io.lifeboat.cluster.command.SwitchCommand.ForceSwitch;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.BreakerState;
import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.PolicyConsequence;
import io.lifeboat.cluster.model.PolicyFault;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.model.SwitchPosition;
import io.lifeboat.cluster.model.ToleranceLevel;
import io.lifeboat.cluster.model.TreatmentCause;
import io.lifeboat.console.application.state.Degradations;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.ui.theme.Theme;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Pictures of degradation for a person to look at, in target/screenshots. */
@Tag("slow")
class DegradationShotsTest extends GuiTest {
  private static final NodeId N1 = NodeId.of(1);

  private final ScriptedCluster cluster = new ScriptedCluster(3, true);

  private void degraded(int width, int height) throws Exception {
    open(cluster, width, height);
    awaitLeader(N1);
    cluster.tell(new Fact.ToleranceChanged(ToleranceLevel.HIGH));
    cluster.tell(new Fact.PolicyActivated(Degradations.POLICY, null, Degradations.EPOCH + 60_000));
    cluster.tell(
        new Fact.TreatmentsChanged(
            Degradations.table(ServiceLevel.NORMAL), Degradations.health(true, 12)));
    cluster.tell(
        new Fact.TreatmentsChanged(
            Degradations.table(ServiceLevel.REDUCED), Degradations.health(true, 210)));
    cluster.pass(3_000);
    for (DegradeSwitch name : DegradeSwitch.values()) {
      cluster.tell(Degradations.turned(name, SwitchPosition.AUTO));
    }
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
    cluster.submit(
        new ForceSwitch(
            DegradeSwitch.SHED_BATCH,
            SwitchPosition.FORCED_ON,
            "Ada",
            "backup window of the other team",
            300_000L,
            true));
    cluster.tell(
        new Fact.TreatmentsChanged(
            Degradations.table(ServiceLevel.READ_ONLY), Degradations.health(false, 480)));
    cluster.tell(Degradations.level(ServiceLevel.READ_ONLY, TreatmentCause.NO_QUORUM));
    cluster.tell(
        new Fact.PolicyFaulted(
            new PolicyFault(
                "conservative",
                2,
                PolicyFault.Kind.RUNTIME,
                "attempt to compare number with nil",
                "if h.p99Millis > limit then"),
            PolicyConsequence.LAST_GOOD));
    cluster.pass(12_000);
    for (int i = 0; i < 20; i++) {
      cluster.pass(250);
      cluster.tell(Degradations.figures(30 + i, i % 7));
    }
    cluster.tell(new Fact.BreakerChanged(Degradations.breaker(BreakerState.OPEN)));
    click("show-degradation");
    await("the panel", () -> isThere("treatments"));
  }

  @Test
  void switchboard() throws Exception {
    degraded(1440, 900);
    shot("degradation-en-light-1440x900");
    theme(Theme.DARK);
    language(Language.CHINESE);
    shot("degradation-zh-dark-1440x900");
    size(1000, 700);
    shot("degradation-zh-dark-1000x700");
    language(Language.ENGLISH);
    theme(Theme.LIGHT);
    shot("degradation-en-light-1000x700");
    size(1900, 1060);
    reveal("degrade-read-only");
    click("degrade-read-only-on");
    shot("degradation-form-en-light-1900x1060");
    press(KeyCode.ESCAPE);
    theme(Theme.DARK);
    language(Language.CHINESE);
    shot("degradation-zh-dark-1900x1060");
  }

  @Test
  void pages() throws Exception {
    degraded(1440, 900);
    click("degradation-page-gateway");
    shot("degradation-gateway-en-light-1440x900");
    click("degradation-page-decisions");
    shot("degradation-decisions-en-light-1440x900");
    size(1000, 700);
    shot("degradation-decisions-en-light-1000x700");
    click("degradation-page-gateway");
    language(Language.CHINESE);
    theme(Theme.DARK);
    shot("degradation-gateway-zh-dark-1000x700");
    size(1440, 900);
    cluster.tell(new Fact.NodeKilled(NodeId.of(2)));
    cluster.tell(new Fact.NodeKilled(NodeId.of(3)));
    click("degradation-page-switchboard");
    reveal("degrade-read-only");
    click("degrade-read-only-on");
    shot("degradation-local-zh-dark-1440x900");
    language(Language.ENGLISH);
    theme(Theme.LIGHT);
    shot("degradation-local-en-light-1440x900");
    press(KeyCode.ESCAPE);
    cluster.tell(new Fact.ToleranceChanged(ToleranceLevel.LOW));
    click("degradation-page-gateway");
    shot("degradation-low-en-light-1440x900");
  }
}
