package io.lifeboat.console.ui.degradation;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.BreakerView;
import io.lifeboat.cluster.model.PriorityFigures;
import io.lifeboat.console.application.state.DegradationView.FiguresAt;
import io.lifeboat.console.application.state.DegradationView.GatewayView;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the gateway's page shows.
 *
 * @param breaker null while it is not known
 * @param figures null while none are told
 */
record GatewayModel(@Nullable BreakerView breaker, @Nullable Figures figures) {
  private static final double MICROS_PER_MS = 1_000.0;
  private static final double MS_PER_SECOND = 1_000.0;

  /** A queue shorter than this does not fill its bar. */
  private static final int LEAST_SCALE = 16;

  /**
   * How the requests of one priority fare.
   *
   * @param share of the longest queue's length, from 0 to 1
   * @param p99Ms null when none was answered
   */
  record Row(PriorityFigures of, double share, double perSecond, @Nullable Double p99Ms) {}

  /** The figures of the latest period, the most important priority first. */
  record Figures(
      List<Row> rows, int inFlight, int limit, double retriesPerSecond, int retryBudget) {
    double inFlightShare() {
      return limit == 0 ? 0 : Math.min(1, (double) inFlight / limit);
    }
  }

  static GatewayModel of(GatewayView view) {
    return new GatewayModel(
        view.breaker(),
        view.latest().map(FiguresAt::figures).map(GatewayModel::figures).orElse(null));
  }

  private static Figures figures(Fact.GatewayFigures told) {
    double perSecond = told.periodMs() > 0 ? MS_PER_SECOND / told.periodMs() : 0;
    int longest =
        Math.max(
            LEAST_SCALE,
            told.priorities().stream().mapToInt(PriorityFigures::waiting).max().orElse(0));
    List<Row> rows =
        told.priorities().stream()
            .sorted(Comparator.comparing(PriorityFigures::priority))
            .map(
                of ->
                    new Row(
                        of,
                        (double) of.waiting() / longest,
                        of.answered() * perSecond,
                        of.answered() == 0 ? null : (Double) (of.p99Micros() / MICROS_PER_MS)))
            .toList();
    return new Figures(
        rows,
        told.inFlight(),
        told.inFlightLimit(),
        told.retries() * perSecond,
        told.retryBudget());
  }
}
