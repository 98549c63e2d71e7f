package io.lifeboat.cluster.model;

import java.util.EnumSet;
import java.util.Set;

/**
 * How much is armed against failures: the four levels of the article this console grew out of
 * (none, low, medium, high).
 */
public enum ToleranceLevel {
  /** One node, and nothing that notices or mends an error. */
  NONE,
  /** Three nodes: self-detection and failover. */
  LOW,
  /** Besides, degradation by a policy, retries, breaker and limits at the gateway. */
  MEDIUM,
  /** Besides, five nodes and backups; its security policy does not exist yet. */
  HIGH;

  /** How many nodes it asks for. */
  public int nodes() {
    return switch (this) {
      case NONE -> 1;
      case LOW, MEDIUM -> 3;
      case HIGH -> 5;
    };
  }

  /** The switches it turns on; it turns the others off. */
  public Set<SwitchName> switches() {
    return switch (this) {
      case NONE -> Set.of();
      case LOW, MEDIUM ->
          EnumSet.of(SwitchName.VOTE_GUARD, SwitchName.SCAN_BEFORE_START, SwitchName.SCRUBBING);
      case HIGH ->
          EnumSet.of(
              SwitchName.VOTE_GUARD,
              SwitchName.SCAN_BEFORE_START,
              SwitchName.SCRUBBING,
              SwitchName.SCHEDULED_BACKUP);
    };
  }

  /** The strategies it arms. */
  public Set<Strategy> strategies() {
    return switch (this) {
      case NONE, LOW -> Set.of();
      case MEDIUM -> EnumSet.of(Strategy.RETRY, Strategy.DEGRADE);
      case HIGH -> EnumSet.allOf(Strategy.class);
    };
  }

  /** Whether a policy decides what the gateway gives up, with retries, breaker and limits. */
  public boolean degrades() {
    return this == MEDIUM || this == HIGH;
  }

  /** Whether all that belongs to it exists. */
  public boolean isComplete() {
    return this != HIGH;
  }
}
