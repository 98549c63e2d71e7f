package io.lifeboat.console.application.policy;

import io.lifeboat.cluster.model.PolicySource;

/** Asks the cluster to decide by another policy. What comes of it is told by facts. */
@FunctionalInterface
public interface PolicyActivation {
  void activate(PolicySource source);
}
