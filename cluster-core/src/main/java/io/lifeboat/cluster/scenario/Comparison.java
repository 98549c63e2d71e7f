package io.lifeboat.cluster.scenario;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactListener;
import io.lifeboat.cluster.fact.FactRecord;
import java.util.ArrayList;
import java.util.List;

/** Runs a scenario against differently armed clusters, each of its own, one after the other. */
public final class Comparison {
  /** What is kept of a run; more than an hour brings forth. */
  static final int MOST_MOMENTS = 20_000;

  private final ScenarioRunner runner;

  public Comparison(ScenarioRunner runner) {
    this.runner = runner;
  }

  /**
   * One of the runs, from start to end, on the calling thread.
   *
   * @param config what all of them have in common, the seed and the policy among it
   * @param also gets every fact as well
   * @throws InterruptedException when interrupted; the run is given up
   */
  public ComparedRun run(
      Scenario scenario, ClusterConfig config, Variant variant, FactListener also)
      throws InterruptedException {
    Service service = new Service();
    ScenarioReport report =
        runner.run(
            variant.of(scenario),
            variant.of(config),
            record -> {
              service.accept(record);
              also.onFact(record);
            });
    return new ComparedRun(variant, report, service.moments());
  }

  /** What clients got, period by period, from the first acknowledged write on. */
  private static final class Service {
    private static final long MICROS_PER_MS = 1_000;

    private final List<ServiceMoment> moments = new ArrayList<>();
    private long beganMicros = -1;

    synchronized void accept(FactRecord record) {
      if (record.fact() instanceof Fact.FirstWriteAcknowledged && beganMicros < 0) {
        beganMicros = record.atMicros();
      }
      if (record.fact() instanceof Fact.ClientOperations period
          && beganMicros >= 0
          && moments.size() < MOST_MOMENTS) {
        moments.add(
            new ServiceMoment(
                (record.atMicros() - beganMicros) / MICROS_PER_MS,
                period.periodMs(),
                period.acknowledgedReads() + period.acknowledgedWrites(),
                period.refused(),
                period.failed() + period.notKnown()));
      }
    }

    synchronized List<ServiceMoment> moments() {
      return List.copyOf(moments);
    }
  }
}
