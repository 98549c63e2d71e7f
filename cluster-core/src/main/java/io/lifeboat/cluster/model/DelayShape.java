package io.lifeboat.cluster.model;

/** How a delay varies round its mean; without jitter it is fixed. */
public enum DelayShape {
  /** Every delay from {@code delay − jitter} to {@code delay + jitter} is equally likely. */
  UNIFORM,
  /** A bell round the delay, with the jitter as its standard deviation; never below 0. */
  NORMAL,
  /** A long tail: most come a little late, a few very late (Pareto, exponent 3, scale jitter). */
  PARETO
}
