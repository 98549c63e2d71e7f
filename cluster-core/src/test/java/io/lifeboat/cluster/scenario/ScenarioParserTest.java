package io.lifeboat.cluster.scenario;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.checker.SafetyProperty;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.cluster.model.WorkloadSettings;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScenarioParserTest {
  @Test
  void whatIsLeftOutHasADefault() throws BadScenarioException {
    Scenario scenario =
        ScenarioParser.parse(
            "x.json",
            """
            {"name": "x", "durationMs": 1000, "checks": [{"name": "digests-agree"}]}
            """);

    assertThat(scenario.nodes()).isEqualTo(5);
    assertThat(scenario.electionTimeoutMs()).isEqualTo(500);
    assertThat(scenario.heartbeatMs()).isEqualTo(100);
    assertThat(scenario.workload()).isEqualTo(WorkloadSettings.DEFAULT);
    assertThat(scenario.settleMs()).isEqualTo(Scenario.DEFAULT_SETTLE_MS);
    assertThat(scenario.steps()).isEmpty();
    assertThat(scenario.description("en")).isNull();
    assertThat(scenario.config(7).seed()).isEqualTo(7);
  }

  @Test
  void theHeartbeatFollowsTheElectionTimeout() throws BadScenarioException {
    Scenario scenario =
        ScenarioParser.parse(
            "x.json",
            """
            {"name": "x", "electionTimeoutMs": 150, "durationMs": 1000,
             "checks": [{"name": "digests-agree"}]}
            """);

    assertThat(scenario.heartbeatMs()).isEqualTo(30);
  }

  @Test
  void readsEverything() throws BadScenarioException {
    Scenario scenario =
        ScenarioParser.parse(
            "x.json",
            """
            {"name": "all-of-it", "description": {"en": "All of it.", "zh": "全部。"},
             "nodes": 3, "electionTimeoutMs": 1000, "heartbeatMs": 200, "flushOnCommit": true,
             "segmentKb": 64, "durationMs": 20000, "settleMs": 0,
             "workload": {"operationsPerSecond": 200, "writePercent": 80, "keys": 7,
                          "valueBytes": 16, "enabled": true},
             "steps": [],
             "checks": [{"name": "one-leader-per-term"}, {"name": "acknowledged-writes-readable"},
                        {"name": "digests-agree"}, {"name": "unavailable-at-most", "ms": 3000}]}
            """);

    assertThat(scenario.description("zh")).isEqualTo("全部。");
    assertThat(scenario.description("fr")).isEqualTo("All of it.");
    assertThat(scenario.flushOnCommit()).isTrue();
    assertThat(scenario.segmentKb()).isEqualTo(64);
    assertThat(scenario.workload()).isEqualTo(new WorkloadSettings(true, 200, 80, 7, 16));
    assertThat(scenario.checks())
        .containsExactly(
            new Check.Safety(SafetyProperty.ELECTION_SAFETY),
            new Check.AcknowledgedWritesReadable(),
            new Check.DigestsAgree(),
            new Check.UnavailableAtMost(3_000));
  }

  @Test
  void readsEveryKindOfStep() throws BadScenarioException {
    List<Step> steps =
        steps(
            """
            {"atMs": 0, "do": "kill", "target": "leader", "durationMs": 100},
            {"atMs": 0, "do": "start", "target": "killed"},
            {"atMs": 1, "do": "stop", "target": ["n1", "follower"]},
            {"atMs": 2, "do": "restart", "target": "all", "pauseMs": 50},
            {"atMs": 3, "do": "freeze", "target": "minority"},
            {"atMs": 4, "do": "unfreeze", "target": "frozen", "expect": "any"},
            {"atMs": 5, "do": "isolate", "target": "random"},
            {"atMs": 6, "do": "rejoin", "target": "isolated"},
            {"atMs": 7, "do": "partition", "groups": [["leader", "n2"], ["rest", "client"]]},
            {"atMs": 8, "do": "heal-all", "reason": "enough"},
            {"atMs": 9, "do": "rearm"},
            {"atMs": 10, "do": "transfer-leadership", "target": "follower"},
            {"atMs": 11, "do": "compact", "target": "n1"},
            {"atMs": 12, "do": "workload", "operationsPerSecond": 9},
            {"atMs": 13, "do": "workload", "writePercent": 1},
            {"atMs": 14, "do": "switch", "name": "scrubbing", "on": true},
            {"atMs": 15, "do": "client-write", "key": "k", "value": "v", "expect": "fail"},
            {"atMs": 16, "do": "client-read", "key": "k"}
            """);

    assertThat(steps).extracting(Step::atMs).startsWith(0L, 0L, 1L).endsWith(16L);
    assertThat(steps.get(2).action())
        .isEqualTo(
            new StepAction.OnNodes(
                StepAction.Verb.STOP,
                new Target(List.of(new Target.Named(NodeId.of(1)), Target.ByRole.FOLLOWER)),
                0));
    assertThat(steps.get(8).action())
        .isEqualTo(
            new StepAction.Partition(
                new Target(List.of(Target.ByRole.LEADER, new Target.Named(NodeId.of(2)))),
                new Target(List.of(Target.ByRole.REST, new Target.Named(NodeId.CLIENT))),
                0));
    assertThat(fixed(steps.get(9))).isEqualTo(new NemesisCommand.HealAll("enough"));
    assertThat(fixed(steps.get(14)))
        .as("what a step leaves out stays as the step before it left it")
        .isEqualTo(new OperatorCommand.SetWorkload(new WorkloadSettings(true, 9, 1, 100, 64)));
    assertThat(fixed(steps.get(15)))
        .isEqualTo(new SwitchCommand.SetSwitch(SwitchName.SCRUBBING, true));
    assertThat(steps.get(16).expect()).isEqualTo(Step.Expectation.FAIL);
  }

  private static Object fixed(Step step) {
    return ((StepAction.Fixed) step.action()).command();
  }

  static List<Step> steps(String steps) throws BadScenarioException {
    return scenario(5, 1_000, steps).steps();
  }

  static Scenario scenario(int nodes, int durationMs, String steps) throws BadScenarioException {
    return ScenarioParser.parse(
        "x.json",
        """
        {"name": "x", "nodes": %d, "durationMs": %d, "settleMs": 200, "steps": [%s],
         "checks": [{"name": "one-leader-per-term"}, {"name": "acknowledged-writes-readable"},
                    {"name": "digests-agree"}, {"name": "unavailable-at-most", "ms": 300}]}
        """
            .formatted(nodes, durationMs, steps));
  }
}
