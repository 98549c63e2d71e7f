package io.lifeboat.console.application.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.BreakerState;
import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.PolicyConsequence;
import io.lifeboat.cluster.model.PolicyFault;
import io.lifeboat.cluster.model.RequestKind;
import io.lifeboat.cluster.model.RequestPriority;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.model.SwitchPosition;
import io.lifeboat.cluster.model.ToleranceLevel;
import io.lifeboat.cluster.model.Treatment;
import io.lifeboat.cluster.model.TreatmentCause;
import io.lifeboat.console.application.state.DegradationView.LevelView;
import io.lifeboat.console.application.state.DegradationView.SwitchView;
import io.lifeboat.console.application.state.DegradationView.TraceEntry;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.application.text.Messages;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class DegradationFoldTest {
  private static final long MINUTE_MS = 60_000;

  private static DegradationView of(Facts facts) {
    return facts.state().degradation();
  }

  @Test
  void whatWasNotToldIsNotKnown() {
    DegradationView view = of(Facts.healthy(3));
    assertThat(view.tolerance()).isNull();
    assertThat(view.level()).isNull();
    assertThat(view.health().latest()).isNull();
    assertThat(view.gateway().latest()).isEmpty();
    assertThat(view.policy().source()).isNull();
    assertThat(view.treatment(RequestKind.WRITE, RequestPriority.CRITICAL)).isEmpty();
    assertThat(view.switchOf(DegradeSwitch.READ_ONLY)).isEmpty();
    assertThat(view.isOn(DegradeSwitch.READ_ONLY)).isFalse();
  }

  @Test
  void whatIsWantedAndWhatIsForcedAreBothKept() {
    Facts facts = Facts.healthy(3);
    facts.add(
        new Fact.DegradeSwitchChanged(
            DegradeSwitch.STALE_READS,
            SwitchPosition.FORCED_OFF,
            true,
            false,
            true,
            "Ada",
            "drill",
            null,
            null));
    SwitchView view = of(facts).switchOf(DegradeSwitch.STALE_READS).orElseThrow();
    assertThat(view.computedOn()).isTrue();
    assertThat(view.on()).isFalse();
    assertThat(view.isForced()).isTrue();
    assertThat(view.local()).isTrue();
    assertThat(of(facts).isDegraded()).isFalse();
    assertThat(facts.state().service().status()).isEqualTo(ServiceStatus.UP);
  }

  @Test
  void theLevelKeepsItsAgeWhileOnlyItsCauseChanges() {
    Facts facts = Facts.healthy(3).add(Degradations.level(ServiceLevel.NORMAL, null)).pause(5_000);
    facts.add(Degradations.level(ServiceLevel.READ_ONLY, TreatmentCause.NO_QUORUM));
    long began = facts.state().nowMicros();
    facts.pause(2_000).add(Degradations.level(ServiceLevel.READ_ONLY, TreatmentCause.POLICY));
    LevelView level = Objects.requireNonNull(of(facts).level());
    assertThat(level.sinceMicros()).isEqualTo(began);
    assertThat(level.cause()).isEqualTo(TreatmentCause.POLICY);
    assertThat(facts.state().service().status()).isEqualTo(ServiceStatus.DEGRADED);
  }

  @Test
  void anEndInTimeOfDayIsPutOnTheClockOfTheFacts() {
    Facts facts = Facts.healthy(3);
    long at = facts.state().nowMicros() + 1_000;
    facts.add(Degradations.forced(DegradeSwitch.READ_ONLY, at, MINUTE_MS));
    SwitchView view = of(facts).switchOf(DegradeSwitch.READ_ONLY).orElseThrow();
    assertThat(view.untilMicros()).isEqualTo(at + MINUTE_MS * 1_000);
  }

  /** What was turned in an earlier run is told late; it says nothing of when this one began. */
  @Test
  void theLatestTimeOfDayTellsBestWhenTheRunBegan() {
    Facts facts = Facts.healthy(3);
    facts.add(new Fact.PolicyActivated(Degradations.POLICY, null, Degradations.EPOCH));
    long epoch = Objects.requireNonNull(of(facts).epochMicros());
    facts.add(Degradations.forced(DegradeSwitch.READ_ONLY, -3_600_000_000L, 2 * 60 * MINUTE_MS));
    assertThat(of(facts).epochMicros()).isEqualTo(epoch);
  }

  @Test
  void withoutATimeOfDayTheEndIsNotKnownOnTheClockOfTheFacts() {
    Facts facts = Facts.healthy(3);
    facts.add(
        new Fact.ServiceLevelChanged(
            ServiceLevel.REDUCED,
            TreatmentCause.LEVEL,
            ServiceLevel.REDUCED,
            false,
            "Ada",
            "",
            Degradations.EPOCH + MINUTE_MS));
    LevelView level = Objects.requireNonNull(of(facts).level());
    assertThat(level.untilMillis()).isEqualTo(Degradations.EPOCH + MINUTE_MS);
    assertThat(level.untilMicros()).isNull();
  }

  @Test
  void theTraceSaysWhatChangedAndWhatWasMeasuredOtherwise() {
    Facts facts = Facts.healthy(3);
    facts.add(
        new Fact.TreatmentsChanged(
            Degradations.table(ServiceLevel.NORMAL), Degradations.health(true, 12)));
    facts.add(
        new Fact.TreatmentsChanged(
            Degradations.table(ServiceLevel.READ_ONLY), Degradations.health(false, 14)));
    List<TraceEntry> trace = of(facts).trace();
    assertThat(trace).hasSize(2);
    assertThat(trace.getFirst().before()).isNull();
    assertThat(trace.getFirst().changes())
        .hasSize(15)
        .allSatisfy(change -> assertThat(change.from()).isNull());
    TraceEntry last = trace.getLast();
    assertThat(last.changes()).hasSize(9);
    assertThat(last.changes().getFirst().kind()).isEqualTo(RequestKind.WRITE);
    assertThat(last.changes().getFirst().from()).isEqualTo(Treatment.FULL);
    assertThat(last.changes().getFirst().to()).isEqualTo(Treatment.READ_ONLY);
    assertThat(last.fields())
        .containsExactly(HealthField.QUORUM, HealthField.LEADER, HealthField.MARGIN);
  }

  @Test
  void theTraceIsBounded() {
    Facts facts = Facts.healthy(3);
    for (int i = 0; i < 130; i++) {
      facts.add(
          new Fact.TreatmentsChanged(
              Degradations.table(i % 2 == 0 ? ServiceLevel.NORMAL : ServiceLevel.REDUCED),
              Degradations.health(true, 12)));
      facts.add(new Fact.HealthMeasured(Degradations.health(true, i)));
      facts.add(Degradations.figures(5, 0));
    }
    assertThat(of(facts).trace()).hasSize(100);
    assertThat(of(facts).gateway().recent()).hasSize(24);
    assertThat(of(facts).health().recent()).hasSize(130);
  }

  @Test
  void aFaultOfThePolicyStandsUntilItRecoversOrAnotherDecides() {
    Fact faulted =
        new Fact.PolicyFaulted(
            new PolicyFault("conservative", 2, PolicyFault.Kind.RUNTIME, "nil", "x"),
            PolicyConsequence.LAST_GOOD);
    Facts facts =
        Facts.healthy(3)
            .add(new Fact.PolicyActivated(Degradations.POLICY, null, Degradations.EPOCH))
            .add(faulted);
    assertThat(of(facts).policy().trouble()).isNotNull();
    assertThat(of(facts).policy().source()).isEqualTo(Degradations.POLICY);
    facts.add(new Fact.PolicyRecovered("conservative"));
    assertThat(of(facts).policy().trouble()).isNull();
    facts.add(faulted);
    facts.add(new Fact.PolicyActivated(Degradations.POLICY, "Ada", Degradations.EPOCH));
    assertThat(of(facts).policy().trouble()).isNull();
    assertThat(of(facts).policy().by()).isEqualTo("Ada");
  }

  @Test
  void whatOnlyADegradingGatewayTellsIsNotKnownWhenItDegradesNoMore() {
    Facts facts =
        Facts.healthy(3)
            .add(new Fact.ToleranceChanged(ToleranceLevel.MEDIUM))
            .add(Degradations.figures(10, 0))
            .add(new Fact.BreakerChanged(Degradations.breaker(BreakerState.OPEN)));
    assertThat(of(facts).gateway().isOpen()).isTrue();
    assertThat(of(facts).gateway().latest()).isPresent();
    facts.add(new Fact.ToleranceChanged(ToleranceLevel.LOW));
    assertThat(of(facts).gateway().breaker()).isNull();
    assertThat(of(facts).gateway().latest()).isEmpty();
  }

  @Test
  void periodsThatAreTakenTogetherAddUp() {
    Fact.GatewayFigures sum =
        FiguresSum.of(Degradations.figures(10, 2), Degradations.figures(30, 1));
    assertThat(sum.periodMs()).isEqualTo(500);
    assertThat(sum.classes()).hasSize(1);
    assertThat(sum.classes().getFirst().full()).isEqualTo(40);
    assertThat(sum.classes().getFirst().refused()).isEqualTo(3);
    assertThat(sum.retries()).isEqualTo(4);
    assertThat(sum.inFlight()).isEqualTo(17);
  }

  @Test
  void whatIsTreatedAlikeIsSaidInOne() {
    Facts facts = Facts.healthy(3);
    facts.add(table(ServiceLevel.NORMAL)).add(table(ServiceLevel.REDUCED));
    assertThat(changes(facts)).containsExactly("all batch requests → shed");
    facts.add(table(ServiceLevel.READ_ONLY));
    assertThat(changes(facts))
        .containsExactly(
            "all writes → read-only",
            "all linearizable reads → stale read",
            "all scans → stale read",
            "batch local reads → full");
    facts.add(table(ServiceLevel.NORMAL));
    facts.add(table(ServiceLevel.NORMAL));
    assertThat(changes(facts)).isEmpty();
  }

  private static Fact table(ServiceLevel level) {
    return new Fact.TreatmentsChanged(Degradations.table(level), Degradations.health(true, 12));
  }

  private static List<String> changes(Facts facts) {
    Messages english = Messages.strict(Language.ENGLISH);
    return DegradationWords.changes(of(facts).trace().getLast().changes()).stream()
        .map(english::format)
        .toList();
  }
}
