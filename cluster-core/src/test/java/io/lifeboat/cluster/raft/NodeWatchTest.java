package io.lifeboat.cluster.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.LogEntry;
import io.lifeboat.cluster.model.Member;
import io.lifeboat.cluster.model.MemberType;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.ReplicationProgress;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.cluster.model.TermRun;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What three real nodes tell of themselves, and what can be done to who leads them. */
@Timeout(60)
class NodeWatchTest {
  @TempDir Path data;

  @Test
  void nodesTellTheirLogsTheirLeaderAndTheirConfiguration() throws Exception {
    try (GatedCluster cluster = cluster()) {
      cluster.startAll();
      Fact.LeaderReady leader = cluster.awaitLeader();
      cluster.awaitAllUpTo(leader);
      List<TermRun> runs = List.of(new TermRun(1, leader.term()));
      for (NodeId node : cluster.nodes()) {
        await(cluster, Fact.LogShape.class, s -> s.node().equals(node) && s.runs().equals(runs));
        assertThat(first(cluster, Fact.ConfigurationChanged.class, c -> c.node().equals(node)))
            .isEqualTo(
                new Fact.ConfigurationChanged(
                    node,
                    0,
                    0,
                    cluster.nodes().stream().map(n -> new Member(n, MemberType.VOTER)).toList()));
        List<LogEntry> entries = cluster.life(node).readLog(1, 200).get(5, TimeUnit.SECONDS);
        assertThat(entries.getFirst().summary()).isEqualTo("initialize term " + leader.term());
        if (!node.equals(leader.node())) {
          Fact.LeaderHeard heard =
              await(cluster, Fact.LeaderHeard.class, h -> h.node().equals(node));
          assertThat(heard.leader()).isEqualTo(leader.node());
          assertThat(heard.term()).isEqualTo(leader.term());
        }
      }
      Fact.Replication replication =
          await(
              cluster,
              Fact.Replication.class,
              r -> r.members().stream().allMatch(m -> m.matchIndex() >= leader.index()));
      assertThat(replication.leader()).isEqualTo(leader.node());
      assertThat(replication.members()).extracting(ReplicationProgress::node).hasSize(2);
      assertThat(replication.members())
          .allSatisfy(member -> assertThat(member.nextIndex()).isGreaterThan(leader.index()));
    }
  }

  @Test
  void aLeaderThatStepsDownKeepsItsTermAndItsVoteAndOthersElectAgain() throws Exception {
    try (GatedCluster cluster = cluster()) {
      cluster.startAll();
      Fact.LeaderReady first = cluster.awaitLeader();
      NodeId follower = other(cluster, first.node());
      assertThatThrownBy(() -> cluster.life(follower).stepDown().get(5, TimeUnit.SECONDS))
          .hasCauseInstanceOf(RefusedByNodeException.class)
          .hasMessageContaining(follower + " does not lead");
      assertThatThrownBy(() -> cluster.life(first.node()).startElection().get(5, TimeUnit.SECONDS))
          .hasCauseInstanceOf(RefusedByNodeException.class)
          .hasMessageContaining("leads already");

      cluster.life(first.node()).stepDown().get(5, TimeUnit.SECONDS);
      assertThat(cluster.facts())
          .contains(
              new Fact.RoleChanged(first.node(), Role.FOLLOWER, first.term()),
              new Fact.SteppedDown(first.node(), first.term()));
      Fact.LeaderReady second =
          await(cluster, Fact.LeaderReady.class, ready -> ready.term() > first.term());
      Fact.LogShape shape =
          await(
              cluster,
              Fact.LogShape.class,
              s -> s.node().equals(second.node()) && s.runs().size() == 2);
      assertThat(shape.runs().getLast().term()).isEqualTo(second.term());
      assertThat(shape.runs().getLast().fromIndex()).isEqualTo(second.index());
    }
  }

  @Test
  void aFollowerThatStandsDeposesALivingLeader() throws Exception {
    try (GatedCluster cluster = cluster()) {
      cluster.startAll();
      Fact.LeaderReady first = cluster.awaitLeader();
      cluster.awaitAllUpTo(first);
      NodeId challenger = other(cluster, first.node());
      cluster.life(challenger).startElection().get(5, TimeUnit.SECONDS);
      assertThat(cluster.facts())
          .contains(new Fact.RoleChanged(challenger, Role.CANDIDATE, first.term() + 1));
      assertThat(cluster.facts()).noneMatch(fact -> isPollOf(fact, challenger, first.term()));
      Fact.LeaderReady second =
          await(cluster, Fact.LeaderReady.class, ready -> ready.term() > first.term());
      assertThat(second).isEqualTo(new Fact.LeaderReady(challenger, first.term() + 1, 2));
      await(cluster, Fact.SteppedDown.class, down -> down.node().equals(first.node()));
    }
  }

  private static boolean isPollOf(Fact fact, NodeId node, long term) {
    return fact instanceof Fact.MessageSent sent
        && sent.message() == MessageKind.POLL
        && sent.from().equals(node)
        && sent.term() == term;
  }

  private GatedCluster cluster() throws Exception {
    GatedCluster cluster =
        new GatedCluster(ClusterConfig.defaults(20_261_123).withSize(3), data, () -> true);
    cluster.gate.passAllOthers();
    return cluster;
  }

  private static NodeId other(GatedCluster cluster, NodeId node) {
    return cluster.nodes().stream().filter(n -> !n.equals(node)).findFirst().orElseThrow();
  }

  private static <F extends Fact> F await(GatedCluster cluster, Class<F> kind, Predicate<F> which) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> {
              cluster.nodes().forEach(node -> cluster.life(node).sample());
              return cluster.facts().stream()
                  .anyMatch(fact -> kind.isInstance(fact) && which.test(kind.cast(fact)));
            });
    return first(cluster, kind, which);
  }

  private static <F extends Fact> F first(GatedCluster cluster, Class<F> kind, Predicate<F> which) {
    return cluster.facts().stream()
        .filter(kind::isInstance)
        .map(kind::cast)
        .filter(which)
        .findFirst()
        .orElseThrow();
  }
}
