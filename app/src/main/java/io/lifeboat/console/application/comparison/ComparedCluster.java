package io.lifeboat.console.application.comparison;

import io.lifeboat.cluster.model.Strategy;
import io.lifeboat.cluster.model.ToleranceLevel;
import io.lifeboat.cluster.scenario.Variant;
import java.util.EnumSet;
import java.util.Set;

/**
 * The clusters that can be compared: one for each tolerance level, and some of single strategies.
 */
public enum ComparedCluster {
  NONE,
  LOW,
  MEDIUM,
  HIGH,
  NOTHING,
  RETRY,
  DEGRADE,
  BACKUP,
  EVERYTHING;

  /** Whether it is one of the four tolerance levels. */
  public boolean isLevel() {
    return compareTo(NOTHING) < 0;
  }

  /** Its name on the command line and in reports. */
  public String word() {
    return variant().name();
  }

  Variant variant() {
    return switch (this) {
      case NONE -> Variant.of(ToleranceLevel.NONE);
      case LOW -> Variant.of(ToleranceLevel.LOW);
      case MEDIUM -> Variant.of(ToleranceLevel.MEDIUM);
      case HIGH -> Variant.of(ToleranceLevel.HIGH);
      case NOTHING -> Variant.of(Set.of());
      case RETRY -> Variant.of(EnumSet.of(Strategy.RETRY));
      case DEGRADE -> Variant.of(EnumSet.of(Strategy.DEGRADE));
      case BACKUP -> Variant.of(EnumSet.of(Strategy.BACKUP));
      case EVERYTHING -> Variant.of(EnumSet.allOf(Strategy.class));
    };
  }
}
