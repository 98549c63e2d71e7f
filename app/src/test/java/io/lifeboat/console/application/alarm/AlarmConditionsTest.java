package io.lifeboat.console.application.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.LinkTraffic;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.console.application.state.ConsoleFold;
import io.lifeboat.console.application.state.Facts;
import io.lifeboat.console.application.state.Occurrence;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.application.text.Messages;
import io.lifeboat.console.application.text.Text;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * From facts to alarms: the conditions, through the console's own reducer. The election timeout is
 * 500 ms, the heartbeat 100 ms.
 */
class AlarmConditionsTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final NodeId N2 = NodeId.of(2);
  private static final NodeId N3 = NodeId.of(3);
  private static final NodeId N4 = NodeId.of(4);
  private static final NodeId N5 = NodeId.of(5);

  /** The alarms so many milliseconds after the last of the facts. */
  private static List<String> later(Facts facts, long ms) {
    return ids(foldLater(facts, ms).state().alarms().active());
  }

  private static ConsoleFold foldLater(Facts facts, long ms) {
    return facts.fold().next(last(facts) + ms * 1_000);
  }

  private static long last(Facts facts) {
    return facts.records().getLast().atMicros();
  }

  private static List<String> ids(List<AlarmLine> lines) {
    return lines.stream().map(line -> line.key().id()).toList();
  }

  /** Those whose condition holds still. */
  private static List<String> holding(Facts facts, long ms) {
    return foldLater(facts, ms).state().alarms().active().stream()
        .filter(line -> line.state() == AlarmState.UNACKNOWLEDGED)
        .map(line -> line.key().id())
        .toList();
  }

  @Test
  void aCalmClusterHasNone() {
    Facts facts = Facts.healthy(5);
    for (int i = 0; i < 50; i++) {
      facts.pause(100);
      for (int n = 1; n <= 5; n++) {
        facts.levels(n, 1, 1, 10 + i * 40L - n % 3);
      }
      traffic(facts, 30, 0, 900L, N1, N2);
    }
    for (int n = 1; n <= 5; n++) {
      facts.levels(n, 1, 1, 2_000);
    }
    assertThat(later(facts, 3_600_000)).isEmpty();
    assertThat(facts.fold().state().alarms()).isSameAs(AlarmsView.NONE);
  }

  @Test
  void anElectionIsNoAlarm() {
    Facts facts = Facts.healthy(5).pause(5_000).killed(1).pause(900);
    facts.ready(2, 2);
    assertThat(later(facts, 60_000)).isEmpty();
  }

  @Test
  void noLeaderForLongerThanTheLongestElectionTimeoutIs() {
    Facts facts = Facts.healthy(5).pause(5_000).killed(1);
    assertThat(later(facts, 999)).isEmpty();
    assertThat(later(facts, 1_000)).containsExactly("no-leader/cluster");
    facts.pause(3_000).add(new Fact.LeaderElected(N2, 2));
    assertThat(holding(facts, 999)).containsExactly("no-leader/cluster");
    assertThat(holding(facts, 1_000)).isEmpty();
    assertThat(later(facts, 1_000)).as("latched").containsExactly("no-leader/cluster");
  }

  @Test
  void aClusterThatComesUpHasItsTime() {
    Facts facts = Facts.starting(5);
    assertThat(later(facts, 14_000)).isEmpty();
    assertThat(later(facts, 17_000)).containsExactly("no-leader/cluster");
  }

  @Test
  void aMemberThatComesUpLateHasTheOnDelayFromTheFirstLeaderOn() {
    Facts facts = new Facts();
    facts.add(new Fact.ClusterStarting(List.of(N1, N2, N3), 500, 100, false, 1));
    for (NodeId node : List.of(N1, N2)) {
      facts.add(new Fact.NodeStarting(node));
      facts.add(new Fact.NodeStarted(node, 0, 0));
    }
    facts.pause(4_000).ready(1, 1);
    assertThat(later(facts, 990)).isEmpty();
    assertThat(later(facts, 1_010)).containsExactly("quorum-margin-zero/cluster");
  }

  @ParameterizedTest
  @CsvSource({
    "5, 1, ''",
    "5, 2, quorum-margin-zero",
    "5, 3, 'quorum-lost no-leader'",
    "3, 1, quorum-margin-zero",
    "3, 2, 'quorum-lost no-leader'",
    "2, 0, ''",
    "1, 0, ''",
    "2, 1, 'quorum-lost no-leader'"
  })
  void theQuorumCounts(int nodes, int lost, String kinds) {
    Facts facts = Facts.healthy(nodes).pause(5_000);
    for (int n = nodes; n > nodes - lost; n--) {
      facts.killed(n);
    }
    List<String> expected =
        List.of(kinds.split(" ")).stream()
            .filter(kind -> !kind.isEmpty())
            .map(kind -> kind + "/cluster")
            .toList();
    assertThat(later(facts, 2_000)).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void clientsInVainAreAnAlarmAfterTwoElectionTimeouts() {
    Facts facts = Facts.healthy(5).pause(5_000).levels(1, 1, 1, 10);
    long since = last(facts);
    facts.pause(299).add(new Fact.ServiceUnavailable(since));
    assertThat(later(facts, 699)).isEmpty();
    assertThat(later(facts, 700)).containsExactly("service-unavailable/cluster");
    facts.pause(5_000).add(new Fact.ServiceAvailable(5_300));
    assertThat(holding(facts, 1_000)).isEmpty();
  }

  // Replicas

  @Test
  void aReplicaThatStandsStillWhileTheOthersCommitLags() {
    Facts facts = Facts.healthy(3).levels(3, 1, 1, 10);
    for (int i = 1; i <= 50; i++) {
      facts.pause(98).levels(1, 1, 1, 10 + i).levels(2, 1, 1, 10 + i);
    }
    assertThat(facts.records().getLast().atMicros()).isBetween(4_900_000L, 5_200_000L);
    assertThat(later(facts, 0)).containsExactly("replica-lagging/n3");
    assertThat(raisedMs(facts, "replica-lagging/n3")).isBetween(4_000L, 4_200L);
  }

  private static long raisedMs(Facts facts, String id) {
    return facts.state().alarms().history().stream()
            .filter(step -> step.alarm().id().equals(id))
            .findFirst()
            .orElseThrow()
            .atMicros()
        / 1_000;
  }

  @ParameterizedTest(name = "{0} entries a sample, {1} samples behind: lags {2}")
  @CsvSource({"1, 30, true", "1, 5, false", "4000, 5, false", "4000, 30, true"})
  void laggingIsAMatterOfTimeNotOfEntries(int entries, int samples, boolean lags) {
    Facts facts = Facts.healthy(3);
    for (int i = 0; i <= 80; i++) {
      facts.pause(98).levels(1, 1, 1, 100 + (long) i * entries);
      facts.levels(3, 1, 1, 100 + (long) Math.max(0, i - samples) * entries);
    }
    assertThat(later(facts, 0)).hasSize(lags ? 1 : 0);
  }

  @Test
  void whatAReplicaNeverToldIsNotKnown() {
    Facts facts = Facts.healthy(3);
    for (int i = 0; i <= 80; i++) {
      facts.pause(98).levels(1, 1, 1, 100 + i);
    }
    assertThat(later(facts, 60_000)).isEmpty();
  }

  @Test
  void aRestartedReplicaHasTimeToCatchUpAndADeadOneDoesNotLag() {
    Facts facts = Facts.healthy(5).levels(3, 1, 1, 10).killed(3);
    for (int i = 0; i <= 80; i++) {
      facts.pause(98).levels(1, 1, 1, 100 + i);
    }
    facts.add(new Fact.NodeStarting(N3)).add(new Fact.NodeStarted(N3, 1, 10));
    facts.levels(3, 1, 1, 10);
    assertThat(later(facts, 3_900)).isEmpty();
    assertThat(later(facts, 4_100)).containsExactly("replica-lagging/n3");
    facts.pause(3_000).levels(3, 1, 1, 180);
    assertThat(later(facts, 60_000)).isEmpty();
  }

  @Test
  void aReplicaWhoseAppliedIndexStandsStillBelowItsCommitIndexDoesNotApply() {
    Facts facts = Facts.healthy(3);
    for (int i = 0; i < 60; i++) {
      facts.pause(99).add(new Fact.NodeLevels(N2, 1, N1, 72 + i, 23, 72 + i));
    }
    assertThat(later(facts, 0)).containsExactly("replica-not-applying/n2");
    assertThat(raisedMs(facts, "replica-not-applying/n2")).isBetween(5_090L, 5_130L);
    facts.add(new Fact.NodeLevels(N2, 1, N1, 132, 132, 132));
    assertThat(holding(facts, 1_000)).isEmpty();
  }

  @Test
  void aReplicaThatAppliesALittleBehindIsFine() {
    Facts facts = Facts.healthy(3);
    for (int i = 0; i < 100; i++) {
      facts.pause(99).add(new Fact.NodeLevels(N2, 1, N1, 72 + i, 23 + i, 72 + i));
      facts.add(new Fact.NodeLevels(N1, 1, N1, 72 + i, 72 + i, 72 + i));
    }
    assertThat(later(facts, 0)).isEmpty();
  }

  @Test
  void oneThatNeverCatchesUpWhenTheClusterIsIdleDoesNotApply() {
    Facts facts = Facts.healthy(3).add(new Fact.NodeLevels(N2, 1, N1, 132, 23, 132));
    assertThat(later(facts, 4_999)).isEmpty();
    assertThat(later(facts, 5_000)).containsExactly("replica-not-applying/n2");
  }

  // Leaders

  @Test
  void aStaleLeaderIsAnAlarmAfterASecondAndNoneWhileItIsFrozen() {
    Facts facts = Facts.healthy(5).add(new Fact.NodeFrozen(N1)).pause(700);
    facts.ready(2, 2);
    assertThat(later(facts, 60_000)).isEmpty();
    facts.pause(10_000).add(new Fact.NodeUnfrozen(N1));
    assertThat(later(facts, 999)).isEmpty();
    assertThat(later(facts, 1_000)).containsExactly("stale-leader/n1");
    facts.pause(2_000).add(new Fact.RoleChanged(N1, Role.FOLLOWER, 2));
    assertThat(holding(facts, 500)).isEmpty();
  }

  @Test
  void threeChangesOfTheLeaderInAMinuteAreFlapping() {
    Facts facts = Facts.healthy(5);
    facts.pause(10_000).ready(2, 2).pause(20_000).ready(3, 3).pause(41_000);
    facts.ready(1, 4);
    assertThat(later(facts, 0)).doesNotContain("leader-flapping/cluster");
    facts.pause(1_000).ready(2, 5);
    assertThat(holding(facts, 0)).contains("leader-flapping/cluster");
    assertThat(holding(facts, 20_000))
        .as("the first of the three is a minute ago")
        .doesNotContain("leader-flapping/cluster");
  }

  @Test
  void theFirstLeaderFollowsNobodyAndAnOldTermIsNoChange() {
    Facts facts = Facts.healthy(5).pause(100).ready(2, 2).pause(100).ready(3, 3);
    facts.elected(2, 2).elected(1, 1);
    assertThat(later(facts, 0)).doesNotContain("leader-flapping/cluster");
  }

  // Links

  private static void traffic(
      Facts facts, long sent, long lost, @Nullable Long rttMicros, NodeId from, NodeId to) {
    facts.add(
        new Fact.Traffic(
            250,
            List.of(
                new LinkTraffic(
                    from, to, Map.of(MessageKind.APPEND, sent), lost, rttMicros, rttMicros))));
  }

  private static Facts counted(Facts facts, int periods, long sent, long lost, Long rtt) {
    for (int i = 0; i < periods; i++) {
      facts.pause(249);
      traffic(facts, sent, lost, rtt, N1, N2);
    }
    return facts;
  }

  @Test
  void aCutBetweenTwoNodesIsAnAlarmOneWayToo() {
    Facts facts = Facts.healthy(5).add(new Fact.LinkCut(N4, N3));
    assertThat(later(facts, 999)).isEmpty();
    assertThat(later(facts, 1_000)).containsExactly("link-degraded/n3-n4");
    facts.pause(2_000).add(new Fact.LinkHealed(N4, N3));
    assertThat(holding(facts, 1_999)).hasSize(1);
    assertThat(holding(facts, 2_000)).isEmpty();
  }

  @Test
  void aCutToTheClientOrToADeadNodeIsNone() {
    Facts facts = Facts.healthy(5).cut(N1, NodeId.CLIENT).killed(5).cut(N4, N5);
    assertThat(later(facts, 60_000)).isEmpty();
  }

  @Test
  void anIsolatedNodeIsOneAlarm() {
    Facts facts = Facts.healthy(5).isolated(4, 5);
    assertThat(later(facts, 1_500)).containsExactly("link-degraded/n4");
  }

  @Test
  void aPartitionIsOneAlarm() {
    Facts facts = Facts.healthy(5);
    for (NodeId a : List.of(N4, N2)) {
      for (NodeId b : List.of(N1, N3, N5)) {
        facts.cut(a, b);
      }
    }
    assertThat(later(facts, 2_500))
        .containsExactly("quorum-margin-zero/cluster", "link-degraded/n2+n4");
  }

  @Test
  void withABridgeEachCutLinkIsAnAlarm() {
    Facts facts = Facts.healthy(5);
    facts.cut(N1, N4).cut(N1, N5).cut(N2, N4).cut(N2, N5);
    assertThat(later(facts, 2_500))
        .filteredOn(id -> id.startsWith("link-degraded"))
        .containsExactlyInAnyOrder(
            "link-degraded/n1-n4",
            "link-degraded/n1-n5",
            "link-degraded/n2-n4",
            "link-degraded/n2-n5");
  }

  @ParameterizedTest(name = "{0} sent, {1} lost in each quarter of a second: {2}")
  @CsvSource({"30, 3, true", "30, 2, false", "30, 0, false", "2, 1, true", "0, 1, true"})
  void aTenthOfTheMessagesLostIsAnAlarm(long sent, long lost, boolean degraded) {
    Facts facts = counted(Facts.healthy(5).pause(5_000), 12, sent, lost, null);
    assertThat(later(facts, 0)).hasSize(degraded ? 1 : 0);
  }

  @Test
  void aFewLostMessagesAreNone() {
    Facts facts = counted(Facts.healthy(5).pause(5_000), 10, 1, 0, null);
    counted(facts, 1, 1, 2, null);
    counted(facts, 10, 1, 0, null);
    assertThat(later(facts, 60_000)).isEmpty();
  }

  @Test
  void whenNothingIsCountedAnyMoreTheLossIsNotKnownAndTheAlarmReturns() {
    Facts facts = counted(Facts.healthy(5).pause(5_000), 12, 30, 10, null);
    assertThat(holding(facts, 5_999)).containsExactly("link-degraded/n1-n2");
    assertThat(holding(facts, 6_000)).isEmpty();
    assertThat(later(facts, 6_000)).containsExactly("link-degraded/n1-n2");
  }

  @Test
  void aLinkGetsBetterLaterThanItGetsBad() {
    Facts facts = counted(Facts.healthy(5).pause(5_000), 12, 30, 10, null);
    counted(facts, 40, 30, 2, null);
    assertThat(holding(facts, 0)).as("a fifteenth is lost").isNotEmpty();
    counted(facts, 40, 30, 1, null);
    assertThat(holding(facts, 0)).as("a thirtieth is lost").isEmpty();
    counted(facts, 40, 30, 2, null);
    assertThat(holding(facts, 0)).isEmpty();
  }

  @Test
  void whenNoTwoNodesAreWellLinkedItIsOneAlarm() {
    Facts facts = Facts.healthy(3).cut(N1, N2).cut(N2, N3).cut(N1, N3);
    assertThat(later(facts, 1_200)).contains("link-degraded/cluster").hasSize(3);
  }

  @Test
  void twoNodesHaveOneLink() {
    Facts facts = Facts.healthy(2).cut(N1, N2);
    assertThat(later(facts, 1_200)).contains("link-degraded/n1-n2");
  }

  @Test
  void slowAnswersWhileTheClusterComesUpAreNotJudged() {
    Facts facts = counted(Facts.starting(5), 12, 30, 10, 600_000L).ready(1, 1);
    counted(facts, 4, 30, 0, 400_000L);
    assertThat(later(counted(facts, 20, 30, 0, 5_000L), 0)).isEmpty();
  }

  @Test
  void whatADeadNodeDoesNotAnswerIsNotTheLinksFault() {
    Facts facts = counted(Facts.healthy(5).killed(2), 12, 30, 30, null);
    assertThat(later(facts, 0)).isEmpty();
  }

  @Test
  void inTheFirstSecondAfterARestartOrAHealingNothingIsJudged() {
    Facts restarted = Facts.healthy(5).killed(2).pause(5_000);
    restarted.add(new Fact.NodeStarting(N2)).add(new Fact.NodeStarted(N2, 1, 10));
    assertThat(later(counted(restarted, 4, 30, 30, null), 60_000)).isEmpty();
    Facts healed = Facts.healthy(5).cut(N1, N2).pause(500).healed(N1, N2);
    assertThat(later(counted(healed, 4, 30, 30, null), 60_000)).isEmpty();
  }

  @ParameterizedTest(name = "answers after {0} µs: {1}")
  @CsvSource({"2000, false", "100000, false", "100001, true", "350000, true"})
  void answersThatTakeLongerThanAHeartbeatAreAnAlarm(long rttMicros, boolean degraded) {
    Facts facts = counted(Facts.healthy(5).pause(5_000), 12, 30, 0, rttMicros);
    assertThat(later(facts, 0)).hasSize(degraded ? 1 : 0);
  }

  // Safety, and the end

  @Test
  void twoLeadersInOneTermBreakElectionSafetyForGood() {
    Facts facts = Facts.healthy(3).elected(3, 18).pause(40).elected(1, 18);
    ConsoleFold fold = foldLater(facts, 0);
    AlarmLine line = fold.state().alarms().active().getFirst();
    assertThat(line.key().id()).isEqualTo("safety-broken/election-safety");
    assertThat(line.priority()).isEqualTo(AlarmPriority.CRITICAL);
    assertThat(english(line.title())).isEqualTo("Election Safety is broken");
    assertThat(english(Objects.requireNonNull(line.evidence())))
        .isEqualTo("Term 18 had two leaders: n3 (fact 14) and n1 (fact 16).");
    facts.pause(60_000).ready(2, 19);
    assertThat(holding(facts, 60_000)).contains("safety-broken/election-safety");
  }

  @Test
  void whenTheRunIsOverTheListStaysAsItWas() {
    Facts facts = Facts.healthy(3).killed(1).pause(3_000).killed(2);
    facts.add(new Fact.ClusterStopped());
    ConsoleFold fold = foldLater(facts, 3_600_000);
    assertThat(fold.nextDueMicros()).isEqualTo(Long.MAX_VALUE);
    List<String> left = ids(fold.state().alarms().active());
    assertThat(left).containsExactlyInAnyOrder("no-leader/cluster", "quorum-margin-zero/cluster");
    ConsoleFold acknowledged = fold.next(new AlarmAction.AcknowledgeAll(), last(facts) + 9_000_000);
    assertThat(acknowledged.state().alarms().unacknowledged()).isZero();
    assertThat(ids(acknowledged.state().alarms().active())).isEqualTo(left);
  }

  @Test
  void whatTheLogbookHoldsActsOnAlarms() {
    Facts facts = Facts.healthy(5).isolated(4, 5).pause(5_000).levels(1, 1, 1, 10);
    AlarmKey alarm = facts.fold().state().alarms().active().getFirst().key();
    int before = facts.fold().state().alarms().unacknowledged();
    facts.add(
        new Fact.CommandRequested(
            new CommandId("c1"), new AlarmAction.Acknowledge(alarm).logged()));
    assertThat(facts.fold().state().alarms().unacknowledged()).isEqualTo(before - 1);
    facts.add(
        new Fact.CommandRequested(
            new CommandId("c2"), new AlarmAction.Shelve(alarm, ShelfTime.FIVE_MINUTES).logged()));
    assertThat(ids(facts.fold().state().alarms().shelved())).contains(alarm.id());
    facts.add(
        new Fact.CommandRequested(new CommandId("c3"), new AlarmAction.AcknowledgeAll().logged()));
    assertThat(facts.fold().state().alarms().unacknowledged()).isZero();
  }

  @Test
  void whatHappensToAlarmsIsTold() {
    Facts facts = Facts.healthy(5).isolated(4, 5).pause(5_000).levels(1, 1, 1, 10);
    ConsoleFold fold = facts.fold();
    AlarmKey alarm = fold.state().alarms().active().getFirst().key();
    long now = last(facts);
    fold =
        fold.next(new AlarmAction.Acknowledge(alarm), now)
            .next(new AlarmAction.Shelve(alarm, ShelfTime.FIVE_MINUTES), now + 1)
            .next(new AlarmAction.Unshelve(alarm), now + 2)
            .next(new AlarmAction.Shelve(alarm, ShelfTime.FIVE_MINUTES), now + 3)
            .next(now + 300_000_003);
    List<Occurrence> told =
        fold.state().occurrences().stream()
            .filter(o -> o.category() == Occurrence.Category.ALARM)
            .toList();
    assertThat(told)
        .extracting(o -> english(o.title()))
        .containsExactly(
            "Alarm: All links of n4 are degraded.",
            "The operator acknowledges an alarm: All links of n4 are degraded.",
            "The operator puts an alarm aside for a time: All links of n4 are degraded.",
            "The operator takes an alarm back: All links of n4 are degraded.",
            "The operator puts an alarm aside for a time: All links of n4 are degraded.",
            "An alarm comes back from the shelf: All links of n4 are degraded.");
    assertThat(told).allSatisfy(o -> assertThat(o.nodes()).containsExactly(N4));
  }

  private static String english(Text text) {
    return Messages.strict(Language.ENGLISH).format(text);
  }
}
