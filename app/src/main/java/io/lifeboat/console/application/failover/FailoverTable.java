package io.lifeboat.console.application.failover;

import io.lifeboat.cluster.model.Failover;
import io.lifeboat.cluster.scenario.Spread;
import io.lifeboat.console.application.failover.Reading.Known;
import io.lifeboat.console.application.state.ConsoleState;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The last failovers side by side.
 *
 * @param rows newest first
 * @param scaleMs where the common scale ends; one that took very much longer is longer than it
 * @param spreads how each milestone spreads, in their order; null for one known too seldom
 */
public record FailoverTable(
    List<FailoverRow> rows, int electionTimeoutMs, double scaleMs, List<MilestoneSpread> spreads) {

  /** Of fewer values a median says nothing. */
  public static final int LEAST_VALUES = 3;

  private static final int OUTLIER_MEDIANS = 4;
  private static final int LEAST_TIMEOUTS = 2;

  /**
   * How one milestone spreads over failovers, in milliseconds.
   *
   * @param count of how many failovers it is known
   * @param figures null when they are fewer than {@link #LEAST_VALUES}
   */
  public record MilestoneSpread(Milestone milestone, int count, @Nullable Figures figures) {}

  /** Nearest-rank percentiles: each is a value that was measured. */
  public record Figures(double medianMs, double p90Ms, double maxMs) {}

  public FailoverTable {
    rows = List.copyOf(rows);
    spreads = List.copyOf(spreads);
  }

  public static FailoverTable of(ConsoleState state) {
    List<Failover> failovers = state.failovers();
    List<FailoverRow> rows = new ArrayList<>(failovers.size());
    for (int i = failovers.size() - 1; i >= 0; i--) {
      rows.add(FailoverRow.of(failovers.get(i), i == failovers.size() - 1, state));
    }
    List<MilestoneSpread> spreads = new ArrayList<>();
    for (Milestone milestone : Milestone.values()) {
      spreads.add(spread(milestone, rows));
    }
    return new FailoverTable(
        rows, state.electionTimeoutMs(), scale(rows, state.electionTimeoutMs()), spreads);
  }

  /** Whether there is anything to say of how they spread. */
  public boolean hasSpread() {
    return spreads.stream().anyMatch(spread -> spread.figures() != null);
  }

  private static MilestoneSpread spread(Milestone milestone, List<FailoverRow> rows) {
    List<Double> values = new ArrayList<>();
    for (FailoverRow row : rows) {
      if (row.reading(milestone) instanceof Known(double ms)) {
        values.add(ms);
      }
    }
    Spread spread = new Spread(values);
    Figures figures =
        values.size() < LEAST_VALUES
            ? null
            : new Figures(
                spread.median().orElseThrow(),
                spread.p90().orElseThrow(),
                spread.max().orElseThrow());
    return new MilestoneSpread(milestone, values.size(), figures);
  }

  /** One that took minutes must not make the others invisible. */
  private static double scale(List<FailoverRow> rows, int electionTimeoutMs) {
    double least = Math.max(1, electionTimeoutMs) * (double) LEAST_TIMEOUTS;
    List<Double> lengths = rows.stream().map(FailoverRow::lengthMs).toList();
    Spread spread = new Spread(lengths);
    double limit = Math.max(least, spread.median().orElse(0) * OUTLIER_MEDIANS);
    return round(Math.clamp(spread.max().orElse(0), least, limit));
  }

  /** The least of 1, 2, 5, 10, 20, 50 … that is not below it. */
  static double round(double ms) {
    double decade = Math.pow(10, Math.floor(Math.log10(ms)));
    for (double step : new double[] {1, 2, 5}) {
      if (ms <= step * decade * 1.000001) {
        return step * decade;
      }
    }
    return 10 * decade;
  }
}
