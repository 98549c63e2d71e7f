package io.lifeboat.cluster.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.checker.WriteAudit;
import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.FileDamage;
import io.lifeboat.cluster.model.FindingKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.cluster.model.RepairKind;
import io.lifeboat.cluster.model.RepairPhase;
import io.lifeboat.cluster.model.ScanOccasion;
import io.lifeboat.cluster.model.ScanVerdict;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.cluster.model.WorkloadSettings;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Damage on a real disk: found before it counts, never voted with, and repaired. */
class DamagedFilesClusterTest {
  private static final long SEED = 4;

  @Test
  void aDamagedNodeIsQuarantinedAndComesBackWithItsRecordRepairedOrItselfRebuilt()
      throws Exception {
    ClusterConfig config =
        ClusterConfig.defaults(SEED)
            .withSize(3)
            .withWorkload(WorkloadSettings.DEFAULT.withEnabled(false));
    try (EmbeddedCluster cluster = new EmbeddedCluster(config)) {
      FactWatch watch = new FactWatch(cluster);
      cluster.start().toCompletableFuture().get(30, TimeUnit.SECONDS);
      Fact.LeaderReady leader = watch.awaitLeaderAfter(0);
      NodeId damaged = FactWatch.otherThan(leader.node(), 3);
      for (int i = 0; i < 40; i++) {
        ok(cluster, new OperatorCommand.ClientWrite("k" + i, "value " + i));
      }

      // A running node is scanned up to what it knows to be committed.
      watch.await(
          Fact.NodeLevels.class,
          levels -> levels.node().equals(damaged) && levels.commitIndex() >= 40);
      ok(cluster, new OperatorCommand.ScrubNode(damaged));
      watch.await(
          Fact.NodeScrubbed.class,
          scan ->
              scan.occasion() == ScanOccasion.ON_DEMAND
                  && scan.verdict() == ScanVerdict.SOUND
                  && scan.lastIndex() >= 40);
      ok(cluster, new OperatorCommand.StopNode(damaged));
      ok(cluster, new NemesisCommand.DamageFiles(damaged, FileDamage.FLIP_BITS, 20, 1, false));
      watch.await(Fact.FaultChanged.class, fault -> fault.phase() == FaultPhase.VERIFIED);
      watch.await(Fact.FaultChanged.class, fault -> fault.phase() == FaultPhase.COMPLETED);
      assertThat(
              outcome(
                  cluster,
                  new NemesisCommand.DamageFiles(
                      leader.node(), FileDamage.FLIP_BITS, 20, 1, false)))
          .as("the last majority is kept")
          .isInstanceOfSatisfying(
              Outcome.Fail.class, fail -> assertThat(fail.reason()).isEqualTo(FailReason.UNSAFE));

      refusedToStart(cluster, damaged);
      watch.await(Fact.NodeQuarantined.class, fact -> fact.node().equals(damaged));
      Fact.DamageFound found =
          watch.await(Fact.DamageFound.class, fact -> fact.occasion() == ScanOccasion.BEFORE_START);
      assertThat(found.findings().getFirst())
          .satisfies(
              finding -> {
                assertThat(finding.kind()).isEqualTo(FindingKind.CORRUPT_RECORD);
                assertThat(finding.index()).isEqualTo(20L);
                assertThat(finding.hidden()).isGreaterThan(15);
              });
      ok(cluster, new OperatorCommand.InspectRecords(damaged, 19, 2));
      assertThat(watch.await(Fact.JournalRecords.class, read -> true).records())
          .extracting(record -> record.index(), record -> record.isSound())
          .contains(tuple(19L, true));

      ok(cluster, new OperatorCommand.RepairRecords(damaged));
      Fact.RepairChanged repaired =
          watch.await(Fact.RepairChanged.class, repair -> repair.phase() == RepairPhase.COMPLETED);
      assertThat(repaired.repair()).isEqualTo(RepairKind.RECORDS);
      assertThat(repaired.foundMicros()).isNotNull();
      ok(cluster, new OperatorCommand.StartNode(damaged));
      ok(cluster, new OperatorCommand.ClientWrite("after", "the repair"));
      holds(cluster, damaged, "k19", "value 19");

      ok(cluster, new OperatorCommand.StopNode(damaged));
      ok(cluster, new NemesisCommand.DamageFiles(damaged, FileDamage.ZERO_PAGE, 20, 0, false));
      refusedToStart(cluster, damaged);
      assertThat(outcome(cluster, new OperatorCommand.RepairRecords(damaged)))
          .as("what was there is not known")
          .isInstanceOf(Outcome.Fail.class);
      assertThat(status(cluster, damaged)).isEqualTo(NodeStatus.QUARANTINED);
      ok(cluster, new OperatorCommand.RebuildNode(damaged));
      watch.await(
          Fact.RepairChanged.class,
          repair ->
              repair.repair() == RepairKind.REBUILD && repair.phase() == RepairPhase.COMPLETED);
      holds(cluster, damaged, "after", "the repair");
    }
  }

  @Test
  void damageOfARunningNodeIsFoundAndRepairedByItself() throws Exception {
    ClusterConfig config =
        ClusterConfig.defaults(SEED)
            .withSize(3)
            .withWorkload(WorkloadSettings.DEFAULT.withOperationsPerSecond(200));
    try (EmbeddedCluster cluster = new EmbeddedCluster(config)) {
      FactWatch watch = new FactWatch(cluster);
      cluster.start().toCompletableFuture().get(30, TimeUnit.SECONDS);
      Fact.LeaderReady leader = watch.awaitLeaderAfter(0);
      // Far enough that the page with record 3 is not the one the engine writes to.
      watch.await(Fact.NodeLevels.class, levels -> levels.commitIndex() > 150);
      ok(cluster, new SwitchCommand.SetSwitch(SwitchName.AUTO_REPAIR, true));
      ok(cluster, new NemesisCommand.DamageFiles(leader.node(), FileDamage.ZERO_PAGE, 3, 0, false));
      ok(cluster, new OperatorCommand.ScrubNode(leader.node()));
      Fact.RepairChanged repaired =
          watch.await(
              Fact.RepairChanged.class,
              repair ->
                  repair.phase() == RepairPhase.COMPLETED && repair.node().equals(leader.node()));
      assertThat(repaired.repair()).isEqualTo(RepairKind.REBUILD);
      assertThat(status(cluster, leader.node())).isEqualTo(NodeStatus.RUNNING);
      ok(cluster, new OperatorCommand.SetWorkload(WorkloadSettings.DEFAULT.withEnabled(false)));
      WriteAudit audit = cluster.auditWrites().toCompletableFuture().get(30, TimeUnit.SECONDS);
      assertThat(audit.acknowledged()).isPositive();
      assertThat(audit.lost() + audit.doubled()).as("%s", audit).isZero();
    }
  }

  private static void refusedToStart(EmbeddedCluster cluster, NodeId node) throws Exception {
    assertThat(outcome(cluster, new OperatorCommand.StartNode(node)))
        .isInstanceOfSatisfying(
            Outcome.Fail.class, fail -> assertThat(fail.reason()).isEqualTo(FailReason.UNSAFE));
    assertThat(status(cluster, node)).isEqualTo(NodeStatus.QUARANTINED);
  }

  private static NodeStatus status(EmbeddedCluster cluster, NodeId node) {
    return cluster.report().nodes().stream()
        .filter(report -> report.node().equals(node))
        .findFirst()
        .orElseThrow()
        .status();
  }

  private static void holds(EmbeddedCluster cluster, NodeId node, String key, String value) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () ->
                outcome(cluster, new OperatorCommand.LocalRead(node, key))
                    .detail()
                    .startsWith(value));
  }

  private static void ok(EmbeddedCluster cluster, Command command) throws Exception {
    assertThat(outcome(cluster, command)).as("%s", command).isInstanceOf(Outcome.Ok.class);
  }

  private static Outcome outcome(EmbeddedCluster cluster, Command command) throws Exception {
    return cluster.submit(command).outcome().toCompletableFuture().get(45, TimeUnit.SECONDS);
  }
}
