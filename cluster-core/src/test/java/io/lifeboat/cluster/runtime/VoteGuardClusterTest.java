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
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.cluster.model.WorkloadSettings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The vote guard in a whole cluster: on by default, and in the way of a node that forgot. */
@Timeout(120)
class VoteGuardClusterTest {

  @Test
  void aNodeWhoseVoteFileIsDamagedIsNotStarted() throws Exception {
    ClusterConfig config =
        ClusterConfig.defaults(1)
            .withSize(3)
            .withWorkload(WorkloadSettings.DEFAULT.withEnabled(false));
    try (EmbeddedCluster cluster = new EmbeddedCluster(config)) {
      FactWatch watch = new FactWatch(cluster);
      cluster.start().toCompletableFuture().get(30, TimeUnit.SECONDS);
      watch.await(Fact.SwitchChanged.class, f -> f.name() == SwitchName.VOTE_GUARD && f.on());
      assertThat(cluster.report().switchesOn()).contains(SwitchName.VOTE_GUARD);

      NodeId leader = watch.awaitLeaderAfter(0).node();
      Path vote =
          cluster.dataRoot().orElseThrow().resolve(leader.value()).resolve(leader + ".vote");
      byte[] sound = Files.readAllBytes(vote);
      assertThat(ask(cluster, new NemesisCommand.KillNode(leader, 0))).isEqualTo(Outcome.Ok.PLAIN);
      Files.writeString(vote, "term 1\n");

      assertThat(ask(cluster, new SwitchCommand.SetSwitch(SwitchName.VOTE_GUARD, false)))
          .isEqualTo(Outcome.Ok.PLAIN);
      assertThat(ask(cluster, new OperatorCommand.StartNode(leader)))
          .isInstanceOfSatisfying(
              Outcome.Fail.class,
              fail -> {
                assertThat(fail.reason()).isEqualTo(FailReason.UNSAFE);
                assertThat(fail.detail()).contains("the vote is damaged (" + leader + ".vote)");
              });
      watch.await(Fact.NodeQuarantined.class, f -> f.node().equals(leader));
      assertThat(cluster.report().nodes())
          .anyMatch(node -> node.node().equals(leader) && node.status() == NodeStatus.QUARANTINED);

      assertThat(ask(cluster, new SwitchCommand.SetSwitch(SwitchName.SCAN_BEFORE_START, false)))
          .isEqualTo(Outcome.Ok.PLAIN);
      assertThat(ask(cluster, new OperatorCommand.StartNode(leader)))
          .as("guard and scan switched off are no licence to forget")
          .isInstanceOfSatisfying(
              Outcome.Fail.class,
              fail -> {
                assertThat(fail.reason()).isEqualTo(FailReason.UNSAFE);
                assertThat(fail.detail()).contains(leader + ".vote is damaged");
              });
      assertThat(watch.await(Fact.NodeStartRefused.class, f -> f.node().equals(leader)).reason())
          .contains("must not vote");
      assertThat(cluster.report().nodes())
          .anyMatch(node -> node.node().equals(leader) && node.status() == NodeStatus.STOPPED);

      Files.write(vote, sound);
      assertThat(ask(cluster, new OperatorCommand.StartNode(leader))).isEqualTo(Outcome.Ok.PLAIN);
    }
  }

  private static Outcome ask(EmbeddedCluster cluster, Command command) throws Exception {
    return cluster.submit(command).outcome().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }
}
