package io.lifeboat.console.application.drill;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.console.application.policy.ShippedPolicies;
import java.util.Optional;

/** The cluster a drill asks for. */
public final class DrillCluster {
  private DrillCluster() {}

  /** In a temporary directory; empty when its policy does not come with Lifeboat. */
  public static Optional<ClusterConfig> config(Drill drill, long seed) {
    ClusterConfig config = drill.beginning().config(seed);
    String policy = drill.beginning().policy();
    return policy == null
        ? Optional.of(config)
        : ShippedPolicies.find(policy).map(config::withPolicy);
  }
}
