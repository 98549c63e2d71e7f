package io.lifeboat.console.application.state;

import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.BreakerState;
import io.lifeboat.cluster.model.BreakerView;
import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.PolicyConsequence;
import io.lifeboat.cluster.model.PolicyFault;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.model.SwitchPosition;
import io.lifeboat.cluster.model.ToleranceLevel;
import io.lifeboat.cluster.model.TreatmentCause;

/**
 * The quorum is lost and reads go stale; somebody forces switches, here and for all; a policy is
 * activated, fails and recovers; the breaker opens and closes.
 */
final class DegradationRun {
  private DegradationRun() {}

  static Facts facts() {
    Facts facts = Facts.healthy(3);
    facts
        .add(new Fact.ToleranceChanged(ToleranceLevel.MEDIUM))
        .add(new Fact.PolicyActivated(Degradations.POLICY, null, Degradations.EPOCH + 13))
        .add(
            new Fact.TreatmentsChanged(
                Degradations.table(ServiceLevel.NORMAL), Degradations.health(true, 12)))
        .add(Degradations.level(ServiceLevel.NORMAL, null))
        .pause(4_000)
        .killed(2)
        .killed(3)
        .pause(300)
        .add(
            new Fact.TreatmentsChanged(
                Degradations.table(ServiceLevel.READ_ONLY), Degradations.health(false, 480)))
        .add(Degradations.level(ServiceLevel.READ_ONLY, TreatmentCause.NO_QUORUM))
        .add(turned(DegradeSwitch.READ_ONLY, true, true))
        .add(turned(DegradeSwitch.STALE_READS, true, true))
        .requested(
            "c1",
            new SwitchCommand.ForceSwitch(
                DegradeSwitch.SHED_BATCH, SwitchPosition.FORCED_ON, "Ada", "drill", 300_000L, true))
        .add(forced(true, true, 300_000), "c1")
        .completed("c1", Outcome.Ok.PLAIN)
        .add(new Fact.BreakerChanged(Degradations.breaker(BreakerState.OPEN)))
        .pause(3_000)
        .add(
            new Fact.BreakerChanged(
                new BreakerView(BreakerState.HALF_OPEN, 4, null, null, 10_000, 20, null)))
        .add(new Fact.BreakerChanged(Degradations.breaker(BreakerState.CLOSED)))
        .add(forced(true, false, 300_000))
        .add(
            new Fact.DegradeSwitchChanged(
                DegradeSwitch.SHED_BATCH,
                SwitchPosition.FORCED_ON,
                true,
                true,
                false,
                "Ada",
                "drill",
                Degradations.EPOCH + 4_325,
                Degradations.EPOCH + 304_325))
        .add(turned(DegradeSwitch.READ_ONLY, false, false))
        .requested(
            "c2",
            new SwitchCommand.ForceSwitch(
                DegradeSwitch.SHED_BATCH, SwitchPosition.AUTO, "Grace", "", null, false))
        .add(turned(DegradeSwitch.SHED_BATCH, false, false), "c2")
        .add(
            new Fact.DegradeSwitchChanged(
                DegradeSwitch.STALE_READS,
                SwitchPosition.FORCED_OFF,
                true,
                false,
                false,
                null,
                "",
                null,
                null))
        .requested(
            "c3",
            new SwitchCommand.ChooseLevel(
                ServiceLevel.REDUCED, "Grace", "less load", 60_000L, false))
        .add(
            new Fact.ServiceLevelChanged(
                ServiceLevel.REDUCED,
                TreatmentCause.LEVEL,
                ServiceLevel.REDUCED,
                false,
                "Grace",
                "less load",
                Degradations.EPOCH + 70_000),
            "c3")
        .requested("c4", new SwitchCommand.ChooseLevel(null, "Grace", "", null, false))
        .add(Degradations.level(ServiceLevel.NORMAL, null), "c4")
        .requested("c5", new SwitchCommand.ActivatePolicy(Degradations.POLICY, "Ada"))
        .add(new Fact.PolicyActivated(Degradations.POLICY, "Ada", Degradations.EPOCH + 9_000), "c5")
        .add(
            new Fact.PolicyFaulted(
                new PolicyFault(
                    "conservative",
                    2,
                    PolicyFault.Kind.RUNTIME,
                    "attempt to compare number with nil",
                    "  return 'FULL'"),
                PolicyConsequence.LAST_GOOD))
        .add(new Fact.PolicyRecovered("conservative"))
        .add(
            new Fact.PolicyFaulted(
                new PolicyFault(
                    "conservative", 0, PolicyFault.Kind.TIME, "stopped after 50 ms", ""),
                PolicyConsequence.BUILT_IN))
        .add(
            new Fact.TreatmentsChanged(
                Degradations.table(ServiceLevel.READ_ONLY), Degradations.health(false, 480)))
        .requested("c6", new SwitchCommand.SetTolerance(ToleranceLevel.HIGH))
        .add(new Fact.ToleranceChanged(ToleranceLevel.HIGH), "c6");
    return facts;
  }

  private static Fact turned(DegradeSwitch name, boolean computed, boolean on) {
    return new Fact.DegradeSwitchChanged(
        name, SwitchPosition.AUTO, computed, on, false, null, null, null, null);
  }

  private static Fact forced(boolean on, boolean local, long durationMs) {
    return new Fact.DegradeSwitchChanged(
        DegradeSwitch.SHED_BATCH,
        SwitchPosition.FORCED_ON,
        false,
        on,
        local,
        "Ada",
        "drill",
        Degradations.EPOCH + 4_325,
        Degradations.EPOCH + 4_325 + durationMs);
  }
}
