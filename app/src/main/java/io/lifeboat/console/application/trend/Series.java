package io.lifeboat.console.application.trend;

/**
 * An immutable piece of a time series, oldest first. A value of NaN is "not known" and is drawn as
 * a gap, never as zero.
 */
public final class Series {
  public static final Series EMPTY = new Series(new long[0], new double[0]);

  private final long[] atMicros;
  private final double[] values;

  /**
   * @param atMicros when, on the clock of the facts, ascending
   * @param values as many as there are times
   */
  public Series(long[] atMicros, double[] values) {
    if (atMicros.length != values.length) {
      throw new IllegalArgumentException("as many values as times are needed");
    }
    this.atMicros = atMicros.clone();
    this.values = values.clone();
  }

  public int size() {
    return values.length;
  }

  public long atMicros(int i) {
    return atMicros[i];
  }

  public double value(int i) {
    return values[i];
  }
}
