package io.lifeboat.cluster.degradation;

import io.lifeboat.cluster.model.ServiceLevel;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A service level somebody chose.
 *
 * @param level null when the policy is to decide again
 * @param reason may be empty
 */
public record ChosenLevel(
    @Nullable ServiceLevel level,
    String by,
    String reason,
    long sinceMillis,
    @Nullable Long untilMillis)
    implements Turned {

  public ChosenLevel {
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(reason, "reason");
    if (untilMillis != null && untilMillis <= sinceMillis) {
      throw new IllegalArgumentException("A choice ends after it begins");
    }
  }
}
