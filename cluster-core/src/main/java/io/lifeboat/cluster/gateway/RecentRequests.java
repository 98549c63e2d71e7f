package io.lifeboat.cluster.gateway;

import io.lifeboat.cluster.raft.OperationResult;
import java.util.ArrayDeque;
import java.util.Deque;
import org.HdrHistogram.Histogram;

/**
 * How the requests of the last seconds ended, in slices of a second: what policies judge by.
 * Requests that were refused say nothing about the cluster and are left out. Not thread-safe.
 */
final class RecentRequests {
  private static final long SLICE_MICROS = 1_000_000;
  private static final int SLICES = 5;
  private static final long HIGHEST_MICROS = 120_000_000L;

  private final Deque<Slice> slices = new ArrayDeque<>();

  private static final class Slice {
    final long number;
    final Histogram answered = new Histogram(1, HIGHEST_MICROS, 2);
    long inVain;

    Slice(long number) {
      this.number = number;
    }
  }

  /**
   * The figures of the window.
   *
   * @param p99Millis of the answers; 0 without any
   * @param errorRate share that failed or stayed unanswered, 0 to 1; 0 without any
   */
  record Figures(double p99Millis, double errorRate, long samples) {}

  void ended(OperationResult result, long micros, long nowMicros) {
    Slice slice = slice(nowMicros);
    switch (result) {
      case OperationResult.Ok _, OperationResult.Stale _ ->
          slice.answered.recordValue(Math.clamp(micros, 1, HIGHEST_MICROS));
      case OperationResult.NotKnown _ -> slice.inVain++;
      case OperationResult.Fail fail -> slice.inVain += Gateway.isRefusal(fail) ? 0 : 1;
    }
  }

  void clear() {
    slices.clear();
  }

  private Slice slice(long nowMicros) {
    long number = nowMicros / SLICE_MICROS;
    Slice last = slices.peekLast();
    if (last == null || last.number < number) {
      last = new Slice(number);
      slices.addLast(last);
    }
    forget(number);
    return last;
  }

  private void forget(long number) {
    Slice first = slices.peekFirst();
    while (first != null && first.number <= number - SLICES) {
      slices.removeFirst();
      first = slices.peekFirst();
    }
  }

  Figures figures(long nowMicros) {
    forget(nowMicros / SLICE_MICROS);
    Histogram all = new Histogram(1, HIGHEST_MICROS, 2);
    long inVain = 0;
    for (Slice slice : slices) {
      all.add(slice.answered);
      inVain += slice.inVain;
    }
    long samples = all.getTotalCount() + inVain;
    return new Figures(
        all.getTotalCount() == 0 ? 0 : all.getValueAtPercentile(99) / 1_000.0,
        samples == 0 ? 0 : (double) inVain / samples,
        samples);
  }
}
