package io.lifeboat.console.application.timeline;

import org.jspecify.annotations.Nullable;

/**
 * A stretch of time in which something was so, on the clock of the facts.
 *
 * @param toMicros when it ended, or null while it goes on
 * @param beganBy the sequence of the fact it began with
 * @param endedBy the sequence of the fact it ended with, or null while it goes on
 */
public record Interval<V>(
    long fromMicros, @Nullable Long toMicros, V value, long beganBy, @Nullable Long endedBy) {

  /** Whether it goes on. */
  public boolean isOpen() {
    return toMicros == null;
  }

  /** Its end, or this moment while it goes on. */
  public long endMicros(long nowMicros) {
    return toMicros == null ? Math.max(fromMicros, nowMicros) : toMicros;
  }

  Interval<V> closed(long atMicros, long sequence) {
    return new Interval<>(fromMicros, Math.max(fromMicros, atMicros), value, beganBy, sequence);
  }
}
