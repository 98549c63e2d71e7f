package io.lifeboat.console.ui.degradation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.BreakerState;
import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.PolicyConsequence;
import io.lifeboat.cluster.model.PolicyFault;
import io.lifeboat.cluster.model.RequestPriority;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.model.ToleranceLevel;
import io.lifeboat.cluster.model.TreatmentCause;
import io.lifeboat.console.application.state.Degradations;
import io.lifeboat.console.application.state.Facts;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.application.text.Messages;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.degradation.DegradationModel.Row;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DegradationModelsTest {

  private static DegradationModel of(Facts facts) {
    return DegradationModel.of(facts.state());
  }

  private static String said(Text text) {
    return Messages.strict(Language.ENGLISH).format(text);
  }

  private static List<String> said(List<Text> texts) {
    return texts.stream().map(DegradationModelsTest::said).toList();
  }

  private static Row row(DegradationModel model, DegradeSwitch name) {
    return model.switches().stream().filter(row -> row.name() == name).findFirst().orElseThrow();
  }

  @Test
  void nothingIsTakenForFine() {
    DegradationModel model = of(Facts.healthy(3));
    assertThat(said(model.level())).isEqualTo("The service level is not known yet");
    assertThat(model.degraded()).isFalse();
    assertThat(model.tolerance()).isNull();
    assertThat(said(model.notes())).containsExactly("It is not known yet what is armed.");
    assertThat(said(model.policy())).isEqualTo("The policy is not known yet");
    assertThat(model.nothingDecides()).isNull();
    assertThat(model.switches()).hasSize(DegradeSwitch.values().length);
    assertThat(row(model, DegradeSwitch.READ_ONLY).told()).isNull();
  }

  @Test
  void whoWhenWhyAndUntilWhen() {
    Facts facts = Facts.healthy(3);
    long at = facts.state().nowMicros() + 1_000;
    facts
        .add(Degradations.forced(DegradeSwitch.SHED_BATCH, at, 300_000))
        .pause(11_999)
        .levels(1, 1, 1, 5);
    Row row = row(of(facts), DegradeSwitch.SHED_BATCH);
    assertThat(said(row.force())).hasSize(4);
    assertThat(said(row.force()).subList(0, 3))
        .containsExactly("Forced by Ada", "12 s ago", "“drill”");
    assertThat(said(row.force()).getLast()).endsWith(", 4 min left");
    assertThat(row(of(facts), DegradeSwitch.READ_ONLY).force()).isEmpty();
  }

  @Test
  void theLevelHasItsAgeItsReasonAndWhoChoseIt() {
    Facts facts = Facts.healthy(3);
    facts.add(
        new Fact.ServiceLevelChanged(
            ServiceLevel.REDUCED,
            TreatmentCause.LEVEL,
            ServiceLevel.REDUCED,
            true,
            "Grace",
            "",
            null));
    facts.pause(5_999).levels(1, 1, 1, 5);
    DegradationModel model = of(facts);
    assertThat(said(model.level())).isEqualTo("Reduced");
    assertThat(said(Objects.requireNonNull(model.levelAge()))).isEqualTo("for 6 s: chosen level");
    assertThat(model.chosen()).isEqualTo(ServiceLevel.REDUCED);
    assertThat(said(model.choice()))
        .containsExactly(
            "Grace chose Reduced",
            "until somebody turns it",
            "on this gateway alone, not replicated yet");
  }

  @Test
  void whatIsMissingToALevelOfToleranceIsSaid() {
    Facts facts = Facts.healthy(3).add(new Fact.ToleranceChanged(ToleranceLevel.MEDIUM));
    assertThat(of(facts).notes()).isEmpty();
    assertThat(of(facts).nothingDecides()).isNull();
    facts.add(new Fact.ToleranceChanged(ToleranceLevel.HIGH));
    assertThat(said(of(facts).notes()))
        .containsExactly(
            "High is incomplete: its security policy does not exist yet.",
            "3 nodes run; High asks for 5.");
    facts.add(new Fact.ToleranceChanged(ToleranceLevel.LOW)).killed(2);
    assertThat(said(of(facts).notes())).containsExactly("2 nodes run; Low asks for 3.");
    assertThat(said(Objects.requireNonNull(of(facts).nothingDecides())))
        .startsWith("Low: nothing decides here");
  }

  @Test
  void thePolicyItsHashAndItsFault() {
    Facts facts =
        Facts.healthy(3)
            .add(new Fact.PolicyActivated(Degradations.POLICY, "Ada", Degradations.EPOCH))
            .add(
                new Fact.PolicyFaulted(
                    new PolicyFault("conservative", 2, PolicyFault.Kind.RUNTIME, "nil", "x"),
                    PolicyConsequence.LAST_GOOD));
    String hash = Degradations.POLICY.sha256().substring(0, 8);
    assertThat(said(of(facts).policy()))
        .isEqualTo("Policy conservative (Lua) · " + hash + " · activated by Ada");
    assertThat(said(Objects.requireNonNull(of(facts).fault())))
        .isEqualTo("No table for 0 s: nil (conservative:2)");
    facts.add(new Fact.PolicyRecovered("conservative"));
    assertThat(of(facts).fault()).isNull();
  }

  @Test
  void theGatewaysFiguresAsRates() {
    Facts facts = Facts.healthy(3).add(new Fact.NodeKilled(NodeId.of(3)));
    assertThat(GatewayModel.of(facts.state().degradation().gateway()).figures()).isNull();
    facts.add(Degradations.figures(25, 3));
    GatewayModel model = GatewayModel.of(facts.state().degradation().gateway());
    assertThat(Objects.requireNonNull(model.breaker()).state()).isEqualTo(BreakerState.CLOSED);
    GatewayModel.Figures figures = Objects.requireNonNull(model.figures());
    assertThat(figures.rows())
        .extracting(row -> row.of().priority())
        .containsExactly(RequestPriority.CRITICAL, RequestPriority.NORMAL, RequestPriority.BATCH);
    GatewayModel.Row normal = figures.rows().get(1);
    assertThat(normal.perSecond()).isEqualTo(100);
    assertThat(normal.p99Ms()).isEqualTo(21);
    assertThat(normal.share()).isEqualTo(3 / 16.0);
    assertThat(figures.rows().get(2).p99Ms()).isNull();
    assertThat(figures.retriesPerSecond()).isEqualTo(8);
    assertThat(figures.inFlightShare()).isEqualTo(17 / 64.0);
  }

  @Test
  void whatBecomesOfRequestsIsOnTheTrendsASecond() {
    Facts facts = Facts.healthy(3);
    assertThat(facts.state().trends().admission().full().size()).isZero();
    facts.add(Degradations.figures(25, 3));
    assertThat(facts.state().trends().admission().full().value(0)).isEqualTo(100);
    assertThat(facts.state().trends().admission().refused().value(0)).isEqualTo(12);
    assertThat(facts.state().trends().admission().stale().value(0)).isZero();
  }
}
