package io.lifeboat.cluster.degradation.script;

import io.lifeboat.cluster.degradation.policy.Policy;
import io.lifeboat.cluster.degradation.policy.PolicyFaultException;
import io.lifeboat.cluster.degradation.policy.SampleHealth;
import io.lifeboat.cluster.degradation.policy.SpentTime;
import io.lifeboat.cluster.degradation.policy.TimeLimit;
import io.lifeboat.cluster.model.PolicyFault;
import io.lifeboat.cluster.model.RequestClass;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tries a policy with every class in every sample, and keeps what goes wrong. */
final class DryRun {
  private static final int MAX_FAULTS = 20;

  /** With a fault found, others are looked for no longer than that. */
  private static final TimeLimit MAX_MORE = TimeLimit.ofCpuMillis(50);

  private DryRun() {}

  /** The different faults, by line; one that needed a budget to stop it is the last looked for. */
  static List<PolicyFault> faults(Policy policy, TimeLimit limit) {
    SpentTime spent = SpentTime.of(limit, policy);
    SpentTime more = SpentTime.of(MAX_MORE, policy);
    Set<PolicyFault> faults = new LinkedHashSet<>();
    for (SampleHealth sample : SampleHealth.values()) {
      for (RequestClass request : RequestClass.values()) {
        try {
          policy.decide(request, sample.health());
        } catch (PolicyFaultException e) {
          faults.add(e.fault());
          if (isLast(e.fault().kind()) || faults.size() >= MAX_FAULTS) {
            return sorted(faults);
          }
        }
        if (!faults.isEmpty() && more.isOver()) {
          return sorted(faults);
        }
        Optional<String> excess = spent.excess();
        if (excess.isPresent()) {
          faults.add(
              PolicyFault.of(
                  policy.source(),
                  0,
                  PolicyFault.Kind.TIME,
                  "a dry run of all samples took " + excess.get()));
          return sorted(faults);
        }
      }
    }
    return sorted(faults);
  }

  private static boolean isLast(PolicyFault.Kind kind) {
    return kind.isBudget() || kind == PolicyFault.Kind.ENGINE;
  }

  private static List<PolicyFault> sorted(Set<PolicyFault> faults) {
    return faults.stream().sorted(Comparator.comparingInt(PolicyFault::line)).toList();
  }
}
