package io.lifeboat.cluster.raft;

import static org.assertj.core.api.Assertions.assertThat;

import io.atomix.protocols.raft.protocol.PollResponse;
import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.checker.CheckResult;
import io.lifeboat.cluster.checker.SafetyChecker;
import io.lifeboat.cluster.checker.SafetyProperty;
import io.lifeboat.cluster.checker.Verdict;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Role;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The engine forgets its vote when it learns of a leader and when it loses one. Three nodes, no
 * fault but slow messages: the first and the second both win the pre-votes of term 1; the voter
 * gives its vote to the first, hears from it once, loses it, and is then asked by the second.
 */
@Timeout(120)
class TwoLeadersInOneTermTest {
  private static final NodeId FIRST = NodeId.of(1);
  private static final NodeId VOTER = NodeId.of(2);
  private static final NodeId SECOND = NodeId.of(3);
  private static final ClusterConfig CONFIG =
      ClusterConfig.defaults(1).withSize(3).withTimeouts(300, 60).withSegmentKb(64);

  @TempDir Path data;

  @Test
  void theBareEngineElectsTwoLeadersInOneTerm() throws Exception {
    try (GatedCluster cluster = new GatedCluster(CONFIG, data, () -> false)) {
      MessageGate.Held preVote = electTheFirst(cluster);
      cluster.awaitNoLeaderKnownTo(VOTER);
      letTheSecondStand(cluster, preVote);
      cluster.await(new Fact.LeaderElected(SECOND, 1));
      assertThat(cluster.facts())
          .as("the first leads on")
          .doesNotContain(new Fact.SteppedDown(FIRST, 1));
      assertThat(verdict(cluster).verdict()).isEqualTo(Verdict.BROKEN);
    }
  }

  @Test
  void theVoteGuardRefusesTheSecondWhichWinsTheNextTerm() throws Exception {
    try (GatedCluster cluster = new GatedCluster(CONFIG, data, () -> true)) {
      MessageGate.Held preVote = electTheFirst(cluster);
      cluster.awaitNoLeaderKnownTo(VOTER);
      letTheSecondStand(cluster, preVote);
      cluster.await(new Fact.VoteRefused(VOTER, SECOND, 1, FIRST));
      cluster.await(new Fact.LeaderElected(SECOND, 2));
      assertThat(verdict(cluster).verdict()).as("%s", cluster.facts()).isEqualTo(Verdict.HOLDS);
    }
  }

  @Test
  void theBareEngineForgetsItsVoteForGoodWhenItHasLearnedOfALeader() throws Exception {
    try (GatedCluster cluster = new GatedCluster(CONFIG, data, () -> false)) {
      MessageGate.Held preVote = electTheFirst(cluster);
      restartTheVoter(cluster);
      letTheSecondStand(cluster, preVote);
      cluster.await(new Fact.LeaderElected(SECOND, 1));
      assertThat(verdict(cluster).verdict()).isEqualTo(Verdict.BROKEN);
    }
  }

  @Test
  void theVoteGuardKeepsThePromiseOverARestart() throws Exception {
    try (GatedCluster cluster = new GatedCluster(CONFIG, data, () -> true)) {
      MessageGate.Held preVote = electTheFirst(cluster);
      restartTheVoter(cluster);
      letTheSecondStand(cluster, preVote);
      cluster.await(new Fact.VoteRefused(VOTER, SECOND, 1, FIRST));
      cluster.await(new Fact.LeaderElected(SECOND, 2));
      assertThat(verdict(cluster).verdict()).as("%s", cluster.facts()).isEqualTo(Verdict.HOLDS);
    }
  }

  /**
   * As it can be shown by hand, on a cluster at work: its leader is made the voter. One follower is
   * kept in the dark, the other takes over and is heard of once; then the first stands too.
   */
  @Test
  void anEstablishedClusterIsBroughtToItByHoldingMessages() throws Exception {
    try (GatedCluster cluster = new GatedCluster(CONFIG, data, () -> false)) {
      MessageGate gate = cluster.gate;
      gate.passAllOthers();
      cluster.startAll();
      Fact.LeaderReady leader = cluster.awaitLeader();
      cluster.awaitAllUpTo(leader);
      NodeId voter = leader.node();
      long term = leader.term() + 1;
      NodeId first = NodeId.of(voter.number() % 3 + 1);
      NodeId second = NodeId.of(first.number() % 3 + 1);

      for (String kind : List.of("append", "configure", "poll")) {
        gate.hold(voter, kind, second);
        gate.hold(first, kind, second);
      }
      gate.hold(first, "vote", second);
      gate.hold(second, "poll", voter);
      gate.hold(second, "poll", first);
      gate.hold(first, "append", voter);
      cluster.life(first).takeOver();
      cluster.await(new Fact.LeaderElected(first, term));
      cluster.await(new Fact.MessageAnswered(first, voter, MessageKind.CONFIGURE, term, true));
      cluster.awaitNoLeaderKnownTo(voter);
      cluster.awaitNoLeaderKnownTo(second);
      cluster.life(second).takeOver();
      cluster.await(new Fact.LeaderElected(second, term));
      assertThat(verdict(cluster).verdict()).isEqualTo(Verdict.BROKEN);
    }
  }

  /**
   * Term 1 gets its first leader, of whom the voter hears once.
   *
   * @return the voter's consent to a candidacy of the second, given before and still under way
   */
  private static MessageGate.Held electTheFirst(GatedCluster cluster) throws Exception {
    MessageGate gate = cluster.gate;
    gate.holdAnswers(SECOND, "poll", VOTER);
    cluster.startAll();
    MessageGate.Held preVote = gate.awaitHeld(SECOND, "poll", VOTER);
    assertThat(preVote.message())
        .isInstanceOfSatisfying(
            PollResponse.class,
            answer -> {
              assertThat(answer.accepted()).isTrue();
              assertThat(answer.term()).isZero();
            });
    gate.pass(FIRST, "vote", VOTER);
    gate.pass(FIRST, "configure", VOTER);
    gate.awaitHeld(FIRST, "poll", VOTER).release();
    cluster.await(new Fact.LeaderElected(FIRST, 1));
    cluster.await(new Fact.MessageAnswered(FIRST, VOTER, MessageKind.CONFIGURE, 1, true));
    gate.hold(FIRST, "configure", VOTER);
    return preVote;
  }

  private static void letTheSecondStand(GatedCluster cluster, MessageGate.Held preVote) {
    cluster.gate.pass(SECOND, "vote", VOTER);
    preVote.release();
    cluster.await(new Fact.RoleChanged(SECOND, Role.CANDIDATE, 1));
  }

  private static void restartTheVoter(GatedCluster cluster) throws Exception {
    cluster.restart(VOTER);
    cluster.await(new Fact.RoleChanged(VOTER, Role.FOLLOWER, 1));
  }

  private static CheckResult verdict(GatedCluster cluster) {
    SafetyChecker checker = SafetyChecker.start();
    for (FactRecord record : cluster.records()) {
      checker = checker.next(record);
    }
    return checker.finding(SafetyProperty.ELECTION_SAFETY).asCheck();
  }
}
