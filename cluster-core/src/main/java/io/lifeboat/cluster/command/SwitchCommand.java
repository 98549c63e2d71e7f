package io.lifeboat.cluster.command;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonTypeName;
import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.PolicySource;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.cluster.model.SwitchPosition;
import io.lifeboat.cluster.model.ToleranceLevel;
import org.jspecify.annotations.Nullable;

/** What an operator turns: what guards the cluster, and what the gateway gives up. */
public sealed interface SwitchCommand extends Command {

  @JsonTypeName("switch")
  record SetSwitch(SwitchName name, boolean on) implements SwitchCommand {}

  /**
   * Gives a degrade switch a position, through Raft, so that every gateway goes by it; without a
   * quorum that is not possible.
   *
   * @param by who does it
   * @param reason may be empty
   * @param durationMs after which the policy decides again; null for until somebody turns it
   * @param local whether this gateway goes by it at once, and replicates it as soon as it can
   */
  @JsonTypeName("force-switch")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ForceSwitch(
      DegradeSwitch name,
      SwitchPosition position,
      String by,
      String reason,
      @Nullable Long durationMs,
      boolean local)
      implements SwitchCommand {}

  /**
   * Chooses a service level instead of what the policy decides; the same as {@link ForceSwitch}
   * otherwise.
   *
   * @param level null to let the policy decide again
   */
  @JsonTypeName("choose-level")
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record ChooseLevel(
      @Nullable ServiceLevel level,
      String by,
      String reason,
      @Nullable Long durationMs,
      boolean local)
      implements SwitchCommand {}

  /** Makes a policy the one that decides, through Raft; refused when it has a fault. */
  @JsonTypeName("activate-policy")
  record ActivatePolicy(PolicySource policy, String by) implements SwitchCommand {}

  /** Arms what belongs to a tolerance level, and disarms the rest. Nodes are not added by it. */
  @JsonTypeName("set-tolerance")
  record SetTolerance(ToleranceLevel level) implements SwitchCommand {}
}
