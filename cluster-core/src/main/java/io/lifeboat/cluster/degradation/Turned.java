package io.lifeboat.cluster.degradation;

import org.jspecify.annotations.Nullable;

/**
 * Something an operator set. Times are the wall clock's, in milliseconds since 1970, because what
 * was set outlives the process.
 */
public interface Turned {

  /** Who did it. */
  String by();

  /** When: what was set later counts. */
  long sinceMillis();

  /** When it ends by itself; null for never. */
  @Nullable Long untilMillis();

  /** Whether it is over. */
  default boolean isOver(long nowMillis) {
    Long until = untilMillis();
    return until != null && nowMillis >= until;
  }
}
