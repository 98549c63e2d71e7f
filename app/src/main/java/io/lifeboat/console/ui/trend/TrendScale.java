package io.lifeboat.console.ui.trend;

import io.lifeboat.console.application.trend.Series;

/** The arithmetic of a chart: how high its axis goes, what its last value is. */
final class TrendScale {
  private TrendScale() {}

  /**
   * The least of 1, 2, 5, 10, 20, 50 … that is not below any known value; {@code least} at least.
   */
  static double top(double least, Series... series) {
    double most = least;
    for (Series one : series) {
      for (int i = 0; i < one.size(); i++) {
        if (one.value(i) > most) {
          most = one.value(i);
        }
      }
    }
    double decade = Math.pow(10, Math.floor(Math.log10(most)));
    for (double step : new double[] {1, 2, 5, 10}) {
      if (most <= step * decade * 1.000001) {
        return step * decade;
      }
    }
    return 10 * decade;
  }

  /** The last value, NaN when there is none or when it is not known. */
  static double last(Series series) {
    return series.size() == 0 ? Double.NaN : series.value(series.size() - 1);
  }
}
