package io.lifeboat.console.application.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.DegradeSwitch;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.cluster.model.SwitchPosition;
import io.lifeboat.console.application.trend.Series;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConsoleFoldTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final NodeId N2 = NodeId.of(2);
  private static final NodeId N3 = NodeId.of(3);

  static Stream<Arguments> pictures() {
    return Stream.of(
        Arguments.of("before any fact", new Facts(), "UNKNOWN nobody/0 0 of 0 margin 0"),
        Arguments.of(
            "coming up is not down", Facts.starting(5), "UNKNOWN nobody/0 5 of 5 margin 2"),
        Arguments.of(
            "elected is not ready",
            Facts.starting(5).elected(1, 1),
            "UNKNOWN n1/1 5 of 5 margin 2"),
        Arguments.of("ready", Facts.healthy(5), "UP n1/1 ready 5 of 5 margin 2"),
        Arguments.of("one node is a cluster", Facts.healthy(1), "UP n1/1 ready 1 of 1 margin 0"),
        Arguments.of(
            "two may lose none, as is normal", Facts.healthy(2), "UP n1/1 ready 2 of 2 margin 0"),
        Arguments.of(
            "a follower is dead", Facts.healthy(5).killed(5), "UP n1/1 ready 4 of 5 margin 1"),
        Arguments.of(
            "no more may be lost",
            Facts.healthy(5).killed(5).killed(4),
            "DEGRADED n1/1 ready 3 of 5 margin 0"),
        Arguments.of(
            "the quorum is lost",
            Facts.healthy(5).killed(5).killed(4).killed(3),
            "DOWN nobody/1 2 of 5 margin -1"),
        Arguments.of(
            "the leader is dead", Facts.healthy(5).killed(1), "DOWN nobody/1 4 of 5 margin 1"),
        Arguments.of(
            "the leader is frozen",
            Facts.healthy(5).add(new Fact.NodeFrozen(N1)),
            "DOWN nobody/1 4 of 5 margin 1"),
        Arguments.of(
            "the leader wakes up before anyone noticed",
            Facts.healthy(5).add(new Fact.NodeFrozen(N1)).add(new Fact.NodeUnfrozen(N1)),
            "UP n1/1 ready 5 of 5 margin 2"),
        Arguments.of(
            "the dead leader restarts as nobody",
            Facts.healthy(3)
                .killed(1)
                .add(new Fact.NodeStarting(N1))
                .add(new Fact.NodeStarted(N1, 1, 9)),
            "DOWN nobody/1 3 of 3 margin 1"),
        Arguments.of(
            "the next leader is elected",
            Facts.healthy(5).killed(1).elected(2, 2),
            "DOWN n2/2 4 of 5 margin 1"),
        Arguments.of(
            "the next leader is ready",
            Facts.healthy(5).killed(1).ready(2, 2),
            "UP n2/2 ready 4 of 5 margin 1"),
        Arguments.of(
            "the leader is cut off",
            Facts.healthy(5).isolated(1, 5),
            "DOWN nobody/1 4 of 5 margin 1"),
        Arguments.of(
            "the leader stepped down",
            Facts.healthy(5).add(new Fact.SteppedDown(N1, 1)),
            "DOWN nobody/1 5 of 5 margin 2"),
        Arguments.of(
            "an old leader steps down late",
            Facts.healthy(5).isolated(1, 5).ready(2, 2).add(new Fact.SteppedDown(N1, 1)),
            "UP n2/2 ready 4 of 5 margin 1"),
        Arguments.of(
            "the leader in a minority of a partition",
            Facts.healthy(3).cut(N1, N2).cut(N1, N3),
            "DOWN nobody/1 2 of 3 margin 0"),
        Arguments.of(
            "a bridge still leads", Facts.healthy(3).cut(N2, N3), "UP n1/1 ready 3 of 3 margin 1"),
        Arguments.of(
            "one direction is enough to be cut off",
            Facts.healthy(3).add(new Fact.LinkCut(N1, N2)).add(new Fact.LinkCut(N3, N1)),
            "DOWN nobody/1 2 of 3 margin 0"),
        Arguments.of(
            "clients get no answer",
            Facts.healthy(3).add(new Fact.ServiceUnavailable(4_000)),
            "DOWN n1/1 ready 3 of 3 margin 1 since 4000"),
        Arguments.of(
            "clients get answers again",
            Facts.healthy(3)
                .add(new Fact.ServiceUnavailable(4_000))
                .add(new Fact.ServiceAvailable(300)),
            "UP n1/1 ready 3 of 3 margin 1"),
        Arguments.of(
            "a degrade switch is on",
            Facts.healthy(3)
                .add(Degradations.turned(DegradeSwitch.READ_ONLY, SwitchPosition.FORCED_ON)),
            "DEGRADED n1/1 ready 3 of 3 margin 1"),
        Arguments.of(
            "an isolated candidate does not make the cluster's term",
            Facts.healthy(3)
                .isolated(3, 3)
                .add(new Fact.TermAdvanced(N3, 40))
                .add(new Fact.SteppedDown(N1, 1)),
            "DOWN nobody/1 2 of 3 margin 0"),
        Arguments.of(
            "after the end",
            Facts.healthy(3).add(new Fact.ClusterStopped()),
            "UNKNOWN n1/1 ready 3 of 3 margin 1"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pictures")
  void answersTheFourQuestions(String situation, Facts facts, String expected) {
    ServiceView s = facts.state().service();
    String told =
        "%s %s/%d%s %d of %d margin %d%s"
            .formatted(
                s.status(),
                s.leader() == null ? "nobody" : s.leader().value(),
                s.term(),
                s.leaderReady() ? " ready" : "",
                s.available(),
                s.voters(),
                s.margin(),
                s.downSinceMicros() == null ? "" : " since " + s.downSinceMicros());
    assertThat(told).as(situation).isEqualTo(expected);
  }

  @Test
  void anIsolatedLeaderIsStaleOnceAnotherLeads() {
    Facts facts = Facts.healthy(3).isolated(1, 3);
    assertThat(node(facts, 1).staleLeader()).isFalse();
    facts.ready(2, 2);
    assertThat(node(facts, 1).staleLeader()).isTrue();
    assertThat(node(facts, 1).ready()).isFalse();
    assertThat(node(facts, 1).term()).isEqualTo(1);
    assertThat(node(facts, 1).cutOff()).isTrue();
    assertThat(node(facts, 2).partlyCut()).isTrue();
    assertThat(node(facts, 2).cutOff()).isFalse();
    assertThat(node(facts, 2).staleLeader()).isFalse();
    facts.add(new Fact.RoleChanged(N1, Role.FOLLOWER, 2));
    assertThat(node(facts, 1).staleLeader()).isFalse();
  }

  @Test
  void healedLinksAreForgotten() {
    Facts facts = Facts.healthy(3).cut(N1, N3);
    assertThat(facts.state().cutLinks()).contains(new Link(N1, N3), new Link(N3, N1)).hasSize(2);
    facts.healed(N1, N3);
    assertThat(facts.state().cutLinks()).isEmpty();
    assertThat(node(facts, 3).partlyCut()).isFalse();
  }

  @Test
  void countsTheVotesOfARound() {
    Facts facts = Facts.healthy(5).killed(1);
    facts.asks(2, 3, MessageKind.POLL, 1).asks(2, 4, MessageKind.POLL, 1);
    assertThat(node(facts, 2).votesGranted()).containsExactly(N2);
    facts.answers(2, 3, MessageKind.POLL, 1, true).answers(2, 4, MessageKind.POLL, 1, false);
    assertThat(node(facts, 2).votesGranted()).containsExactly(N2, N3);
    facts.asks(2, 3, MessageKind.POLL, 1);
    assertThat(node(facts, 2).votesGranted()).as("next round").containsExactly(N2);
    facts.add(new Fact.RoleChanged(N2, Role.CANDIDATE, 2)).asks(2, 4, MessageKind.VOTE, 2);
    facts.answers(2, 3, MessageKind.POLL, 1, true);
    assertThat(node(facts, 2).votesGranted()).as("a late pre-vote").containsExactly(N2);
    facts.answers(2, 4, MessageKind.VOTE, 2, true);
    assertThat(node(facts, 2).votesGranted()).containsExactly(N2, NodeId.of(4));
    facts.elected(2, 2);
    assertThat(node(facts, 2).votesGranted()).isEmpty();
  }

  @Test
  void aFollowerThatHearsALeaderAsksNoMore() {
    Facts facts = Facts.healthy(3).asks(2, 3, MessageKind.POLL, 1).levels(2, 1, 0, 5);
    assertThat(node(facts, 2).votesGranted()).containsExactly(N2);
    facts.levels(2, 1, 1, 5);
    assertThat(node(facts, 2).votesGranted()).isEmpty();
    assertThat(node(facts, 2).leaderBelief()).isEqualTo(N1);
  }

  static Stream<Arguments> digests() {
    return Stream.of(
        Arguments.of("nothing reported", Facts.healthy(3), "- - -"),
        Arguments.of("only one reported", Facts.healthy(3).digest(1, 10, "a"), "?10 - -"),
        Arguments.of(
            "two agree", Facts.healthy(3).digest(1, 10, "a").digest(2, 10, "a"), "=10 =10 -"),
        Arguments.of(
            "two disagree", Facts.healthy(3).digest(1, 10, "a").digest(2, 10, "b"), "!10 !10 -"),
        Arguments.of(
            "one of three differs",
            Facts.healthy(3).digest(1, 10, "a").digest(2, 10, "b").digest(3, 10, "a"),
            "=10 !10 =10"),
        Arguments.of(
            "different indices are not compared",
            Facts.healthy(3).digest(1, 10, "a").digest(2, 11, "b"),
            "?10 ?11 -"),
        Arguments.of(
            "the latest index with another report counts",
            Facts.healthy(3).digest(1, 10, "a").digest(2, 10, "a").digest(1, 12, "c"),
            "=10 =10 -"),
        Arguments.of(
            "a node that does not run is not judged",
            Facts.healthy(3).digest(1, 10, "a").digest(2, 10, "a").killed(2),
            "=10 ?10 -"),
        Arguments.of(
            "a node that starts anew is not known",
            Facts.healthy(3)
                .digest(1, 10, "a")
                .digest(2, 10, "a")
                .digest(3, 10, "a")
                .killed(2)
                .add(new Fact.NodeStarting(N2)),
            "=10 - =10"));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("digests")
  void comparesDigestsAtTheSameIndex(String situation, Facts facts, String expected) {
    List<String> told =
        facts.state().nodes().stream()
            .map(
                n ->
                    n.digest() == null
                        ? "-"
                        : switch (n.digestVerdict()) {
                              case EQUAL -> "=";
                              case DIFFERS -> "!";
                              case NOT_KNOWN -> "?";
                            }
                            + n.digestIndex())
            .toList();
    assertThat(String.join(" ", told)).as(situation).isEqualTo(expected);
  }

  @Test
  void keepsOnlyTheLastDigests() {
    Facts facts = Facts.healthy(3).digest(1, 1, "a").digest(2, 1, "a");
    for (int index = 2; index < 40; index++) {
      facts.digest(1, index, "a");
    }
    assertThat(node(facts, 1).digestVerdict()).isEqualTo(DigestVerdict.NOT_KNOWN);
    assertThat(node(facts, 2).digest()).isNull();
  }

  @Test
  void keepsALedgerOfActiveFaults() {
    Facts facts = Facts.healthy(3);
    facts.fault("f1", FaultKind.FREEZE, 2, FaultPhase.INJECTING, null);
    long since = facts.state().nowMicros();
    facts.fault("f2", FaultKind.KILL, 3, FaultPhase.RUNNING, null);
    facts.fault("f1", FaultKind.FREEZE, 2, FaultPhase.RUNNING, 5_000L);
    FaultView first = facts.state().faults().getFirst();
    assertThat(first.id()).isEqualTo("f1");
    assertThat(first.phase()).isEqualTo(FaultPhase.RUNNING);
    assertThat(first.sinceMicros()).isEqualTo(since);
    assertThat(first.expiresAtMicros()).isEqualTo(facts.state().nowMicros() + 5_000_000);
    facts.fault("f1", FaultKind.FREEZE, 2, FaultPhase.COMPLETED, null);
    assertThat(facts.state().faults()).extracting(FaultView::id).containsExactly("f2");
  }

  @Test
  void knowsTheSafetyLever() {
    Facts facts = Facts.healthy(3).add(new Fact.FaultsBlocked("lunch"));
    assertThat(facts.state().blockedReason()).isEqualTo("lunch");
    assertThat(facts.add(new Fact.FaultsRearmed()).state().faultsBlocked()).isFalse();
  }

  @Test
  void logsCommandsWithTheirOutcome() {
    Facts facts =
        Facts.healthy(3)
            .requested("c1", new OperatorCommand.StopNode(N2))
            .requested("c2", new OperatorCommand.StartNode(N2))
            .completed("c1", new Outcome.Fail(FailReason.ENGINE, "no"));
    List<CommandView> commands = facts.state().commands();
    assertThat(commands.get(0).outcome()).isEqualTo(new Outcome.Fail(FailReason.ENGINE, "no"));
    assertThat(commands.get(1).outcome()).isNull();
  }

  @Test
  void bordersWhatItKeeps() {
    Facts facts = Facts.healthy(3);
    long before = facts.state().occurrences().size();
    for (int i = 0; i < ConsoleFold.OCCURRENCES; i++) {
      facts.requested("c" + i, new OperatorCommand.ClientRead("k"));
    }
    ConsoleState state = facts.state();
    assertThat(state.occurrences()).hasSize(ConsoleFold.OCCURRENCES);
    assertThat(state.occurrencesDropped()).isEqualTo(before);
    assertThat(state.commands()).hasSize(ConsoleFold.COMMANDS);
    assertThat(state.occurrences().getLast().sequence()).isEqualTo(state.lastSequence());
  }

  @Test
  void showsTheFailover() {
    Facts facts = Facts.healthy(3).killed(1).asks(2, 3, MessageKind.POLL, 1).ready(2, 2);
    assertThat(facts.state().failovers())
        .singleElement()
        .satisfies(f -> assertThat(f.leader()).isEqualTo(N2));
  }

  @Test
  void countsOperationsAndDrawsTheirTrends() {
    Facts facts =
        Facts.healthy(3)
            .add(new Fact.ClientOperations(500, 10, 15, 1, 0, 2, 3, 1_500, 4_000, 9_000))
            .pause(1_000)
            .add(new Fact.ClientOperations(500, 0, 0, 0, 1, 0, 3, 0, 0, 0));
    ClientView client = facts.state().client();
    assertThat(client.acknowledgedPerSecond()).isZero();
    assertThat(client.p50Ms()).isNaN();
    assertThat(client.totalAcknowledged()).isEqualTo(25);
    assertThat(client.totalNotKnown()).isEqualTo(2);
    assertThat(client.totalFailed()).isEqualTo(1);
    Series throughput = facts.state().trends().throughput();
    assertThat(throughput.size()).isEqualTo(2);
    assertThat(throughput.value(0)).isEqualTo(50.0);
    assertThat(throughput.value(1)).isZero();
    assertThat(facts.state().trends().p99Ms().value(0)).isEqualTo(4.0);
    assertThat(facts.state().trends().p99Ms().value(1)).isNaN();
  }

  @Test
  void measuresTheSpreadOfRunningNodesOnly() {
    Facts facts = Facts.healthy(3).levels(1, 1, 1, 100).levels(2, 1, 1, 90).levels(3, 1, 1, 40);
    assertThat(lastSpread(facts)).isEqualTo(60);
    facts.killed(3).pause(1_000).levels(1, 1, 1, 110);
    assertThat(lastSpread(facts)).isEqualTo(20);
  }

  private static double lastSpread(Facts facts) {
    Series spread = facts.state().trends().commitSpread();
    return spread.value(spread.size() - 1);
  }

  @Test
  void numbersTheTraffic() {
    Facts facts = Facts.healthy(3).add(new Fact.Traffic(250, List.of()));
    assertThat(facts.add(new Fact.Traffic(250, List.of())).state().traffic().number()).isEqualTo(2);
  }

  @Test
  void saysWhyANodeWasNotStarted() {
    Facts facts = Facts.healthy(3).killed(2).add(new Fact.NodeStartRefused(N2, "bad checksum"));
    assertThat(node(facts, 2).status()).isEqualTo(NodeStatus.STOPPED);
    assertThat(node(facts, 2).statusReason()).isEqualTo("bad checksum");
    facts.add(new Fact.NodeStarting(N2));
    assertThat(node(facts, 2).statusReason()).isNull();
  }

  @Test
  void aPictureStaysAsItWas() {
    Facts facts = Facts.healthy(3);
    ConsoleFold fold = facts.fold();
    ConsoleState before = fold.state();
    int occurrences = before.occurrences().size();
    ConsoleFold after = fold.next(new FactRecord(99, 99_000, "n1", null, new Fact.NodeKilled(N1)));
    assertThat(before.occurrences()).hasSize(occurrences);
    assertThat(before.service().leader()).isEqualTo(N1);
    assertThat(after.state().service().leader()).isNull();
    assertThat(after.state().lastSequence()).isEqualTo(99);
  }

  @Test
  void showsAGapOfItsOwn() {
    ConsoleState state = Facts.healthy(3).fold().missing(7).state();
    assertThat(state.occurrences().getLast().weight()).isEqualTo(Occurrence.Weight.ABNORMAL);
  }

  private static NodeView node(Facts facts, int number) {
    return facts.state().node(NodeId.of(number)).orElseThrow();
  }
}
