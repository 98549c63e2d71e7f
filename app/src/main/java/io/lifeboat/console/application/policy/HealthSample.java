package io.lifeboat.console.application.policy;

import io.lifeboat.cluster.degradation.policy.SampleHealth;
import io.lifeboat.cluster.model.Health;

/** Measurements that a policy is tried with, one for each way to be unwell. */
public enum HealthSample {
  HEALTHY(SampleHealth.HEALTHY),
  WITHOUT_QUORUM(SampleHealth.WITHOUT_QUORUM),
  WITHOUT_LEADER(SampleHealth.WITHOUT_LEADER),
  OVERLOADED(SampleHealth.OVERLOADED),
  DAMAGED(SampleHealth.DAMAGED),
  DISK_FULL(SampleHealth.DISK_FULL),
  NO_SAMPLES(SampleHealth.NO_SAMPLES);

  private final SampleHealth sample;

  HealthSample(SampleHealth sample) {
    this.sample = sample;
  }

  public Health health() {
    return sample.health();
  }
}
