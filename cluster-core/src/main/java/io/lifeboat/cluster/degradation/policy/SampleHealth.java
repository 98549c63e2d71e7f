package io.lifeboat.cluster.degradation.policy;

import io.lifeboat.cluster.model.Health;
import io.lifeboat.cluster.model.ServiceLevel;

/** Measurements a policy is tried with before it is let loose: one for each way to be unwell. */
public enum SampleHealth {
  /** Five of five nodes, no load to speak of. */
  HEALTHY,
  /** A majority is gone; what is left answers. */
  WITHOUT_QUORUM,
  /** An election goes on. */
  WITHOUT_LEADER,
  /** More is asked than can be answered. */
  OVERLOADED,
  /** A replica is known to be wrong. */
  DAMAGED,
  /** The journals' disk is about to be full. */
  DISK_FULL,
  /** Nothing was measured yet. */
  NO_SAMPLES;

  private static final long LEVEL_AGE_MILLIS = 12_000;

  public Health health() {
    return switch (this) {
      case HEALTHY -> of(true, true, 2, 0, 0, 0, true, 8, 0, 500, 40, 0.6, ServiceLevel.NORMAL);
      case WITHOUT_QUORUM ->
          of(false, false, -1, 40, 3, 60, true, 0, 1, 200, 4_000, 0.6, ServiceLevel.READ_ONLY);
      case WITHOUT_LEADER ->
          of(true, false, 1, 10, 5, 30, true, 900, 0.4, 120, 700, 0.6, ServiceLevel.REDUCED);
      case OVERLOADED ->
          of(
              true,
              true,
              2,
              2_000,
              900,
              480,
              true,
              2_600,
              0.15,
              5_000,
              900,
              0.6,
              ServiceLevel.REDUCED);
      case DAMAGED -> of(true, true, 1, 0, 0, 2, false, 12, 0, 500, 60, 0.6, ServiceLevel.NORMAL);
      case DISK_FULL ->
          of(true, true, 2, 5, 5, 20, true, 200, 0.02, 400, 90, 0.01, ServiceLevel.EMERGENCY);
      case NO_SAMPLES -> of(true, true, 0, 0, 0, 0, true, 0, 0, 0, 0, 1, ServiceLevel.NORMAL);
    };
  }

  private static Health of(
      boolean hasQuorum,
      boolean leaderKnown,
      int quorumMargin,
      long commitLag,
      long applyLag,
      int queueDepth,
      boolean checksumOk,
      double p99Millis,
      double errorRate,
      long samples,
      long staleMillis,
      double diskFreeRatio,
      ServiceLevel level) {
    return new Health(
        hasQuorum,
        leaderKnown,
        quorumMargin,
        commitLag,
        applyLag,
        queueDepth,
        checksumOk,
        p99Millis,
        errorRate,
        samples,
        staleMillis,
        diskFreeRatio,
        level,
        LEVEL_AGE_MILLIS);
  }
}
