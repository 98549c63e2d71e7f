package io.lifeboat.cluster.checker;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How long clients that asked got nothing acknowledged. It adds up the intervals the cluster itself
 * reported (see {@link Fact.ServiceUnavailable}); pauses shorter than what it reports do not count.
 */
public final class AvailabilityTracker {
  private static final long MICROS_PER_MS = 1_000;

  private final List<Interval> intervals = new ArrayList<>();
  private @Nullable Long openSince;

  public void accept(FactRecord record) {
    switch (record.fact()) {
      case Fact.ServiceUnavailable down -> {
        if (openSince == null) {
          openSince = down.sinceMicros();
        }
      }
      case Fact.ServiceAvailable up -> {
        long length = up.unavailableMs() * MICROS_PER_MS;
        long from = openSince == null ? record.atMicros() - length : openSince;
        intervals.add(new Interval(from, from + length));
        openSince = null;
      }
      default -> {
        // Says nothing of the service.
      }
    }
  }

  /** Whether the service is unavailable by the last fact. */
  public boolean isUnavailable() {
    return openSince != null;
  }

  /**
   * The sum of the unavailable time between two moments on the clock of the facts; an interval
   * still open counts up to the end.
   */
  public long unavailableMs(long fromMicros, long toMicros) {
    long sum = 0;
    for (Interval interval : intervals) {
      sum += interval.within(fromMicros, toMicros);
    }
    if (openSince != null) {
      sum += new Interval(openSince, Long.MAX_VALUE).within(fromMicros, toMicros);
    }
    return Math.round(sum / (double) MICROS_PER_MS);
  }

  private record Interval(long fromMicros, long toMicros) {
    long within(long from, long to) {
      return Math.max(0, Math.min(to, toMicros) - Math.max(from, fromMicros));
    }
  }
}
