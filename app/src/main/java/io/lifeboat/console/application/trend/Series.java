package io.lifeboat.console.application.trend;

/**
 * An immutable piece of a time series, oldest first. A value of NaN is "not known" and is drawn as
 * a gap, never as zero.
 *
 * @param atMicros when, on the clock of the facts
 */
public record Series(long[] atMicros, double[] values) {
  public static final Series EMPTY = new Series(new long[0], new double[0]);

  public int size() {
    return values.length;
  }
}
