package io.lifeboat.cluster.model;

/** What a circuit breaker lets through (Nygard, Release It!, "Circuit Breaker"). */
public enum BreakerState {
  /** Everything, while it counts what fails. */
  CLOSED,
  /** Nothing, until it is time to probe. */
  OPEN,
  /** A few probes: they decide between the other two. */
  HALF_OPEN
}
