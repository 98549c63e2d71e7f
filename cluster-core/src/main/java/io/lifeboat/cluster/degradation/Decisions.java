package io.lifeboat.cluster.degradation;

import io.lifeboat.cluster.degradation.policy.PolicyTable;
import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.Health;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.model.SwitchPosition;
import io.lifeboat.cluster.model.TreatmentCause;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** From what a policy wants to what is done: chosen level, forced switches, and the floor. */
public final class Decisions {
  private Decisions() {}

  /** What is done where no policy decides: what operators chose and forced, and nothing else. */
  public static DecisionTable byHand(
      @Nullable ServiceLevel level, Map<DegradeSwitch, SwitchPosition> positions) {
    return DegradeSwitches.force(
        chosen(DecisionTable.of(BuiltInPolicy.everything()), level), positions);
  }

  private static DecisionTable chosen(DecisionTable table, @Nullable ServiceLevel level) {
    return level == null
        ? table
        : table.changed(
            TreatmentCause.LEVEL, (request, now) -> ServiceLevels.treatment(level, request));
  }

  /**
   * What is done with every class of requests in this measurement.
   *
   * @param level what an operator chose instead of the policy, or null
   */
  public static DecisionTable decide(
      PolicyTable policy,
      @Nullable ServiceLevel level,
      Map<DegradeSwitch, SwitchPosition> positions,
      Health health) {
    DecisionTable table = chosen(DecisionTable.of(policy), level);
    // Before the switches, so that writes refused for want of a quorum can be made to wait; and
    // after them, because no switch undercuts the floor.
    table = DegradeSwitches.force(Floor.under(table, health), positions);
    return Floor.under(table, health);
  }
}
