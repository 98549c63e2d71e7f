package io.lifeboat.cluster.degradation;

import io.lifeboat.cluster.model.SwitchPosition;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A position somebody gave a degrade switch. Times are the wall clock's, in milliseconds since
 * 1970, because positions outlive the process.
 *
 * @param by who did it
 * @param reason may be empty
 * @param untilMillis when it ends by itself and the policy decides again; null for never
 */
public record SwitchForce(
    SwitchPosition position, String by, String reason, long sinceMillis, @Nullable Long untilMillis)
    implements Turned {

  public SwitchForce {
    Objects.requireNonNull(position, "position");
    Objects.requireNonNull(by, "by");
    Objects.requireNonNull(reason, "reason");
    if (untilMillis != null && untilMillis <= sinceMillis) {
      throw new IllegalArgumentException("A position ends after it begins");
    }
  }

  /** The position at this moment: after its end it is nobody's. */
  public SwitchPosition at(long nowMillis) {
    return isOver(nowMillis) ? SwitchPosition.AUTO : position;
  }
}
