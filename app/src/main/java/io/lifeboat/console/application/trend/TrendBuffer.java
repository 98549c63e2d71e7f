package io.lifeboat.console.application.trend;

import java.util.Arrays;

/**
 * The last stretch of a time series in a fixed number of buckets. Samples of one bucket become one
 * point, so a fast source costs no more room than a slow one. Immutable: a new sample gives a new
 * buffer.
 */
public final class TrendBuffer {

  /** What becomes of several samples in one bucket. NaN ("not known") yields to any number. */
  public enum Merge {
    MEAN,
    MAX,
    LAST
  }

  private final Merge merge;
  private final int capacity;
  private final long bucketMicros;
  private final long[] atMicros;
  private final double[] values;

  /** How many numbers are in the last point. */
  private final int inLast;

  private TrendBuffer(
      Merge merge, int capacity, long bucketMicros, long[] at, double[] values, int inLast) {
    this.merge = merge;
    this.capacity = capacity;
    this.bucketMicros = bucketMicros;
    this.atMicros = at;
    this.values = values;
    this.inLast = inLast;
  }

  /**
   * An empty buffer.
   *
   * @param windowMicros how far back it reaches
   * @param capacity how many points it has at most
   */
  public static TrendBuffer of(Merge merge, long windowMicros, int capacity) {
    long bucket = Math.max(1, windowMicros / capacity);
    return new TrendBuffer(merge, capacity, bucket, new long[0], new double[0], 0);
  }

  /** With one more sample, not older than the last one. */
  public TrendBuffer plus(long at, double value) {
    int size = values.length;
    boolean sameBucket = size > 0 && at / bucketMicros == atMicros[size - 1] / bucketMicros;
    return sameBucket ? merged(value) : appended(at, value);
  }

  private TrendBuffer appended(long at, double value) {
    int from = Math.max(firstWithin(at), values.length + 1 - capacity);
    int kept = values.length - from;
    long[] nextAt = Arrays.copyOfRange(atMicros, from, from + kept + 1);
    double[] nextValues = Arrays.copyOfRange(values, from, from + kept + 1);
    nextAt[kept] = at;
    nextValues[kept] = value;
    return copy(nextAt, nextValues, Double.isNaN(value) ? 0 : 1);
  }

  /** The first point that is not older than the window. */
  private int firstWithin(long now) {
    int first = 0;
    while (first < values.length && now - atMicros[first] > bucketMicros * capacity) {
      first++;
    }
    return first;
  }

  private TrendBuffer merged(double value) {
    if (Double.isNaN(value)) {
      return this;
    }
    int last = values.length - 1;
    double before = values[last];
    double now =
        inLast == 0
            ? value
            : switch (merge) {
              case MEAN -> before + (value - before) / (inLast + 1);
              case MAX -> Math.max(before, value);
              case LAST -> value;
            };
    if (inLast > 0 && merge != Merge.MEAN && now == before) {
      return this;
    }
    double[] next = values.clone();
    next[last] = now;
    return copy(atMicros, next, inLast + 1);
  }

  private TrendBuffer copy(long[] at, double[] next, int numbersInLast) {
    return new TrendBuffer(merge, capacity, bucketMicros, at, next, numbersInLast);
  }

  public Series series() {
    return values.length == 0 ? Series.EMPTY : Series.of(atMicros, values);
  }
}
