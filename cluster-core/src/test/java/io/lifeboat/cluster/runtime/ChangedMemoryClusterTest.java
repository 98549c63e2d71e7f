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
import io.lifeboat.cluster.model.Finding;
import io.lifeboat.cluster.model.FindingKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.RepairPhase;
import io.lifeboat.cluster.model.ScanOccasion;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.cluster.model.WorkloadSettings;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A value that changes in a real replica's memory is found before anybody is told it. */
@Timeout(60)
class ChangedMemoryClusterTest {
  private EmbeddedCluster cluster;
  private FactWatch watch;
  private NodeId leader;

  @BeforeEach
  void aClusterWithAValue() throws Exception {
    begin(3);
  }

  private void begin(int size) throws Exception {
    cluster =
        new EmbeddedCluster(
            ClusterConfig.defaults(20_261_123)
                .withSize(size)
                .withWorkload(WorkloadSettings.DEFAULT.withEnabled(false)));
    watch = new FactWatch(cluster);
    cluster.start().toCompletableFuture().get(30, TimeUnit.SECONDS);
    leader = watch.awaitLeaderAfter(0).node();
    ask(new OperatorCommand.ClientWrite("key", "value"));
    ask(new OperatorCommand.ClientWrite("other", "sound"));
  }

  @AfterEach
  void end() {
    cluster.close();
  }

  @Test
  void aClientIsAnsweredByAnotherLeaderAndTheDamagedOneAnswersNobody() throws Exception {
    ask(new NemesisCommand.ChangeState(leader, "key", false));
    assertThat(ask(new OperatorCommand.ClientRead("key")).detail()).startsWith("value (");
    assertTold(leader);
    assertThat(watch.awaitLeaderAfter(termOf(leader)).node()).isNotEqualTo(leader);
    assertThat(ask(new OperatorCommand.LocalRead(leader, "other")))
        .isInstanceOfSatisfying(
            Outcome.Fail.class, fail -> assertThat(fail.reason()).isEqualTo(FailReason.UNSAFE));

    ask(new OperatorCommand.RestartNode(leader, 0));
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> ask(new OperatorCommand.LocalRead(leader, "key")).detail().startsWith("value ("));
  }

  @Test
  void aWriteThatBuildsOnItIsAnsweredFromASoundStateAndTheReplicaIsRebuilt() throws Exception {
    ask(new SwitchCommand.SetSwitch(SwitchName.AUTO_REPAIR, true));
    ask(new NemesisCommand.ChangeState(leader, "key", false));
    assertThat(ask(new OperatorCommand.ClientWrite("key", "next"))).isInstanceOf(Outcome.Ok.class);
    assertTold(leader);
    watch.await(
        Fact.RepairChanged.class,
        f -> f.node().equals(leader) && f.phase() == RepairPhase.COMPLETED);
    assertThat(ask(new OperatorCommand.LocalRead(leader, "key")).detail()).startsWith("next (");
    ask(new OperatorCommand.CompareReplicas());
    watch.await(Fact.ReplicasAgree.class, f -> f.nodes().size() == 3);
    assertThat(watch.all(Fact.ReplicasDiffer.class)).isEmpty();
  }

  @Test
  void aFollowerGivesNoChangedValueToWhoeverAsksItAlone() throws Exception {
    NodeId follower = FactWatch.otherThan(leader, 3);
    Awaitility.await()
        .atMost(Duration.ofSeconds(10))
        .until(
            () ->
                ask(new OperatorCommand.LocalRead(follower, "key")).detail().startsWith("value ("));
    ask(new NemesisCommand.ChangeState(follower, "key", false));
    assertThat(ask(new OperatorCommand.LocalRead(follower, "key")))
        .isInstanceOf(Outcome.Fail.class);
    assertTold(follower);
    assertThat(ask(new OperatorCommand.ClientRead("key")).detail()).startsWith("value (");
    assertThat(ask(new OperatorCommand.BackUp())).isInstanceOf(Outcome.Ok.class);
  }

  @Tag("slow")
  @Test
  void whereNoSoundCopyIsLeftNeitherAReadNorABackupGivesTheChangedValue() throws Exception {
    cluster.close();
    begin(1);
    ask(new NemesisCommand.ChangeState(leader, "key", true));
    assertThat(ask(new OperatorCommand.BackUp()))
        .isInstanceOfSatisfying(
            Outcome.Fail.class, fail -> assertThat(fail.reason()).isEqualTo(FailReason.UNSAFE));
    assertTold(leader);
    assertThat(ask(new OperatorCommand.ClientRead("key"))).isInstanceOf(Outcome.Info.class);
    assertThat(ask(new OperatorCommand.ClientRead("other")).detail()).startsWith("sound (");
  }

  private void assertTold(NodeId node) {
    Fact.DamageFound found = watch.await(Fact.DamageFound.class, f -> true);
    assertThat(found.node()).isEqualTo(node);
    assertThat(found.occasion()).isEqualTo(ScanOccasion.READ);
    Finding finding = found.findings().getFirst();
    assertThat(finding.kind()).isEqualTo(FindingKind.CHANGED_VALUE);
    assertThat(finding.file()).isEqualTo("key");
    assertThat(finding.stored()).isNotEqualTo(finding.computed());
  }

  private long termOf(NodeId node) {
    return watch.all(Fact.LeaderReady.class).stream()
        .filter(ready -> ready.node().equals(node))
        .mapToLong(Fact.LeaderReady::term)
        .max()
        .orElseThrow();
  }

  private Outcome ask(Command command) throws Exception {
    return cluster.submit(command).outcome().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
