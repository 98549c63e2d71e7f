package io.lifeboat.console.ui.comparison;

import io.lifeboat.console.application.comparison.ComparisonView;

/**
 * The scales that all charts of a comparison share.
 *
 * @param seconds where the time axis ends
 * @param top what the upper edge stands for, per second
 */
record ServicePlot(double seconds, double top) {
  /** So many ticks at most, for there are numbers at them. */
  private static final int MOST_TICKS = 8;

  private static final double[] STEPS = {1, 2, 5};

  static ServicePlot of(ComparisonView view) {
    return new ServicePlot(view.seconds(), roundUp(view.most()));
  }

  /** The least of 1, 2, 5, 10, 20, 50 … that is not below it. */
  static double roundUp(double value) {
    for (double decade = 1; ; decade *= 10) {
      for (double step : STEPS) {
        if (step * decade >= value * 0.999_999) {
          return step * decade;
        }
      }
    }
  }

  /** How far apart the ticks of the time axis are, in whole seconds. */
  double tick() {
    return Math.max(1, roundUp(seconds / MOST_TICKS));
  }

  /** From 0 to 1. */
  double x(double second) {
    return Math.clamp(second / seconds, 0, 1);
  }

  /** From 0 at the lower edge to 1 at the upper one. */
  double y(double perSecond) {
    return Math.clamp(perSecond / top, 0, 1);
  }
}
