package io.lifeboat.cluster.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.PolicyLanguage;
import io.lifeboat.cluster.model.PolicySource;
import io.lifeboat.cluster.model.RequestMix;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.cluster.model.SwitchPosition;
import io.lifeboat.cluster.model.ToleranceLevel;
import io.lifeboat.cluster.model.TreatmentCause;
import io.lifeboat.cluster.model.WorkloadSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class DegradationClusterTest {
  private static final long SEED = 4_711;
  private static final PolicySource STALE_WITHOUT_LEADER =
      PolicySource.of(
          "stale-without-leader",
          PolicyLanguage.LUA,
          """
          function decide(r, h)
            if h.leaderKnown then
              return "FULL"
            end
            return r.kind == "WRITE" and "READ_ONLY" or "STALE_READ"
          end
          """);

  private static final Command HELLO = new OperatorCommand.ClientWrite("greeting", "hello");

  @Test
  void withoutAQuorumWritesAreRefusedAtOnceReadsAreStaleAndOnlyTheLocalSwitchTurns()
      throws Exception {
    ClusterConfig config =
        ClusterConfig.defaults(SEED)
            .withSize(3)
            .withTolerance(ToleranceLevel.MEDIUM)
            .withPolicy(STALE_WITHOUT_LEADER)
            .withWorkload(WorkloadSettings.DEFAULT.withMix(RequestMix.VARIED));
    try (EmbeddedCluster cluster = new EmbeddedCluster(config)) {
      FactWatch watch = new FactWatch(cluster);
      cluster.start().toCompletableFuture().get(30, TimeUnit.SECONDS);
      watch.awaitLeaderAfter(0);
      watch.await(Fact.PolicyActivated.class, f -> f.policy().equals(STALE_WITHOUT_LEADER));
      Awaitility.await()
          .atMost(Duration.ofSeconds(5))
          .until(() -> outcome(cluster, HELLO) instanceof Outcome.Ok);

      ok(cluster, force(DegradeSwitch.PAUSE_SCANS, SwitchPosition.FORCED_ON, false));
      watch.await(
          Fact.DegradeSwitchChanged.class,
          f -> f.name() == DegradeSwitch.PAUSE_SCANS && f.on() && !f.computedOn() && !f.local());
      for (NodeId node : config.nodes()) {
        Awaitility.await("all replicas hold the position")
            .atMost(Duration.ofSeconds(5))
            .until(
                () ->
                    outcome(
                            cluster,
                            new OperatorCommand.LocalRead(node, "lifeboat/switch/pause-scans"))
                        .detail()
                        .contains("FORCED_ON"));
      }
      assertThat(outcome(cluster, new OperatorCommand.ClientWrite("lifeboat/level", "?")))
          .isInstanceOf(Outcome.Fail.class);

      ok(cluster, new NemesisCommand.KillNode(NodeId.of(2), 0));
      ok(cluster, new NemesisCommand.KillNode(NodeId.of(3), 0));
      watch.await(
          Fact.ServiceLevelChanged.class,
          f -> f.level() == ServiceLevel.READ_ONLY && f.cause() == TreatmentCause.NO_QUORUM);
      long beforeNanos = System.nanoTime();
      assertThat(outcome(cluster, new OperatorCommand.ClientWrite("greeting", "again")))
          .isInstanceOfSatisfying(
              Outcome.Fail.class,
              fail -> assertThat(fail.reason()).isEqualTo(FailReason.READ_ONLY));
      assertThat(Duration.ofNanos(System.nanoTime() - beforeNanos))
          .isLessThan(Duration.ofSeconds(1));
      assertThat(outcome(cluster, new OperatorCommand.ClientRead("greeting")).detail())
          .startsWith("hello")
          .contains("may be behind");

      assertThat(outcome(cluster, force(DegradeSwitch.SHED_BATCH, SwitchPosition.FORCED_ON, false)))
          .isInstanceOf(Outcome.Fail.class);
      ok(cluster, force(DegradeSwitch.SHED_BATCH, SwitchPosition.FORCED_ON, true));
      watch.await(
          Fact.DegradeSwitchChanged.class,
          f -> f.name() == DegradeSwitch.SHED_BATCH && f.on() && f.local());
      ok(cluster, new OperatorCommand.StartNode(NodeId.of(2)));
      watch.await(
          Fact.DegradeSwitchChanged.class,
          f -> f.name() == DegradeSwitch.SHED_BATCH && f.on() && !f.local());
      watch.await(
          Fact.GatewayFigures.class,
          f -> f.classes().stream().anyMatch(figures -> figures.stale() > 0));
    }
  }

  @Test
  void positionsAndPoliciesSurviveARestartAndAFaultyPolicyIsRefused(@TempDir Path data)
      throws Exception {
    ClusterConfig config =
        ClusterConfig.defaults(SEED)
            .withSize(3)
            .withTolerance(ToleranceLevel.MEDIUM)
            .withDataDirectory(data)
            .withWorkload(WorkloadSettings.DEFAULT.withEnabled(false));
    try (EmbeddedCluster cluster = new EmbeddedCluster(config)) {
      FactWatch watch = new FactWatch(cluster);
      cluster.start().toCompletableFuture().get(30, TimeUnit.SECONDS);
      watch.awaitLeaderAfter(0);
      assertThat(
              outcome(
                  cluster,
                  new SwitchCommand.ActivatePolicy(
                      PolicySource.of("broken", PolicyLanguage.LUA, "function decide(r, h)\n  re"),
                      "ada")))
          .isInstanceOfSatisfying(
              Outcome.Fail.class, fail -> assertThat(fail.detail()).startsWith("broken:"));
      ok(cluster, new SwitchCommand.ActivatePolicy(STALE_WITHOUT_LEADER, "ada"));
      ok(
          cluster,
          new SwitchCommand.ChooseLevel(ServiceLevel.EMERGENCY, "ada", "trial", null, false));
      watch.await(
          Fact.ServiceLevelChanged.class,
          f -> f.level() == ServiceLevel.EMERGENCY && f.cause() == TreatmentCause.LEVEL);
    }
    try (EmbeddedCluster cluster = new EmbeddedCluster(config)) {
      FactWatch watch = new FactWatch(cluster);
      cluster.start().toCompletableFuture().get(30, TimeUnit.SECONDS);
      watch.await(
          Fact.ServiceLevelChanged.class,
          f -> f.chosen() == ServiceLevel.EMERGENCY && "ada".equals(f.by()));
      watch.await(Fact.PolicyActivated.class, f -> f.policy().equals(STALE_WITHOUT_LEADER));
      ok(cluster, new SwitchCommand.SetTolerance(ToleranceLevel.NONE));
      watch.await(Fact.ToleranceChanged.class, f -> f.level() == ToleranceLevel.NONE);
      assertThat(cluster.report().switchesOn()).isEmpty();
      ok(cluster, new SwitchCommand.SetTolerance(ToleranceLevel.HIGH));
      assertThat(cluster.report().switchesOn()).contains(SwitchName.SCHEDULED_BACKUP);
    }
  }

  private static SwitchCommand force(DegradeSwitch name, SwitchPosition position, boolean local) {
    return new SwitchCommand.ForceSwitch(name, position, "ada", "trial", null, local);
  }

  private static void ok(EmbeddedCluster cluster, Command command) throws Exception {
    assertThat(outcome(cluster, command)).as("%s", command).isInstanceOf(Outcome.Ok.class);
  }

  private static Outcome outcome(EmbeddedCluster cluster, Command command) throws Exception {
    return cluster.submit(command).outcome().toCompletableFuture().get(20, TimeUnit.SECONDS);
  }
}
