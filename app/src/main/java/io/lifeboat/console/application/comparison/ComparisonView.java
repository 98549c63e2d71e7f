package io.lifeboat.console.application.comparison;

import io.lifeboat.cluster.scenario.ComparedRun;
import io.lifeboat.cluster.scenario.ComparisonReport;
import io.lifeboat.cluster.scenario.ServiceMoment;
import io.lifeboat.cluster.scenario.StepReport;
import io.lifeboat.console.application.text.ComparisonMsg;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What came of a comparison, as the window shows it.
 *
 * @param policy what decided about degradation where that was armed; null for what is built in
 */
public record ComparisonView(
    String scenario, long seed, @Nullable String policy, List<Column> columns) {
  private static final double MS_PER_SECOND = 1_000;

  public ComparisonView {
    columns = List.copyOf(columns);
  }

  /**
   * One run.
   *
   * @param figures those that were measured; the others are missing
   * @param verdict what the scenario's own checks say
   * @param obstacle why it did not take place, in a sentence; null when it did
   * @param seconds how long the load and the steps took
   */
  public record Column(
      String name,
      Map<Figure, Number> figures,
      ComparisonMsg verdict,
      @Nullable String obstacle,
      double seconds,
      List<Moment> moments,
      List<Mark> steps) {
    public Column {
      figures = Map.copyOf(figures);
      moments = List.copyOf(moments);
      steps = List.copyOf(steps);
    }
  }

  /**
   * What clients got from one time to another, both in seconds after the first acknowledged write.
   *
   * @param acknowledged per second, and likewise the others
   * @param inVain failed, or without an answer
   */
  public record Moment(
      double from, double to, double acknowledged, double refused, double inVain) {}

  /** A step, and its time in seconds after the first acknowledged write. */
  public record Mark(double at, String word) {}

  /** What is shown of a report. */
  public static ComparisonView of(ComparisonReport report) {
    return new ComparisonView(
        report.scenario(),
        report.seed(),
        report.policy(),
        report.runs().stream().map(ComparisonView::column).toList());
  }

  private static Column column(ComparedRun run) {
    Map<Figure, Number> figures = new EnumMap<>(Figure.class);
    for (Figure figure : Figure.values()) {
      Number value = figure.of(run);
      if (value != null) {
        figures.put(figure, value);
      }
    }
    return new Column(
        run.variant().name(),
        figures,
        switch (run.report().verdict()) {
          case HOLDS -> ComparisonMsg.VERDICT_HOLDS;
          case BROKEN -> ComparisonMsg.VERDICT_BROKEN;
          case NOT_KNOWN -> ComparisonMsg.VERDICT_NOT_KNOWN;
        },
        run.report().obstacle(),
        run.report().durationMs() / MS_PER_SECOND,
        moments(run),
        run.report().steps().stream().map(ComparisonView::mark).toList());
  }

  /** The time of the load: what is counted while the replicas settle says nothing of service. */
  private static List<Moment> moments(ComparedRun run) {
    List<Moment> moments = new ArrayList<>();
    for (ServiceMoment each : run.service()) {
      double from = Math.max(0, (each.atMs() - each.periodMs()) / MS_PER_SECOND);
      if (each.atMs() - each.periodMs() < run.report().durationMs()) {
        double perSecond = MS_PER_SECOND / each.periodMs();
        moments.add(
            new Moment(
                from,
                each.atMs() / MS_PER_SECOND,
                each.acknowledged() * perSecond,
                each.refused() * perSecond,
                each.inVain() * perSecond));
      }
    }
    return moments;
  }

  private static Mark mark(StepReport step) {
    return new Mark(step.atMs() / MS_PER_SECOND, step.word());
  }

  /** The longest of the runs, in seconds; at least one, so that there is an axis. */
  public double seconds() {
    return columns.stream().mapToDouble(Column::seconds).reduce(1, Math::max);
  }

  /** The most of anything in a second, in any of the runs; at least one. */
  public double most() {
    double most = 1;
    for (Column column : columns) {
      for (Moment moment : column.moments()) {
        most = Math.max(most, Math.max(moment.acknowledged(), moment.refused()));
        most = Math.max(most, moment.inVain());
      }
    }
    return most;
  }
}
