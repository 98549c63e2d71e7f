package io.lifeboat.cluster.scenario;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.checker.AuditedCluster;
import io.lifeboat.cluster.fact.FactListener;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a scenario on a cluster of its own: start, wait for the first acknowledged write, do the
 * steps at their times, stop the load, let the replicas settle, read every write back, judge. Every
 * wait has a limit, and what could not be found out within it is "not known".
 */
public final class ScenarioRunner {
  private static final Logger LOG = LoggerFactory.getLogger(ScenarioRunner.class);

  private final Function<ClusterConfig, ? extends AuditedCluster> clusters;
  private final RunLimits limits;

  /**
   * @param clusters makes a cluster that is not started yet
   */
  public ScenarioRunner(
      Function<ClusterConfig, ? extends AuditedCluster> clusters, RunLimits limits) {
    this.clusters = clusters;
    this.limits = limits;
  }

  /**
   * Runs it from start to end on the calling thread; the cluster is closed afterwards in any case.
   *
   * @param also gets every fact as well, the cluster's last ones included
   * @throws InterruptedException when interrupted; the run is given up
   */
  public ScenarioReport run(Scenario scenario, long seed, FactListener also)
      throws InterruptedException {
    return run(scenario, scenario.config(seed), also);
  }

  /** The same with a cluster of the caller's choice: with a policy, or armed otherwise. */
  public ScenarioReport run(Scenario scenario, ClusterConfig config, FactListener also)
      throws InterruptedException {
    AuditedCluster cluster = clusters.apply(config);
    try {
      ScenarioRun run = new ScenarioRun(scenario, config.seed(), limits, cluster);
      cluster.subscribe(
          record -> {
            run.onFact(record);
            also.onFact(record);
          });
      return run.run();
    } finally {
      close(cluster);
    }
  }

  private void close(AuditedCluster cluster) throws InterruptedException {
    Thread closer = new Thread(cluster::close, "scenario-close");
    closer.setDaemon(true);
    closer.start();
    closer.join(limits.closeMs());
    if (closer.isAlive()) {
      LOG.warn("the cluster was not closed within {} ms", limits.closeMs());
    }
  }
}
