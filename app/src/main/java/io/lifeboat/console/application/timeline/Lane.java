package io.lifeboat.console.application.timeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Intervals of one subject, one after the other and never overlapping; there may be gaps, in which
 * nothing is known or nothing is worth a band. Immutable: the closed ones are shared with the lane
 * before, the one that goes on is kept apart, so that a fact costs the same after an hour as at the
 * beginning.
 */
public final class Lane<V> {
  private final Chronicle<Interval<V>> closed;
  private final @Nullable Interval<V> open;

  private Lane(Chronicle<Interval<V>> closed, @Nullable Interval<V> open) {
    this.closed = closed;
    this.open = open;
  }

  /** A lane that keeps this many closed intervals and lets the oldest go. */
  public static <V> Lane<V> ofCapacity(int capacity) {
    return new Lane<>(Chronicle.ofCapacity(capacity), null);
  }

  /** The closed ones, oldest first. */
  public List<Interval<V>> closed() {
    return closed;
  }

  /** The one that goes on, or null. */
  public @Nullable Interval<V> open() {
    return open;
  }

  /** How many of the oldest were let go. */
  public long dropped() {
    return closed.dropped();
  }

  public boolean isEmpty() {
    return closed.isEmpty() && open == null;
  }

  /** All that have a part in this stretch of time, oldest first. */
  public List<Interval<V>> within(long fromMicros, long toMicros) {
    List<Interval<V>> found = new ArrayList<>();
    for (int i = firstEndingFrom(fromMicros); i < closed.size(); i++) {
      Interval<V> interval = closed.get(i);
      if (interval.fromMicros() > toMicros) {
        break;
      }
      found.add(interval);
    }
    if (open != null && open.fromMicros() <= toMicros) {
      found.add(open);
    }
    return found;
  }

  /** The one at this moment; of two that meet in it the later one; null when there is none. */
  public @Nullable Interval<V> at(long micros) {
    List<Interval<V>> found = within(micros, micros);
    return found.isEmpty() ? null : found.getLast();
  }

  private int firstEndingFrom(long micros) {
    int low = 0;
    int high = closed.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (closed.get(middle).endMicros(micros) < micros) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /**
   * From this moment on it is so; the same lane when it was so already. A moment before the end of
   * the last one counts as that end, for facts of different threads may swap by microseconds.
   */
  Lane<V> now(V value, long atMicros, long sequence) {
    if (open != null && open.value().equals(value)) {
      return this;
    }
    Lane<V> ended = end(atMicros, sequence);
    long from = Math.max(atMicros, ended.lastEndMicros());
    return new Lane<>(ended.closed, new Interval<>(from, null, value, sequence, null));
  }

  /**
   * It has been so since a moment before the last facts: what was taken to begin after that moment
   * is taken back, and what went on then ends there.
   */
  Lane<V> since(V value, long atMicros, long sequence) {
    if (open != null && open.value().equals(value)) {
      return this;
    }
    boolean takenBack = open != null && open.fromMicros() >= atMicros;
    Lane<V> rest = takenBack ? new Lane<>(closed, null) : this;
    return rest.now(value, atMicros, sequence);
  }

  /** From this moment on nothing is so. */
  Lane<V> end(long atMicros, long sequence) {
    if (open == null) {
      return this;
    }
    Interval<V> last = open.closed(atMicros, sequence);
    boolean instant = Objects.equals(last.toMicros(), last.fromMicros());
    return new Lane<>(instant ? closed : closed.plus(last), null);
  }

  private long lastEndMicros() {
    return closed.isEmpty() ? Long.MIN_VALUE : closed.get(closed.size() - 1).endMicros(0);
  }
}
