package io.lifeboat.cluster.degradation;

import io.lifeboat.cluster.model.PolicySource;
import org.jspecify.annotations.Nullable;

/** A policy somebody activated; it decides until there is another. */
public record ActivePolicy(PolicySource policy, String by, long sinceMillis) implements Turned {
  @Override
  public @Nullable Long untilMillis() {
    return null;
  }
}
