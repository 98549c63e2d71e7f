package io.lifeboat.cluster.degradation;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.RequestClass;
import io.lifeboat.cluster.model.RequestKind;
import io.lifeboat.cluster.model.RequestPriority;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.model.SwitchPosition;
import io.lifeboat.cluster.model.Treatment;
import io.lifeboat.cluster.model.TreatmentCause;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class DegradeSwitchesTest {
  private static final RequestClass BATCH_SCAN = Tables.of(RequestKind.SCAN, RequestPriority.BATCH);
  private static final RequestClass NORMAL_WRITE =
      Tables.of(RequestKind.WRITE, RequestPriority.NORMAL);

  private static DecisionTable with(
      DecisionTable table, DegradeSwitch name, SwitchPosition position) {
    return DegradeSwitches.force(table, Map.of(name, position));
  }

  @Property(tries = 300)
  void nothingChangesWhileThePolicyDecides(@ForAll long seed) {
    DecisionTable table = Tables.random(seed);
    assertThat(DegradeSwitches.force(table, Map.of())).isEqualTo(table);
    for (DegradeSwitch name : DegradeSwitch.values()) {
      assertThat(with(table, name, SwitchPosition.AUTO)).isEqualTo(table);
    }
  }

  @Property(tries = 300)
  void aSwitchThatIsForcedTwiceDoesNothingMore(
      @ForAll long seed, @ForAll DegradeSwitch name, @ForAll SwitchPosition position) {
    DecisionTable once = with(Tables.random(seed), name, position);
    assertThat(with(once, name, position)).isEqualTo(once);
  }

  @Property(tries = 300)
  void whatIsForcedOffIsNotShownAsOn(@ForAll long seed, @ForAll DegradeSwitch name) {
    DecisionTable table = with(Tables.random(seed), name, SwitchPosition.FORCED_OFF);
    // Writes that are all shed are refused, whoever did it: no switch of its own undoes that.
    if (name != DegradeSwitch.READ_ONLY) {
      assertThat(DegradeSwitches.in(table)).doesNotContain(name);
    }
  }

  @Property(tries = 300)
  void aSwitchChangesOnlyWhatItSaysItDid(@ForAll long seed, @ForAll DegradeSwitch name) {
    DecisionTable before = Tables.random(seed);
    DecisionTable after = with(before, name, SwitchPosition.FORCED_ON);
    for (RequestClass request : RequestClass.values()) {
      boolean changed = before.treatment(request) != after.treatment(request);
      assertThat(after.decision(request).cause())
          .isEqualTo(changed ? TreatmentCause.SWITCH : TreatmentCause.POLICY);
      assertThat(request.kind() == RequestKind.ADMIN && changed).as("admin").isFalse();
    }
  }

  @Test
  void eachSwitchForcedOnAHealthyServiceIsShownAsOn() {
    for (DegradeSwitch name : DegradeSwitch.values()) {
      if (name != DegradeSwitch.QUEUE_WRITES) { // nothing waits while nothing is refused
        DecisionTable table =
            with(Tables.level(ServiceLevel.NORMAL), name, SwitchPosition.FORCED_ON);
        assertThat(DegradeSwitches.in(table)).as("%s", name).contains(name);
      }
    }
  }

  @Test
  void writesWaitInsteadOfBeingRefused() {
    DecisionTable table =
        DegradeSwitches.force(
            Tables.level(ServiceLevel.NORMAL),
            Map.of(
                DegradeSwitch.READ_ONLY,
                SwitchPosition.FORCED_ON,
                DegradeSwitch.QUEUE_WRITES,
                SwitchPosition.FORCED_ON));
    assertThat(table.treatment(NORMAL_WRITE)).isEqualTo(Treatment.QUEUED);
    assertThat(DegradeSwitches.in(table))
        .contains(DegradeSwitch.QUEUE_WRITES)
        .doesNotContain(DegradeSwitch.READ_ONLY);
  }

  @Test
  void scansThatAreNotToBePausedAreServedThoughThePolicyShedsThem() {
    DecisionTable reduced = Tables.level(ServiceLevel.REDUCED);
    assertThat(reduced.treatment(BATCH_SCAN)).isEqualTo(Treatment.SHED);
    DecisionTable table = with(reduced, DegradeSwitch.PAUSE_SCANS, SwitchPosition.FORCED_OFF);
    assertThat(table.decision(BATCH_SCAN))
        .isEqualTo(new Decision(Treatment.FULL, TreatmentCause.SWITCH));
  }
}
