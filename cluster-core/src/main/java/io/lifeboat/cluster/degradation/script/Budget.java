package io.lifeboat.cluster.degradation.script;

/**
 * What one piece of work in Python may cost.
 *
 * @param millis wall-clock time
 * @param bytes what its thread may allocate
 */
record Budget(long millis, long bytes) {
  /** One decision; a warm one takes 0.05 ms. */
  static final Budget DECISION = new Budget(50, 64L << 20);

  /** Reading and judging a source, and the first decisions, which run slow code. */
  static final Budget LOADING = new Budget(2_000, 256L << 20);

  /** Starting Python: on a machine's very first run it unpacks its library. */
  static final Budget STARTING = new Budget(120_000, Long.MAX_VALUE / 2);
}
