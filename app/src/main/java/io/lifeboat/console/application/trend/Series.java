package io.lifeboat.console.application.trend;

/**
 * An immutable piece of a time series, oldest first. A value of NaN is "not known" and is drawn as
 * a gap, never as zero.
 */
public final class Series {
  public static final Series EMPTY = new Series(new long[0], new double[0]);

  private final long[] atMicros;
  private final double[] values;
  private final int size;

  /**
   * @param atMicros when, on the clock of the facts, ascending
   * @param values as many as there are times
   */
  public Series(long[] atMicros, double[] values) {
    this(atMicros.clone(), values.clone(), atMicros.length);
    if (atMicros.length != values.length) {
      throw new IllegalArgumentException("as many values as times are needed");
    }
  }

  private Series(long[] atMicros, double[] values, int size) {
    this.atMicros = atMicros;
    this.values = values;
    this.size = size;
  }

  /** Of arrays that nobody changes any more: there is a new piece for many a fact. */
  static Series of(long[] atMicros, double[] values) {
    return new Series(atMicros, values, values.length);
  }

  public int size() {
    return size;
  }

  public long atMicros(int i) {
    return atMicros[i];
  }

  public double value(int i) {
    return values[i];
  }
}
