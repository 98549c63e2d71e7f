package io.lifeboat.cluster.raft;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.Member;
import io.lifeboat.cluster.model.MemberType;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Role;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Servers come and go while a client writes. */
@Timeout(90)
class MembershipTest {
  private static final NodeId FOURTH = NodeId.of(4);
  private static final NodeId FIFTH = NodeId.of(5);

  @TempDir Path data;

  @Test
  void serversAreAddedAndTakenOutAndNoAcknowledgedWriteIsLost() throws Exception {
    try (GrowingCluster cluster = cluster()) {
      cluster.startVoters();
      NodeId leader = cluster.leader();
      cluster.beginToWrite();

      within20s(cluster.startLearner(FOURTH));
      assertThat(roles(cluster, FOURTH)).startsWith(Role.PROMOTABLE, Role.FOLLOWER);
      within20s(cluster.startLearner(FIFTH));
      awaitVoters(cluster, leader, 1, 2, 3, 4, 5);

      NodeId follower = cluster.followerOf(leader);
      within20s(cluster.life(leader).removeMember(follower));
      cluster.bury(follower);

      NodeId dead = cluster.followerOf(leader);
      cluster.kill(dead);
      within20s(cluster.life(leader).removeMember(dead));
      cluster.bury(dead);
      awaitVoters(cluster, leader, leader.number(), 4, 5);

      within20s(cluster.life(leader).removeMember(leader));
      cluster.bury(leader);
      Fact.LeaderReady next =
          cluster.await(Fact.LeaderReady.class, ready -> !ready.node().equals(leader));
      assertThat(next.node()).as("one of those that were added").isIn(FOURTH, FIFTH);
      awaitWrites(cluster, 20);

      within20s(cluster.startLearner(follower));
      awaitVoters(cluster, next.node(), follower.number(), 4, 5);
      awaitWrites(cluster, 20);
      assertThat(cluster.lostOf(cluster.stopWriting())).isEmpty();
    }
  }

  @Test
  void theQuorumIsThatOfTheNewConfiguration() throws Exception {
    try (GrowingCluster cluster = cluster()) {
      cluster.startVoters();
      NodeId leader = cluster.leader();
      within20s(cluster.startLearner(FOURTH));
      within20s(cluster.startLearner(FIFTH));
      awaitVoters(cluster, leader, 1, 2, 3, 4, 5);
      cluster.kill(cluster.followerOf(leader));
      cluster.kill(cluster.followerOf(leader));
      cluster.beginToWrite();
      awaitWrites(cluster, 8);
      assertThat(cluster.lostOf(cluster.stopWriting())).isEmpty();
    }
  }

  @Test
  void oneChangeAtATimeAndOnlyByTheLeaderAndOnlyOfMembers() throws Exception {
    try (GrowingCluster cluster = cluster()) {
      cluster.startVoters();
      NodeId leader = cluster.leader();
      List<NodeId> followers =
          Stream.of(1, 2, 3).map(NodeId::of).filter(node -> !node.equals(leader)).toList();
      assertRefused(cluster.life(leader).removeMember(FOURTH), FOURTH + " is no member");
      assertRefused(
          cluster.life(followers.getFirst()).removeMember(leader),
          followers.getFirst() + " does not lead");
      cluster.life(leader).freeze(); // so that the first is not through before the second is asked
      CompletableFuture<Void> first = cluster.life(leader).removeMember(followers.getFirst());
      CompletableFuture<Void> second = cluster.life(leader).removeMember(followers.getLast());
      cluster.life(leader).unfreeze();
      assertRefused(second, "another change is under way");
      within20s(first);
      cluster.bury(followers.getFirst());
      within20s(cluster.life(leader).removeMember(followers.getLast()));
      cluster.bury(followers.getLast());
      assertRefused(cluster.life(leader).removeMember(leader), leader + " is the last voter");
    }
  }

  @Test
  void anAddedServerStartsAgainWithTheConfigurationItStored() throws Exception {
    List<Member> four =
        Stream.of(1, 2, 3, 4).map(n -> new Member(NodeId.of(n), MemberType.VOTER)).toList();
    try (GrowingCluster cluster = cluster()) {
      cluster.startVoters();
      NodeId leader = cluster.leader();
      within20s(cluster.startLearner(FOURTH));
      awaitVoters(cluster, leader, 1, 2, 3, 4);
      cluster.kill(FOURTH);
      assertThat(StoredConfiguration.read(FOURTH, data.resolve("n4")))
          .get()
          .extracting(StoredConfiguration::members)
          .isEqualTo(four);
      within20s(cluster.startLearner(FOURTH));
      assertThat(roles(cluster, FOURTH))
          .startsWith(Role.PROMOTABLE, Role.FOLLOWER, Role.FOLLOWER)
          .containsOnlyOnce(Role.PROMOTABLE);
    }
    assertThat(StoredConfiguration.read(FOURTH, data.resolve("n9"))).isEmpty();
  }

  private GrowingCluster cluster() throws Exception {
    return new GrowingCluster(ClusterConfig.defaults(20_261_123).withSize(3), data);
  }

  private static void within20s(CompletableFuture<Void> done) throws Exception {
    done.get(20, TimeUnit.SECONDS);
  }

  private static void assertRefused(CompletableFuture<Void> asked, String reason) {
    assertThatThrownBy(() -> within20s(asked))
        .hasCauseInstanceOf(RefusedByNodeException.class)
        .hasMessageContaining(reason);
  }

  private static void awaitVoters(GrowingCluster cluster, NodeId node, int... voters) {
    List<Member> members =
        Arrays.stream(voters)
            .mapToObj(NodeId::of)
            .sorted()
            .map(voter -> new Member(voter, MemberType.VOTER))
            .toList();
    cluster.await(
        Fact.ConfigurationChanged.class,
        change -> change.node().equals(node) && change.members().equals(members));
  }

  private static void awaitWrites(GrowingCluster cluster, int more) {
    int before = cluster.acknowledged().size();
    Awaitility.await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> cluster.acknowledged().size() >= before + more);
  }

  private static List<Role> roles(GrowingCluster cluster, NodeId node) {
    return cluster.all(Fact.RoleChanged.class).stream()
        .filter(change -> change.node().equals(node))
        .map(Fact.RoleChanged::role)
        .toList();
  }
}
