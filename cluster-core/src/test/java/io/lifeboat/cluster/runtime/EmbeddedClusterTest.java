package io.lifeboat.cluster.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.checker.WriteAudit;
import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.cluster.model.SwitchPosition;
import io.lifeboat.cluster.model.WorkloadSettings;
import io.lifeboat.cluster.storage.DataDirectoryException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A few telling runs of a real cluster; everything random of ours comes from the seed. */
@Timeout(120)
class EmbeddedClusterTest {
  private static final long SEED = 20_261_123;

  @Test
  void fiveNodesSurviveTheLossOfTheirLeaderAndNothingAcknowledgedIsLost() throws Exception {
    try (EmbeddedCluster cluster = new EmbeddedCluster(ClusterConfig.defaults(SEED))) {
      FactWatch watch = new FactWatch(cluster);
      cluster.start().toCompletableFuture().get(30, TimeUnit.SECONDS);
      Fact.LeaderReady first = watch.awaitLeaderAfter(0);
      watch.await(Fact.FirstWriteAcknowledged.class, ack -> ack.term() == first.term());

      CommandId kill = ask(cluster, new NemesisCommand.KillNode(first.node(), 0));
      Fact.LeaderReady second = watch.awaitLeaderAfter(first.term());
      assertThat(second.node()).isNotEqualTo(first.node());
      watch.await(Fact.FirstWriteAcknowledged.class, ack -> ack.term() == second.term());
      watch.await(Fact.FaultChanged.class, fault -> fault.phase() == FaultPhase.VERIFIED);
      assertThat(watch.record(Fact.NodeKilled.class::isInstance))
          .get()
          .extracting(FactRecord::cause)
          .isEqualTo(kill);
      assertThat(gapMs(watch, second.term()))
          .as("from a ready leader to the first acknowledged write, in ms")
          .isLessThan(500);

      ask(cluster, new OperatorCommand.StartNode(first.node()));
      ask(cluster, new OperatorCommand.SetWorkload(WorkloadSettings.DEFAULT.withEnabled(false)));
      awaitEqualDigests(watch, 5);
      WriteAudit audit = cluster.auditWrites().toCompletableFuture().get(30, TimeUnit.SECONDS);
      assertThat(audit.acknowledged()).isPositive();
      assertThat(audit.lost() + audit.doubled() + audit.unreadable()).as("%s", audit).isZero();
      assertThat(watch.all(Fact.LeaderElected.class))
          .as("one leader a term")
          .extracting(Fact.LeaderElected::term)
          .doesNotHaveDuplicates();
    }
    assertThat(threadsOfTheCluster()).isEmpty();
  }

  @Test
  void aMinorityWithTheOldLeaderServesNobodyAndHealAllBringsItBack() throws Exception {
    try (EmbeddedCluster cluster = new EmbeddedCluster(ClusterConfig.defaults(SEED))) {
      FactWatch watch = new FactWatch(cluster);
      cluster.start().toCompletableFuture().get(30, TimeUnit.SECONDS);
      Fact.LeaderReady first = watch.awaitLeaderAfter(0);
      NodeId companion = FactWatch.otherThan(first.node(), 5);
      Set<NodeId> minority = Set.of(first.node(), companion);
      Set<NodeId> majority = new HashSet<>(cluster.config().nodes());
      majority.removeAll(minority);
      majority.add(NodeId.CLIENT);

      ask(cluster, new NemesisCommand.PartitionNodes(minority, majority, 0));
      Fact.LeaderReady second = watch.awaitLeaderAfter(first.term());
      assertThat(majority).contains(second.node());
      watch.await(Fact.FirstWriteAcknowledged.class, ack -> ack.term() == second.term());

      String partition = watch.all(Fact.FaultChanged.class).getFirst().id();
      ask(cluster, new NemesisCommand.RevertFault(partition));
      assertThat(cluster.report().cutLinks()).as("reverted by hand").isEmpty();
      ask(cluster, new NemesisCommand.HealAll("test"));
      watch.await(Fact.SteppedDown.class, down -> down.node().equals(first.node()));
      assertThat(cluster.report().cutLinks()).isEmpty();
      Outcome refused = outcome(cluster, new NemesisCommand.IsolateNode(companion, 0));
      assertThat(refused)
          .isInstanceOfSatisfying(
              Outcome.Fail.class,
              fail -> assertThat(fail.reason()).isEqualTo(FailReason.FAULTS_BLOCKED));
      ask(cluster, new NemesisCommand.RearmFaults());
      ask(cluster, new NemesisCommand.IsolateNode(companion, 300));
      watch.await(
          Fact.FaultChanged.class,
          fault -> fault.fault() == FaultKind.ISOLATE && fault.phase() == FaultPhase.COMPLETED);
      assertThat(cluster.report().cutLinks()).as("reverted by itself").isEmpty();
    }
  }

  private static SwitchCommand readOnly(SwitchPosition position) {
    return new SwitchCommand.ForceSwitch(
        DegradeSwitch.READ_ONLY, position, "somebody", "", null, false);
  }

  @Test
  void readOnlyRefusesWritesWithAReasonWhileReadsGoOn() throws Exception {
    ClusterConfig config =
        ClusterConfig.defaults(SEED)
            .withSize(3)
            .withWorkload(WorkloadSettings.DEFAULT.withEnabled(false));
    try (EmbeddedCluster cluster = new EmbeddedCluster(config)) {
      FactWatch watch = new FactWatch(cluster);
      cluster.start().toCompletableFuture().get(30, TimeUnit.SECONDS);
      watch.awaitLeaderAfter(0);
      ask(cluster, new OperatorCommand.ClientWrite("greeting", "hello"));
      ask(cluster, readOnly(SwitchPosition.FORCED_ON));
      assertThat(outcome(cluster, new OperatorCommand.ClientWrite("greeting", "again")))
          .isInstanceOfSatisfying(
              Outcome.Fail.class,
              fail -> {
                assertThat(fail.reason()).isEqualTo(FailReason.READ_ONLY);
                assertThat(fail.detail()).contains("an operator turned a switch");
              });
      assertThat(outcome(cluster, new OperatorCommand.ClientRead("greeting")).detail())
          .startsWith("hello");
      ask(cluster, readOnly(SwitchPosition.AUTO));
      ask(cluster, new OperatorCommand.ClientWrite("greeting", "again"));

      Fact.LeaderReady leader = watch.awaitLeaderAfter(0);
      for (NodeId node : cluster.config().nodes()) {
        Awaitility.await()
            .atMost(Duration.ofSeconds(5))
            .until(
                () ->
                    outcome(cluster, new OperatorCommand.LocalRead(node, "greeting"))
                        .detail()
                        .startsWith("again"));
      }
      NodeId heir = FactWatch.otherThan(leader.node(), 3);
      ask(cluster, new OperatorCommand.TransferLeadership(heir));
      assertThat(watch.awaitLeaderAfter(leader.term()).node()).isEqualTo(heir);
      ask(cluster, new NemesisCommand.FreezeNode(heir, 0));
      assertThat(outcome(cluster, new OperatorCommand.LocalRead(heir, "greeting")))
          .as("a frozen node does not answer")
          .isInstanceOf(Outcome.Info.class);
      Fact.LeaderReady third = watch.awaitLeaderAfter(leader.term() + 1);
      assertThat(third.node()).isNotEqualTo(heir);
      ask(cluster, new NemesisCommand.UnfreezeNode(heir));
      watch.await(Fact.SteppedDown.class, down -> down.node().equals(heir));
      ask(cluster, new OperatorCommand.StopNode(third.node()));
      assertThat(status(cluster, third.node())).isEqualTo(NodeStatus.STOPPED);
    }
  }

  @Test
  void namedDataOutlivesTheClusterAndKeepsOthersOut(@TempDir Path data) throws Exception {
    ClusterConfig config =
        ClusterConfig.defaults(SEED)
            .withSize(3)
            .withDataDirectory(data)
            .withWorkload(WorkloadSettings.DEFAULT.withEnabled(false));
    try (EmbeddedCluster cluster = new EmbeddedCluster(config)) {
      FactWatch watch = new FactWatch(cluster);
      cluster.start().toCompletableFuture().get(30, TimeUnit.SECONDS);
      watch.awaitLeaderAfter(0);
      ask(cluster, new OperatorCommand.ClientWrite("kept", "yes"));
      try (EmbeddedCluster second = new EmbeddedCluster(config)) {
        assertThatThrownBy(() -> second.start().toCompletableFuture().get(10, TimeUnit.SECONDS))
            .isInstanceOf(ExecutionException.class)
            .hasCauseInstanceOf(DataDirectoryException.class);
      }
    }
    try (EmbeddedCluster again = new EmbeddedCluster(config)) {
      FactWatch watch = new FactWatch(again);
      again.start().toCompletableFuture().get(30, TimeUnit.SECONDS);
      assertThat(watch.awaitLeaderAfter(0).term()).isGreaterThan(1);
      assertThat(outcome(again, new OperatorCommand.ClientRead("kept")).detail()).startsWith("yes");
    }
    assertThat(Files.isDirectory(data.resolve("n1"))).isTrue();
    try (var histories = Files.list(data.resolve("history"))) {
      assertThat(histories.toList())
          .as("a history for each run, none for the refused one")
          .hasSize(2)
          .allSatisfy(
              file ->
                  assertThat(Files.readString(file))
                      .contains("\"kind\":\"cluster-starting\"")
                      .contains("\"kind\":\"leader-ready\"")
                      .contains("\"kind\":\"cluster-stopped\""));
    }
  }

  @Test
  void temporaryDataIsGoneAfterFaultsToo() throws Exception {
    Path root;
    try (EmbeddedCluster cluster = new EmbeddedCluster(ClusterConfig.defaults(SEED).withSize(1))) {
      FactWatch watch = new FactWatch(cluster);
      cluster.start().toCompletableFuture().get(30, TimeUnit.SECONDS);
      watch.awaitLeaderAfter(0);
      root = cluster.dataRoot().orElseThrow();
      assertThat(root.resolve("n1")).isDirectory();
      ask(cluster, new NemesisCommand.FreezeNode(NodeId.of(1), 0));
      assertThat(outcome(cluster, new NemesisCommand.KillNode(NodeId.of(7), 0)))
          .isInstanceOfSatisfying(
              Outcome.Fail.class,
              fail -> assertThat(fail.reason()).isEqualTo(FailReason.NO_SUCH_NODE));
      ask(cluster, new NemesisCommand.KillNode(NodeId.of(1), 0));
      // A kill that meets a start must neither leave two servers on one directory nor a deaf one.
      for (int i = 0; i < 3; i++) {
        var interrupted = cluster.submit(new OperatorCommand.StartNode(NodeId.of(1)));
        ask(cluster, new NemesisCommand.KillNode(NodeId.of(1), 0));
        assertThat(interrupted.outcome().toCompletableFuture().get(30, TimeUnit.SECONDS))
            .isInstanceOfAny(Outcome.Fail.class, Outcome.Ok.class);
      }
      long term = cluster.report().nodes().getFirst().term();
      ask(cluster, new OperatorCommand.StartNode(NodeId.of(1)));
      watch.awaitLeaderAfter(Math.max(1, term));
      ask(cluster, new OperatorCommand.ClientWrite("after", "all"));
    }
    assertThat(root).doesNotExist();
    assertThat(threadsOfTheCluster()).isEmpty();
  }

  @Test
  void aClusterClosedWhileItStartsLeavesNothingBehind() {
    EmbeddedCluster cluster = new EmbeddedCluster(ClusterConfig.defaults(SEED).withSize(3));
    var start = cluster.start().toCompletableFuture();
    cluster.close();
    assertThat(start).isDone();
    assertThat(threadsOfTheCluster()).isEmpty();
    cluster.dataRoot().ifPresent(root -> assertThat(root).doesNotExist());
  }

  private static CommandId ask(EmbeddedCluster cluster, Command command) throws Exception {
    var submission = cluster.submit(command);
    assertThat(submission.outcome().toCompletableFuture().get(30, TimeUnit.SECONDS))
        .as("%s", command)
        .isInstanceOf(Outcome.Ok.class);
    return submission.id();
  }

  private static Outcome outcome(EmbeddedCluster cluster, Command command) throws Exception {
    return cluster.submit(command).outcome().toCompletableFuture().get(30, TimeUnit.SECONDS);
  }

  private static NodeStatus status(EmbeddedCluster cluster, NodeId node) {
    return cluster.report().nodes().stream()
        .filter(report -> report.node().equals(node))
        .findFirst()
        .orElseThrow()
        .status();
  }

  private static double gapMs(FactWatch watch, long term) {
    double ready =
        watch
            .record(fact -> fact instanceof Fact.LeaderReady ready1 && ready1.term() == term)
            .orElseThrow()
            .atMs();
    double acknowledged =
        watch
            .record(fact -> fact instanceof Fact.FirstWriteAcknowledged ack && ack.term() == term)
            .orElseThrow()
            .atMs();
    return acknowledged - ready;
  }

  private static void awaitEqualDigests(FactWatch watch, int replicas) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(
            () -> {
              long last =
                  watch.all(Fact.ReplicaDigest.class).stream()
                      .mapToLong(Fact.ReplicaDigest::index)
                      .max()
                      .orElse(0);
              var atLast =
                  watch.all(Fact.ReplicaDigest.class).stream()
                      .filter(digest -> digest.index() == last)
                      .collect(
                          Collectors.toMap(
                              Fact.ReplicaDigest::node, Fact.ReplicaDigest::digest, (a, b) -> b));
              return last > 0
                  && atLast.size() == replicas
                  && new HashSet<>(atLast.values()).size() == 1;
            });
  }

  private static Set<String> threadsOfTheCluster() {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(
            name ->
                name.startsWith("raft-")
                    || name.startsWith("netty-messaging")
                    || name.equals("client")
                    || name.equals("workload")
                    || name.equals("fact-pump")
                    || name.startsWith("cluster-"))
        .collect(Collectors.toSet());
  }
}
