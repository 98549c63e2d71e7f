package io.lifeboat.cluster.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.checker.CheckResult;
import io.lifeboat.cluster.checker.Verdict;
import io.lifeboat.cluster.history.History;
import io.lifeboat.cluster.history.HistoryReader;
import io.lifeboat.cluster.history.HistoryWriter;
import io.lifeboat.cluster.model.FailoverCause;
import io.lifeboat.cluster.runtime.EmbeddedCluster;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** One short run on the real engine: the whole way from a file to a verdict. */
@Timeout(120)
class RealClusterScenarioTest {
  @TempDir Path directory;

  @Test
  void theLossOfALeaderIsSurvivedAndRecorded() throws Exception {
    Scenario scenario =
        ScenarioParser.parse(
            "short-leader-loss.json",
            """
            {"name": "short-leader-loss", "nodes": 3, "durationMs": 4000, "settleMs": 10000,
             "workload": {"operationsPerSecond": 100, "writePercent": 60, "keys": 20},
             "steps": [
               {"atMs": 500, "do": "kill", "target": "leader"},
               {"atMs": 2000, "do": "start", "target": "killed"}],
             "checks": [
               {"name": "one-leader-per-term"},
               {"name": "acknowledged-writes-readable"},
               {"name": "digests-agree"},
               {"name": "unavailable-at-most", "ms": 6000}]}
            """);
    Path file = directory.resolve("history.jsonl");
    ScenarioReport report;
    try (HistoryWriter history = HistoryWriter.open(file, HistoryWriter.DEFAULT_MAX_BYTES)) {
      report =
          new ScenarioRunner(EmbeddedCluster::new, RunLimits.DEFAULT).run(scenario, 42, history);
    }

    assertThat(report.checks())
        .as(report.toJson())
        .extracting(CheckResult::verdict)
        .containsOnly(Verdict.HOLDS);
    assertThat(report.failovers()).hasSize(1);
    assertThat(report.failovers().getFirst().cause()).isEqualTo(FailoverCause.KILL);
    assertThat(report.failovers().getFirst().gap()).isNotNull();
    assertThat(report.failovers().getFirst().firstClientSuccessMs()).isNotNull();
    assertThat(report.operations().acknowledged()).isPositive();

    History recorded = HistoryReader.read(file);
    assertThat(recorded.isComplete()).isTrue();
    assertThat(recorded.facts()).isNotEmpty();
  }
}
