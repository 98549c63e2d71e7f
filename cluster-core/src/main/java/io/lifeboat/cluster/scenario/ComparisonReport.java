package io.lifeboat.cluster.scenario;

import io.lifeboat.cluster.checker.Verdict;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The same faults and load against several clusters, one after the other.
 *
 * @param policy what decided about degradation where that was armed; null for what is built in
 */
public record ComparisonReport(
    String scenario, long seed, @Nullable String policy, List<ComparedRun> runs) {
  public ComparisonReport {
    runs = List.copyOf(runs);
  }

  /**
   * Holds when every run took place: what the runs themselves found is for their columns, and the
   * lowest levels are not expected to hold anything.
   */
  public Verdict tookPlace() {
    return runs.stream().allMatch(run -> run.report().obstacle() == null)
        ? Verdict.HOLDS
        : Verdict.NOT_KNOWN;
  }

  /** As JSON, indented, with a line break at its end. */
  public String toJson() {
    return ScenarioReport.json(this);
  }
}
