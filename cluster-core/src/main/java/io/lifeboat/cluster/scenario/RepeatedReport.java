package io.lifeboat.cluster.scenario;

import io.lifeboat.cluster.checker.Verdict;
import io.lifeboat.cluster.model.Failover;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The same scenario several times, each time on a cluster of its own. In JSON it is {@code {"runs":
 * [...]}}, each run as {@link ScenarioReport} writes it by itself.
 */
public record RepeatedReport(List<ScenarioReport> runs) {
  public RepeatedReport {
    runs = List.copyOf(runs);
  }

  /** Broken if any run is, else not known if any is, else holds; without a run not known. */
  public Verdict verdict() {
    return Verdict.overall(runs.stream().map(ScenarioReport::verdict).toList());
  }

  /** Over all failovers of all runs; those in which the moment was not observed do not count. */
  public Spread failovers(Function<Failover, @Nullable Double> duration) {
    return spread(runs.stream().flatMap(run -> run.failovers().stream()).map(duration));
  }

  /** Over the runs whose load began. */
  public Spread unavailableMs() {
    return spread(
        runs.stream()
            .map(ScenarioReport::unavailableMs)
            .filter(Objects::nonNull)
            .map(Long::doubleValue));
  }

  /** Over all runs. */
  public Spread notKnownOperations() {
    return spread(runs.stream().map(run -> (double) run.operations().notKnown()));
  }

  private static Spread spread(Stream<@Nullable Double> values) {
    return new Spread(values.filter(Objects::nonNull).toList());
  }

  /** As JSON, indented, with a line break at its end. */
  public String toJson() {
    return ScenarioReport.json(this);
  }
}
