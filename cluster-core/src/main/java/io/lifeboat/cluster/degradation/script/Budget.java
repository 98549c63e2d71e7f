package io.lifeboat.cluster.degradation.script;

import io.lifeboat.cluster.degradation.policy.TimeLimit;

/**
 * What one piece of work in Python may cost.
 *
 * @param time of the thread that does it
 * @param bytes what that thread may allocate
 */
record Budget(TimeLimit time, long bytes) {
  /** One decision; a warm one takes 0.05 ms. */
  static final Budget DECISION = new Budget(TimeLimit.ofCpuMillis(50), 64L << 20);

  /** Reading and judging a source, and the first decisions, which run slow code. */
  static final Budget LOADING = new Budget(new TimeLimit(2_000, 10_000), 256L << 20);

  /** Starting Python: on a machine's very first run it unpacks its library. */
  static final Budget STARTING = new Budget(new TimeLimit(120_000, 120_000), Long.MAX_VALUE / 2);
}
