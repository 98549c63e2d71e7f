package io.lifeboat.console.application.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.BreakerState;
import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.PolicyConsequence;
import io.lifeboat.cluster.model.PolicyFault;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.model.SwitchPosition;
import io.lifeboat.cluster.model.ToleranceLevel;
import io.lifeboat.cluster.model.TreatmentCause;
import io.lifeboat.console.application.state.ConsoleFold;
import io.lifeboat.console.application.state.Degradations;
import io.lifeboat.console.application.state.Facts;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** From facts of degradation to alarms, through the console's own reducer. */
class DegradationAlarmsTest {

  private static List<String> raised(Facts facts, long afterMs) {
    return lines(facts, afterMs).stream().map(line -> line.key().id()).toList();
  }

  private static List<String> holding(Facts facts, long afterMs) {
    return lines(facts, afterMs).stream()
        .filter(line -> line.state() == AlarmState.UNACKNOWLEDGED)
        .map(line -> line.key().id())
        .toList();
  }

  private static List<AlarmLine> lines(Facts facts, long afterMs) {
    long at = facts.records().getLast().atMicros() + afterMs * 1_000;
    ConsoleFold fold = facts.fold().next(at);
    return fold.state().alarms().active();
  }

  private static Facts calm() {
    return Facts.healthy(3)
        .add(new Fact.ToleranceChanged(ToleranceLevel.MEDIUM))
        .add(Degradations.level(ServiceLevel.NORMAL, null))
        .add(new Fact.PolicyActivated(Degradations.POLICY, null, Degradations.EPOCH))
        .pause(20_000);
  }

  @Test
  void whatIsAsUsualIsNoAlarm() {
    Facts facts = calm();
    for (int i = 0; i < 40; i++) {
      facts.pause(249).add(Degradations.figures(40, 4));
      facts.add(new Fact.HealthMeasured(Degradations.health(true, 12)));
    }
    assertThat(raised(facts, 60_000)).isEmpty();
  }

  @Test
  void aLevelBelowNormalIsAnAlarmAfterFiveSeconds() {
    Facts facts = calm().add(Degradations.level(ServiceLevel.REDUCED, TreatmentCause.POLICY));
    assertThat(raised(facts, 4_999)).isEmpty();
    assertThat(raised(facts, 5_000)).containsExactly("degraded/cluster");
    facts.pause(6_000).add(Degradations.level(ServiceLevel.NORMAL, null));
    assertThat(holding(facts, 1_000)).isEmpty();
  }

  @ParameterizedTest(name = "{0}, chosen: {1}")
  @CsvSource({
    "EMERGENCY, , emergency/cluster, CRITICAL",
    "MAINTENANCE, , emergency/cluster, CRITICAL",
    "EMERGENCY, EMERGENCY, degraded/cluster, LOW",
    "MAINTENANCE, MAINTENANCE, degraded/cluster, LOW",
    "READ_ONLY, , degraded/cluster, LOW"
  })
  void anEmergencyThatNobodyChoseIsCritical(
      ServiceLevel level, @Nullable ServiceLevel chosen, String alarm, AlarmPriority priority) {
    Facts facts =
        calm()
            .add(
                new Fact.ServiceLevelChanged(
                    level, TreatmentCause.POLICY, chosen, false, null, null, null));
    assertThat(raised(facts, 5_000)).containsExactly(alarm);
    assertThat(lines(facts, 5_000).getFirst().priority()).isEqualTo(priority);
  }

  @Test
  void aFaultOfThePolicyIsAnAlarmUntilItRecovers() {
    Facts facts =
        calm()
            .add(
                new Fact.PolicyFaulted(
                    new PolicyFault("conservative", 2, PolicyFault.Kind.RUNTIME, "nil", "x"),
                    PolicyConsequence.LAST_GOOD));
    assertThat(raised(facts, 0)).containsExactly("policy-faulted/cluster");
    facts.pause(3_000).add(new Fact.PolicyRecovered("conservative"));
    assertThat(holding(facts, 1_000)).isEmpty();
  }

  @Test
  void aForceIsAnAlarmInItsLastHalfMinute() {
    Facts facts = calm();
    long at = facts.state().nowMicros() + 1_000;
    facts.add(Degradations.forced(DegradeSwitch.SHED_BATCH, at + 20_000_000, 60_000));
    assertThat(raised(facts, 29_999)).isEmpty();
    assertThat(raised(facts, 30_000)).containsExactly("force-expiring/shed-batch");
    assertThat(holding(facts, 59_999)).containsExactly("force-expiring/shed-batch");
    assertThat(holding(facts, 60_000)).isEmpty();
  }

  @Test
  void aForceThatWasEndedBeforeIsNone() {
    Facts facts = calm();
    long at = facts.state().nowMicros() + 1_000;
    facts.add(Degradations.forced(DegradeSwitch.SHED_BATCH, at + 20_000_000, 60_000)).pause(2_000);
    facts.add(Degradations.turned(DegradeSwitch.SHED_BATCH, SwitchPosition.AUTO));
    assertThat(raised(facts, 90_000)).isEmpty();
  }

  @Test
  void aChosenLevelEndsLikewise() {
    Facts facts = calm();
    long ends = Degradations.EPOCH + facts.state().nowMicros() / 1_000 + 20_000 + 60_000;
    facts.add(
        new Fact.ServiceLevelChanged(
            ServiceLevel.NORMAL, null, ServiceLevel.NORMAL, false, "Ada", "", ends));
    assertThat(raised(facts, 55_000)).containsExactly("force-expiring/level");
  }

  @ParameterizedTest(name = "{0} answered and {1} refused in each quarter of a second, {2} times")
  @CsvSource({
    "40, 11, 20, true",
    "40, 10, 20, false",
    "0, 1, 20, true",
    "0, 1, 17, false",
    "40, 20, 17, false"
  })
  void manyRefusedRequestsAreAnAlarm(long answered, long refused, int periods, boolean alarm) {
    Facts facts = calm();
    for (int i = 0; i < periods; i++) {
      facts.pause(249).add(Degradations.figures(answered, refused));
    }
    assertThat(raised(facts, 0).contains("shed-rate/cluster")).isEqualTo(alarm);
  }

  @Test
  void whenNoFiguresComeAnyMoreRefusalsAreNotKnown() {
    Facts facts = calm();
    for (int i = 0; i < 20; i++) {
      facts.pause(249).add(Degradations.figures(10, 20));
    }
    assertThat(holding(facts, 6_999)).containsExactly("shed-rate/cluster");
    assertThat(holding(facts, 7_000)).isEmpty();
  }

  @Test
  void aBreakerThatLetsNotAllThroughIsAnAlarm() {
    Facts facts = calm().add(new Fact.BreakerChanged(Degradations.breaker(BreakerState.OPEN)));
    assertThat(raised(facts, 0)).containsExactly("breaker-open/cluster");
    facts.pause(3_000).add(new Fact.BreakerChanged(Degradations.breaker(BreakerState.HALF_OPEN)));
    facts.pause(100).add(new Fact.BreakerChanged(Degradations.breaker(BreakerState.CLOSED)));
    assertThat(holding(facts, 1_999)).containsExactly("breaker-open/cluster");
    assertThat(holding(facts, 2_000)).isEmpty();
  }
}
