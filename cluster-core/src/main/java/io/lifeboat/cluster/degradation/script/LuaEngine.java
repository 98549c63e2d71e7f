package io.lifeboat.cluster.degradation.script;

import io.lifeboat.cluster.degradation.policy.Policy;
import io.lifeboat.cluster.degradation.policy.PolicyEngine;
import io.lifeboat.cluster.degradation.policy.PolicyFaultException;
import io.lifeboat.cluster.degradation.policy.TimeLimit;
import io.lifeboat.cluster.model.PolicyFault;
import io.lifeboat.cluster.model.PolicySource;
import java.util.List;
import java.util.Optional;

/** Policies in Lua, by LuaJ (Lua 5.2) in a sandbox of our own. */
final class LuaEngine implements PolicyEngine {
  /** All classes in all samples; a sound policy needs a few milliseconds, once it is warm. */
  private static final TimeLimit MAX_DRY_RUN = new TimeLimit(1_000, 5_000);

  @Override
  public List<PolicyFault> check(PolicySource source) {
    try (Policy policy = load(source)) {
      return DryRun.faults(policy, MAX_DRY_RUN);
    } catch (PolicyFaultException e) {
      return List.of(e.fault());
    }
  }

  @Override
  public Policy load(PolicySource source) throws PolicyFaultException {
    Optional<PolicyFault> fault = SourceRules.firstFault(source);
    if (fault.isPresent()) {
      throw new PolicyFaultException(fault.get());
    }
    return LuaPolicy.of(source);
  }
}
