package io.lifeboat.cluster.degradation;

import io.lifeboat.cluster.model.PolicySource;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A policy somebody activated; it decides until there is another. */
public record ActivePolicy(PolicySource policy, String by, long sinceMillis) implements Turned {
  public ActivePolicy {
    Objects.requireNonNull(policy, "policy");
    Objects.requireNonNull(by, "by");
  }

  @Override
  public @Nullable Long untilMillis() {
    return null;
  }
}
