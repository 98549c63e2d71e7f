package io.lifeboat.cluster.history;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.BreakerState;
import io.lifeboat.cluster.model.BreakerView;
import io.lifeboat.cluster.model.ClassFigures;
import io.lifeboat.cluster.model.ClassTreatment;
import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.Health;
import io.lifeboat.cluster.model.PolicyConsequence;
import io.lifeboat.cluster.model.PolicyFault;
import io.lifeboat.cluster.model.PolicyLanguage;
import io.lifeboat.cluster.model.PolicySource;
import io.lifeboat.cluster.model.PriorityFigures;
import io.lifeboat.cluster.model.RequestKind;
import io.lifeboat.cluster.model.RequestPriority;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.model.SwitchPosition;
import io.lifeboat.cluster.model.ToleranceLevel;
import io.lifeboat.cluster.model.Treatment;
import io.lifeboat.cluster.model.TreatmentCause;
import java.util.ArrayList;
import java.util.List;

/** What is told of degradation. */
final class DegradationSamples {
  private DegradationSamples() {}

  static List<Fact> facts() {
    PolicySource policy =
        PolicySource.of(
            "all", PolicyLanguage.LUA, "function decide(r, h)\n  return \"FULL\"\nend\n");
    BreakerView open = new BreakerView(BreakerState.OPEN, 40, 75.0, 12.5, 10_000, 20, 1_500L);
    BreakerView closed = new BreakerView(BreakerState.CLOSED, 3, null, null, 10_000, 20, null);
    Health health =
        new Health(
            false, false, -1, 4, 2, 7, true, 12.5, 0.25, 80, 900, 0.5, ServiceLevel.NORMAL, 4_000);
    List<Fact> facts =
        new ArrayList<>(
            List.of(
                new Fact.ToleranceChanged(ToleranceLevel.MEDIUM),
                new Fact.PolicyActivated(policy, "ada", 1_700_000_000_000L),
                new Fact.PolicyActivated(policy, null, 1_700_000_000_000L),
                new Fact.PolicyFaulted(
                    PolicyFault.of(policy, 2, PolicyFault.Kind.TIME, "too long"),
                    PolicyConsequence.LAST_GOOD),
                new Fact.PolicyRecovered("all"),
                new Fact.DegradeSwitchChanged(
                    DegradeSwitch.READ_ONLY,
                    SwitchPosition.FORCED_ON,
                    false,
                    true,
                    true,
                    "ada",
                    "trial",
                    1_700_000_000_000L,
                    1_700_000_060_000L),
                new Fact.DegradeSwitchChanged(
                    DegradeSwitch.SHED_BATCH,
                    SwitchPosition.AUTO,
                    true,
                    true,
                    false,
                    null,
                    null,
                    null,
                    null),
                new Fact.ServiceLevelChanged(
                    ServiceLevel.READ_ONLY,
                    TreatmentCause.NO_QUORUM,
                    null,
                    false,
                    null,
                    null,
                    null),
                new Fact.ServiceLevelChanged(
                    ServiceLevel.MAINTENANCE,
                    TreatmentCause.LEVEL,
                    ServiceLevel.MAINTENANCE,
                    false,
                    "ada",
                    "move",
                    1_700_000_060_000L),
                new Fact.TreatmentsChanged(
                    List.of(
                        new ClassTreatment(
                            RequestKind.WRITE,
                            RequestPriority.BATCH,
                            Treatment.SHED,
                            TreatmentCause.POLICY)),
                    health)));
    facts.addAll(
        List.of(
            new Fact.HealthMeasured(health),
            new Fact.BreakerChanged(open),
            new Fact.GatewayFigures(
                250,
                List.of(
                    new ClassFigures(RequestKind.WRITE, RequestPriority.NORMAL, 10, 0, 1, 2, 3, 4)),
                List.of(new PriorityFigures(RequestPriority.CRITICAL, 0, 10, 900)),
                closed,
                12,
                32,
                5,
                9)));
    CommandId id = new CommandId("c9");
    List.of(
            new SwitchCommand.ForceSwitch(
                DegradeSwitch.STALE_READS, SwitchPosition.FORCED_OFF, "ada", "", null, false),
            new SwitchCommand.ForceSwitch(
                DegradeSwitch.READ_ONLY, SwitchPosition.FORCED_ON, "ada", "now", 60_000L, true),
            new SwitchCommand.ChooseLevel(ServiceLevel.EMERGENCY, "ada", "", 60_000L, false),
            new SwitchCommand.ChooseLevel(null, "ada", "", null, true),
            new SwitchCommand.ActivatePolicy(policy, "ada"),
            new SwitchCommand.SetTolerance(ToleranceLevel.HIGH))
        .forEach(command -> facts.add(new Fact.CommandRequested(id, command)));
    return facts;
  }
}
