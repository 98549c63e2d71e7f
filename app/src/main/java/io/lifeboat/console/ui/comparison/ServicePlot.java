package io.lifeboat.console.ui.comparison;

import io.lifeboat.console.application.comparison.ComparisonView;
import io.lifeboat.console.application.comparison.ComparisonView.Moment;

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

  /** So far above what is usual the scale reaches: what waited is answered in bursts. */
  private static final double ABOVE_USUAL = 2;

  /** High enough for all but bursts of acknowledgements, which would flatten the rest. */
  static ServicePlot of(ComparisonView view) {
    double[] acknowledged =
        view.columns().stream()
            .flatMap(column -> column.moments().stream())
            .mapToDouble(Moment::acknowledged)
            .filter(perSecond -> perSecond > 0)
            .sorted()
            .toArray();
    double usual = acknowledged.length == 0 ? 1 : acknowledged[acknowledged.length / 2];
    double others =
        view.columns().stream()
            .flatMap(column -> column.moments().stream())
            .mapToDouble(moment -> Math.max(moment.refused(), moment.inVain()))
            .reduce(1, Math::max);
    double wanted = Math.max(others, Math.min(view.most(), usual * ABOVE_USUAL));
    return new ServicePlot(view.seconds(), roundUp(wanted));
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
