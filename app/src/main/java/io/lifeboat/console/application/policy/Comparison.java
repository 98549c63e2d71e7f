package io.lifeboat.console.application.policy;

import io.lifeboat.cluster.model.Health;
import io.lifeboat.cluster.model.RequestClass;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What two policies say in the same measurement.
 *
 * @param other null when there is nothing to compare with
 */
public record Comparison(Health health, Verdicts mine, @Nullable Verdicts other) {
  /** The classes they treat differently. */
  public List<RequestClass> differences() {
    return other == null ? List.of() : mine.differences(other);
  }

  public boolean differs() {
    return other != null && mine.differs(other);
  }
}
