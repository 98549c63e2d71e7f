package io.lifeboat.cluster.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** What becomes of a server that is broken while it is added; on a real cluster of one. */
@Timeout(120)
class ServersComeAndGoTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final NodeId N2 = NodeId.of(2);

  private EmbeddedCluster cluster;

  @BeforeEach
  void start() throws Exception {
    cluster = new EmbeddedCluster(ClusterConfig.defaults(20_261_123).withSize(1));
    FactWatch watch = new FactWatch(cluster);
    cluster.start().toCompletableFuture().get(30, TimeUnit.SECONDS);
    watch.awaitLeaderAfter(0);
  }

  @AfterEach
  void close() {
    cluster.close();
  }

  private CompletionStage<Outcome> submit(Command command) {
    return cluster.submit(command).outcome();
  }

  private static Outcome end(CompletionStage<Outcome> command) throws Exception {
    return command.toCompletableFuture().get(60, TimeUnit.SECONDS);
  }

  private void must(Command command) throws Exception {
    assertThat(end(submit(command))).as("%s", command).isInstanceOf(Outcome.Ok.class);
  }

  private NodeStatus second() {
    return cluster.report().nodes().stream()
        .filter(report -> report.node().equals(N2))
        .map(report -> report.status())
        .findFirst()
        .orElse(NodeStatus.NEW);
  }

  @Test
  void whoIsKilledWhileBeingAddedStaysUntilItIsRemoved() throws Exception {
    CompletionStage<Outcome> adding = submit(new OperatorCommand.AddNode(N2));
    must(new NemesisCommand.KillNode(N2, 0));
    assertThat(end(adding)).isInstanceOf(Outcome.Info.class);
    assertThat(second()).isEqualTo(NodeStatus.KILLED);
    must(new OperatorCommand.RemoveNode(N2));
    assertThat(second()).isEqualTo(NodeStatus.REMOVED);

    adding = submit(new OperatorCommand.AddNode(N2));
    must(new NemesisCommand.PartitionNodes(Set.of(N1), Set.of(N2), 0));
    Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> second() == NodeStatus.RUNNING);
    must(new NemesisCommand.KillNode(N2, 0));
    assertThat(end(adding)).isInstanceOf(Outcome.Info.class);
    assertThat(second()).isEqualTo(NodeStatus.KILLED);
    must(new OperatorCommand.RemoveNode(N2));
    assertThat(second()).isEqualTo(NodeStatus.REMOVED);
  }

  @Test
  void nodesAreNotRestartedInTurnWhileLinksBetweenThemAreCut() throws Exception {
    must(new OperatorCommand.AddNode(N2));
    must(new NemesisCommand.IsolateNode(N2, 0));
    assertThat(end(submit(new OperatorCommand.RollingRestart(0))))
        .isInstanceOfSatisfying(
            Outcome.Fail.class,
            fail -> assertThat(fail.reason()).isEqualTo(FailReason.WRONG_STATE));
    must(new NemesisCommand.RejoinNode(N2));
    must(new OperatorCommand.RollingRestart(0));
  }
}
