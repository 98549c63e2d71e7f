package io.lifeboat.console.application.comparison;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.scenario.ComparedRun;
import io.lifeboat.cluster.scenario.Scenario;
import io.lifeboat.cluster.scenario.Variant;

/** Runs a scenario against one of the clusters, which it starts and closes. */
@FunctionalInterface
public interface ComparisonRunner {
  /**
   * From start to end, on the calling thread.
   *
   * @throws InterruptedException when interrupted; the run was given up, and its cluster closed
   */
  ComparedRun run(Scenario scenario, ClusterConfig config, Variant variant)
      throws InterruptedException;
}
