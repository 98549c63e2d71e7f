package io.lifeboat.cluster.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.cluster.checker.CheckResult;
import io.lifeboat.cluster.checker.Verdict;
import io.lifeboat.cluster.checker.WriteAudit;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.DigestGroup;
import io.lifeboat.cluster.model.FailoverCause;
import io.lifeboat.cluster.model.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(30)
class ScenarioRunnerTest {
  private static final RunLimits SHORT = new RunLimits(300, 300, 300, 300, 100, 0, 300, 1_000);
  private static final String KILL_LEADER =
      "{\"atMs\": 20, \"do\": \"kill\", \"target\": \"leader\"}";

  private final List<FactRecord> facts = new CopyOnWriteArrayList<>();
  private ScriptedCluster cluster;

  @Test
  void aRunInWhichEverythingHolds() throws Exception {
    ScenarioReport report =
        run(3, 200, KILL_LEADER + ", {\"atMs\": 60, \"do\": \"start\", \"target\": \"killed\"}");

    assertThat(report.verdict()).isEqualTo(Verdict.HOLDS);
    assertThat(cluster.asked())
        .containsExactly(
            new NemesisCommand.KillNode(NodeId.of(1), 0),
            new OperatorCommand.StartNode(NodeId.of(1)));
    assertThat(report.failovers()).hasSize(1);
    assertThat(report.failovers().getFirst().cause()).isEqualTo(FailoverCause.KILL);
    assertThat(report.unavailableMs()).isBetween(100L, 200L);
    assertThat(report.durationMs()).isBetween(200L, 2_000L);
    assertThat(cluster.closed).isTrue();
  }

  @Test
  void theReportKeepsItsNames() throws Exception {
    ScenarioReport report = run(3, 100, KILL_LEADER);
    JsonNode json = JsonMapper.shared().readTree(report.toJson());

    assertThat(json.propertyNames())
        .startsWith(
            "scenario",
            "seed",
            "nodes",
            "durationMs",
            "operations",
            "failovers",
            "unavailableMs",
            "digests",
            "checks",
            "verdict");
    assertThat(json.get("operations").toString())
        .isEqualTo(
            "{\"acknowledged\":70,\"refused\":1,\"failed\":0,\"notKnown\":2,"
                + "\"lostAcknowledged\":0,\"acknowledgedReads\":30,\"acknowledgedWrites\":40,"
                + "\"doubled\":0}");
    assertThat(json.get("failovers").get(0).propertyNames())
        .contains(
            "cause", "detectedMs", "electedMs", "firstCommitMs", "firstClientSuccessMs", "gap");
    assertThat(json.get("failovers").get(0).get("cause").stringValue()).isEqualTo("kill");
    assertThat(json.get("digests").toString()).isEqualTo("{\"agree\":true,\"index\":99}");
    assertThat(json.get("checks").get(0).toString())
        .startsWith("{\"name\":\"one-leader-per-term\",\"verdict\":\"holds\",\"evidence\":\"");
    assertThat(json.get("steps").get(0).toString())
        .isEqualTo(
            "{\"step\":1,\"atMs\":20,\"do\":\"kill\",\"nodes\":[\"n1\"],\"outcome\":\"ok\","
                + "\"asExpected\":\"holds\",\"detail\":\"\"}");
    assertThat(json.get("verdict").stringValue()).isEqualTo("holds");
  }

  @Test
  void lostAndDoubledWritesBreakIt() throws Exception {
    ScenarioReport lost =
        run(c -> c.audit = audit(new WriteAudit(40, 2, 3, 0, 1, List.of("k1: …"))));
    assertThat(verdict(lost, "acknowledged-writes-readable")).isEqualTo(Verdict.BROKEN);
    assertThat(lost.operations().lostAcknowledged()).isEqualTo(3);
    assertThat(lost.verdict()).isEqualTo(Verdict.BROKEN);

    ScenarioReport doubled = run(c -> c.audit = audit(new WriteAudit(40, 2, 0, 1, 0, List.of())));
    assertThat(verdict(doubled, "acknowledged-writes-readable")).isEqualTo(Verdict.BROKEN);
  }

  @Test
  void keysThatCannotBeReadAreNotKnown() throws Exception {
    ScenarioReport report = run(c -> c.audit = audit(new WriteAudit(40, 2, 0, 0, 5, List.of())));

    assertThat(verdict(report, "acknowledged-writes-readable")).isEqualTo(Verdict.NOT_KNOWN);
    assertThat(report.verdict()).isEqualTo(Verdict.NOT_KNOWN);
  }

  @Test
  void anAuditThatDoesNotEndOrFailsIsNotKnown() throws Exception {
    ScenarioReport endless = run(c -> c.audit = new CompletableFuture<>());
    assertThat(result(endless, "acknowledged-writes-readable"))
        .isEqualTo(
            new CheckResult(
                "acknowledged-writes-readable",
                Verdict.NOT_KNOWN,
                "The writes were not read back within 300 ms."));
    assertThat(endless.operations().lostAcknowledged()).isNull();

    ScenarioReport failed =
        run(c -> c.audit = CompletableFuture.failedFuture(new IllegalStateException("closed")));
    assertThat(result(failed, "acknowledged-writes-readable").evidence())
        .isEqualTo("The writes were not read back: closed.");
  }

  @Test
  void differingDigestsBreakItAndMissingOnesAreNotKnown() throws Exception {
    ScenarioReport differing = run(c -> c.digests = NodeId::value);
    assertThat(verdict(differing, "digests-agree")).isEqualTo(Verdict.BROKEN);
    assertThat(differing.digests().agree()).isFalse();

    ScenarioReport rotten =
        run(
            c ->
                c.comparison =
                    List.of(
                        new Fact.ReplicasDiffer(
                            100,
                            List.of(
                                new DigestGroup("aa", List.of(NodeId.of(1), NodeId.of(2))),
                                new DigestGroup("bb", List.of(NodeId.of(3)))),
                            List.of(NodeId.of(3)))));
    assertThat(verdict(rotten, "digests-agree"))
        .as("equal digests kept step by step, and memory that differs at the end")
        .isEqualTo(Verdict.BROKEN);

    ScenarioReport silent =
        run(
            c ->
                c.answers =
                    command ->
                        CompletableFuture.completedFuture(
                            command instanceof OperatorCommand.SetWorkload
                                ? new Outcome.Info("no answer yet")
                                : Outcome.Ok.PLAIN));
    assertThat(verdict(silent, "digests-agree")).isEqualTo(Verdict.NOT_KNOWN);
    assertThat(silent.digests().agree()).isNull();
  }

  @Test
  void aServiceThatIsAwayForTooLongBreaksIt() throws Exception {
    ScenarioReport report =
        run(3, 400, "", c -> c.afterStart = () -> c.tell(new Fact.ServiceUnavailable(0)));

    assertThat(verdict(report, "unavailable-at-most")).isEqualTo(Verdict.BROKEN);
    assertThat(report.unavailableMs()).isGreaterThanOrEqualTo(400);
  }

  @Test
  void twoLeadersInOneTermBreakIt() throws Exception {
    ScenarioReport report =
        run(c -> c.afterStart = () -> c.tell(new Fact.LeaderElected(NodeId.of(3), 1)));

    assertThat(verdict(report, "one-leader-per-term")).isEqualTo(Verdict.BROKEN);
  }

  @Test
  void aClusterThatDoesNotComeUpIsNotKnown() throws Exception {
    ScenarioReport refused =
        run(
            c ->
                c.startResult =
                    CompletableFuture.failedFuture(new IllegalStateException("no port")));
    assertThat(refused.verdict()).isEqualTo(Verdict.NOT_KNOWN);
    assertThat(result(refused, "acknowledged-writes-readable").evidence())
        .isEqualTo("The cluster did not start: no port.");
    assertThat(result(refused, "steps-carried-out").verdict()).isEqualTo(Verdict.HOLDS);
    assertThat(refused.startupMs()).isNull();
    assertThat(cluster.closed).isTrue();

    ScenarioReport hanging = run(c -> c.startResult = new CompletableFuture<>());
    assertThat(hanging.verdict()).isEqualTo(Verdict.NOT_KNOWN);

    ScenarioReport leaderless = run(c -> c.elects = false);
    assertThat(result(leaderless, "acknowledged-writes-readable").evidence())
        .isEqualTo("No leader was ready within 300 ms.");

    ScenarioReport unserved = run(c -> c.serves = false);
    assertThat(result(unserved, "acknowledged-writes-readable").evidence())
        .isEqualTo("No write was acknowledged within 300 ms.");
  }

  @Test
  void stepsThatDidNotHappenAreSaid() throws Exception {
    ScenarioReport failed =
        run(
            3,
            100,
            KILL_LEADER,
            c ->
                c.answers =
                    command ->
                        CompletableFuture.completedFuture(
                            command instanceof NemesisCommand.KillNode
                                ? new Outcome.Fail(FailReason.FAULTS_BLOCKED, "re-arm first")
                                : Outcome.Ok.PLAIN));
    assertThat(result(failed, "steps-carried-out"))
        .isEqualTo(
            new CheckResult(
                "steps-carried-out",
                Verdict.BROKEN,
                "Step 1 (kill): fail, FAULTS_BLOCKED: re-arm first."));

    ScenarioReport nobody = run(3, 100, "{\"atMs\": 1, \"do\": \"start\", \"target\": \"killed\"}");
    assertThat(result(nobody, "steps-carried-out").evidence())
        .isEqualTo("Step 1 (start): fail, NOTHING_TO_DO: nobody was found for \"killed\".");
  }

  @Test
  void anAnswerThatDoesNotComeIsNotKnown() throws Exception {
    ScenarioReport report =
        run(
            3,
            100,
            KILL_LEADER,
            c ->
                c.answers =
                    command ->
                        command instanceof NemesisCommand.KillNode
                            ? new CompletableFuture<>()
                            : CompletableFuture.completedFuture(Outcome.Ok.PLAIN));

    assertThat(verdict(report, "steps-carried-out")).isEqualTo(Verdict.NOT_KNOWN);
    assertThat(report.durationMs()).as("waited for it, with a limit").isBetween(400L, 3_000L);
  }

  @Test
  void aRefusalThatIsExpectedIsAsItShouldBe() throws Exception {
    String write =
        "{\"atMs\": 1, \"do\": \"client-write\", \"key\": \"k\", \"value\": \"v\","
            + " \"expect\": \"fail\"}";
    ScenarioReport refused =
        run(
            3,
            100,
            write,
            c ->
                c.answers =
                    command ->
                        CompletableFuture.completedFuture(
                            command instanceof OperatorCommand.ClientWrite
                                ? new Outcome.Fail(FailReason.READ_ONLY, "")
                                : Outcome.Ok.PLAIN));
    assertThat(verdict(refused, "steps-carried-out")).isEqualTo(Verdict.HOLDS);

    assertThat(verdict(run(3, 100, write), "steps-carried-out")).isEqualTo(Verdict.BROKEN);
  }

  @Test
  void aStepForALeaderWaitsForOneAndThoseBehindItWaitToo() throws Exception {
    Thread[] elector = new Thread[1];
    ScenarioReport report =
        run(
            3,
            150,
            "{\"atMs\": 10, \"do\": \"stop\", \"target\": \"leader\"},"
                + "{\"atMs\": 20, \"do\": \"isolate\", \"target\": \"leader\"},"
                + "{\"atMs\": 30, \"do\": \"rejoin\", \"target\": \"n2\"}",
            c ->
                c.answers =
                    command -> {
                      if (command instanceof OperatorCommand.StopNode) {
                        c.elects = false;
                        elector[0] =
                            Thread.ofPlatform()
                                .start(
                                    () -> {
                                      c.tell(new Fact.LeaderElected(NodeId.of(2), 2));
                                      c.tell(new Fact.LeaderReady(NodeId.of(2), 2, 9));
                                    });
                      }
                      return CompletableFuture.completedFuture(Outcome.Ok.PLAIN);
                    });
    elector[0].join(1_000);

    assertThat(verdict(report, "steps-carried-out")).isEqualTo(Verdict.HOLDS);
    assertThat(cluster.asked())
        .containsExactly(
            new OperatorCommand.StopNode(NodeId.of(1)),
            new NemesisCommand.IsolateNode(NodeId.of(2), 0),
            new NemesisCommand.RejoinNode(NodeId.of(2)));
  }

  @Test
  void aLeaderThatNeverComesEndsTheWaiting() throws Exception {
    ScenarioReport report =
        run(
            3,
            100,
            "{\"atMs\": 1, \"do\": \"kill\", \"target\": [\"leader\", \"n2\"]},"
                + "{\"atMs\": 2, \"do\": \"kill\", \"target\": \"leader\"}",
            c ->
                c.answers =
                    command -> {
                      c.elects = false;
                      return CompletableFuture.completedFuture(Outcome.Ok.PLAIN);
                    });

    assertThat(result(report, "steps-carried-out").evidence())
        .isEqualTo("Step 2 (kill): fail, NOTHING_TO_DO: nobody was found for \"leader\".");
  }

  @Test
  void restartStopsAndStartsAgain() throws Exception {
    ScenarioReport report =
        run(3, 100, "{\"atMs\": 90, \"do\": \"restart\", \"target\": \"n3\", \"pauseMs\": 10}");

    assertThat(report.verdict()).isEqualTo(Verdict.HOLDS);
    assertThat(cluster.asked())
        .containsExactly(
            new OperatorCommand.StopNode(NodeId.of(3)),
            new OperatorCommand.StartNode(NodeId.of(3)));
  }

  @Test
  void aPartitionNamesEveryoneOnce() throws Exception {
    run(
        5,
        100,
        "{\"atMs\": 1, \"do\": \"partition\", \"groups\": [[\"leader\", \"n5\"],"
            + " [\"rest\", \"client\"]], \"durationMs\": 50}");

    assertThat(cluster.asked())
        .containsExactly(
            new NemesisCommand.PartitionNodes(
                Set.of(NodeId.of(1), NodeId.of(5)),
                Set.of(NodeId.of(2), NodeId.of(3), NodeId.of(4), NodeId.CLIENT),
                50));
  }

  @Test
  void everyFactIsHandedOnTheLastOnesIncluded() throws Exception {
    run(3, 100, KILL_LEADER);

    assertThat(facts).extracting(FactRecord::sequence).isSorted().startsWith(1L);
    assertThat(facts.getLast().fact()).isInstanceOf(Fact.ClusterStopped.class);
  }

  @Test
  void anInterruptedRunClosesItsCluster() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(() -> run(3, 100, "")).isInstanceOf(InterruptedException.class);
    assertThat(cluster.closed).isTrue();
  }

  private ScenarioReport run(int nodes, int durationMs, String steps) throws Exception {
    return run(nodes, durationMs, steps, c -> {});
  }

  private ScenarioReport run(Consumer<ScriptedCluster> change) throws Exception {
    return run(3, 100, "", change);
  }

  private ScenarioReport run(
      int nodes, int durationMs, String steps, Consumer<ScriptedCluster> change) throws Exception {
    ScenarioRunner runner =
        new ScenarioRunner(
            config -> {
              cluster = new ScriptedCluster(config);
              change.accept(cluster);
              return cluster;
            },
            SHORT);
    return runner.run(ScenarioParserTest.scenario(nodes, durationMs, steps), 42, facts::add);
  }

  private static CompletableFuture<WriteAudit> audit(WriteAudit audit) {
    return CompletableFuture.completedFuture(audit);
  }

  private static Verdict verdict(ScenarioReport report, String check) {
    return result(report, check).verdict();
  }

  private static CheckResult result(ScenarioReport report, String check) {
    List<CheckResult> found = new ArrayList<>(report.checks());
    found.removeIf(result -> !result.name().equals(check));
    return found.getFirst();
  }
}
