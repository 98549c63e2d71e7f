package io.lifeboat.console.application.state;

import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.DelayShape;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.LinkDisturbance;
import io.lifeboat.cluster.model.LinkEffect;
import io.lifeboat.cluster.model.Member;
import io.lifeboat.cluster.model.MemberType;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.console.application.Golden;
import io.lifeboat.console.application.text.Language;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * What an operator reads while something goes wrong, in each language, compared with golden files.
 */
class NarrativeOfRunsTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final NodeId N2 = NodeId.of(2);
  private static final NodeId N3 = NodeId.of(3);
  private static final NodeId N4 = NodeId.of(4);
  private static final int STARTED = 20;

  private record Run(String name, Supplier<Facts> facts) {}

  @TestFactory
  Stream<DynamicTest> tells() {
    return Stream.of(
            new Run("leader-lost", NarrativeOfRunsTest::leaderLost),
            new Run("leader-isolated", NarrativeOfRunsTest::leaderIsolated),
            new Run("split-vote", NarrativeOfRunsTest::splitVote),
            new Run("one-way-cut", NarrativeOfRunsTest::oneWayCut),
            new Run("members-changed", NarrativeOfRunsTest::membersChanged),
            new Run("vote-guard", NarrativeOfRunsTest::voteGuard),
            new Run("flapping-leader", NarrativeOfRunsTest::flappingLeader),
            new Run("slow-links", NarrativeOfRunsTest::slowLinks),
            new Run("damage-found", DamageRun::facts),
            new Run("degraded", DegradationRun::facts))
        .flatMap(
            run ->
                Stream.of(Language.values())
                    .map(
                        language ->
                            DynamicTest.dynamicTest(
                                run.name() + " " + language.tag(), () -> compare(run, language))));
  }

  private static void compare(Run run, Language language) {
    Golden.compare(
        "narratives",
        run.name() + "." + language.tag() + ".txt",
        Narratives.of(run.facts().get(), STARTED, language));
  }

  /** Five nodes, n1 leads term 1, everybody has heard from it just now. */
  private static Facts healthy() {
    return heardFromLeader(Facts.healthy(5), 1, 1, 5);
  }

  private static Facts heardFromLeader(Facts facts, int leader, long term, int nodes) {
    for (int node = 1; node <= nodes; node++) {
      if (node != leader) {
        facts.heard(node, leader, term);
      }
    }
    return facts;
  }

  /** A node asks all others for pre-votes; these promise. */
  private static void polls(Facts facts, int from, long term, Set<Integer> silent, int... yes) {
    others(from).forEach(to -> facts.asks(from, to, MessageKind.POLL, term));
    for (int to : yes) {
      facts.answers(from, to, MessageKind.POLL, term, true);
    }
    silent.forEach(to -> facts.silent(from, to, MessageKind.POLL, term));
  }

  private static void stands(Facts facts, int node, long term) {
    facts.add(new Fact.TermAdvanced(NodeId.of(node), term));
    facts.add(new Fact.RoleChanged(NodeId.of(node), Role.CANDIDATE, term));
    others(node).forEach(to -> facts.asks(node, to, MessageKind.VOTE, term));
  }

  private static void votes(Facts facts, int to, long term, int... from) {
    for (int voter : from) {
      facts.add(new Fact.TermAdvanced(NodeId.of(voter), term));
      facts.answers(to, voter, MessageKind.VOTE, term, true);
    }
  }

  private static List<Integer> others(int node) {
    return IntStream.rangeClosed(1, 5).filter(n -> n != node).boxed().toList();
  }

  /** The leader is killed; a request to it is sent again and again. */
  private static Facts leaderLost() {
    Facts facts = healthy();
    facts.pause(1_000).requested("c1", new NemesisCommand.KillNode(N1, 5_000));
    heardFromLeader(facts, 1, 1, 5);
    facts
        .fault("f1", FaultKind.KILL, 1, FaultPhase.INJECTING, 5_000L, null, "c1")
        .add(new Fact.NodeKilled(N1), "c1")
        .fault("f1", FaultKind.KILL, 1, FaultPhase.RUNNING, 5_000L, null, "c1")
        .completed("c1", Outcome.Ok.PLAIN)
        .pause(250)
        .add(new Fact.ServiceUnavailable(1_040_000))
        .pause(300);
    polls(facts, 3, 1, Set.of(), 2, 4);
    stands(facts, 3, 2);
    facts.silent(3, 1, MessageKind.POLL, 1);
    votes(facts, 3, 2, 2, 5);
    facts.ready(3, 2).asks(3, 1, MessageKind.CONFIGURE, 2);
    for (int i = 0; i < 12; i++) {
      facts.silent(3, 1, MessageKind.CONFIGURE, 2).pause(200).asks(3, 1, MessageKind.CONFIGURE, 2);
    }
    return facts
        .fault(
            "f1",
            FaultKind.KILL,
            1,
            FaultPhase.VERIFIED,
            2_000L,
            "4 messages refused on n3→n1",
            "c1")
        .add(new Fact.OperationsNotKnown(3, 1_100_000, 1_500_000))
        .add(new Fact.FirstWriteAcknowledged(N3, 2))
        .add(new Fact.ServiceAvailable(2_600));
  }

  /** The leader is cut off, leads on for a while, asks in vain, and comes back. */
  private static Facts leaderIsolated() {
    Facts facts = healthy();
    facts
        .pause(1_000)
        .requested("c1", new NemesisCommand.IsolateNode(N1, 0))
        .fault("f1", FaultKind.ISOLATE, 1, FaultPhase.INJECTING, null, null, "c1");
    heardFromLeader(facts, 1, 1, 5);
    for (NodeId other : List.of(NodeId.CLIENT, N2, N3, N4, NodeId.of(5))) {
      facts.add(new Fact.LinkCut(N1, other), "c1").add(new Fact.LinkCut(other, N1), "c1");
    }
    facts
        .fault("f1", FaultKind.ISOLATE, 1, FaultPhase.RUNNING, null, null, "c1")
        .completed("c1", Outcome.Ok.PLAIN)
        .pause(600);
    polls(facts, 2, 1, Set.of(), 3, 4);
    stands(facts, 2, 2);
    votes(facts, 2, 2, 3, 4);
    facts.ready(2, 2).pause(2_000).silent(1, 2, MessageKind.CONFIGURE, 1);
    facts
        .add(new Fact.RoleChanged(N1, Role.FOLLOWER, 1))
        .add(new Fact.SteppedDown(N1, 1))
        .pause(700);
    for (int round = 0; round < 4; round++) {
      others(1).forEach(to -> facts.asks(1, to, MessageKind.POLL, 1));
      others(1).forEach(to -> facts.silent(1, to, MessageKind.POLL, 1));
      facts.pause(1_000);
    }
    facts
        .requested("c2", new NemesisCommand.RejoinNode(N1))
        .fault("f1", FaultKind.ISOLATE, 1, FaultPhase.REVERTING, null, null, "c2");
    for (NodeId other : List.of(NodeId.CLIENT, N2, N3, N4, NodeId.of(5))) {
      facts.add(new Fact.LinkHealed(N1, other), "c2").add(new Fact.LinkHealed(other, N1), "c2");
    }
    return facts
        .fault("f1", FaultKind.ISOLATE, 1, FaultPhase.COMPLETED, null, null, "c2")
        .completed("c2", Outcome.Ok.PLAIN)
        .add(new Fact.TermAdvanced(N1, 2))
        .heard(1, 2, 2);
  }

  /** Two stand at once, the votes do not suffice for either; then one wins the next term. */
  private static Facts splitVote() {
    Facts facts = healthy();
    facts
        .pause(1_000)
        .requested("c1", new NemesisCommand.SplitVote(3_000))
        .fault("f1", FaultKind.SPLIT_VOTE, 1, FaultPhase.RUNNING, 3_000L, null, "c1")
        .add(new Fact.RoleChanged(N1, Role.FOLLOWER, 1))
        .add(new Fact.SteppedDown(N1, 1));
    stands(facts, 2, 2);
    stands(facts, 4, 2);
    facts
        .answers(2, 3, MessageKind.VOTE, 2, true)
        .answers(4, 5, MessageKind.VOTE, 2, true)
        .answers(2, 4, MessageKind.VOTE, 2, false)
        .answers(4, 3, MessageKind.VOTE, 2, false)
        .answers(4, 2, MessageKind.VOTE, 2, false)
        .answers(2, 5, MessageKind.VOTE, 2, false)
        .silent(2, 1, MessageKind.VOTE, 2)
        .silent(4, 1, MessageKind.VOTE, 2)
        .fault(
            "f1",
            FaultKind.SPLIT_VOTE,
            1,
            FaultPhase.VERIFIED,
            2_500L,
            "n2 and n4 stand in term 2, 4 messages lost",
            "c1")
        .pause(800)
        .add(new Fact.TermAdvanced(N4, 3));
    others(4).forEach(to -> facts.asks(4, to, MessageKind.VOTE, 3));
    votes(facts, 4, 3, 2, 5);
    return facts.ready(4, 3);
  }

  /** One direction of one link is cut: the node asks and is not heard as one would think. */
  private static Facts oneWayCut() {
    Facts facts = healthy();
    facts
        .pause(1_000)
        .requested(
            "c1",
            new NemesisCommand.DisturbLinks(
                Set.of(new Link(N1, N2)), Set.of(), LinkEffect.CUT, 5_000))
        .fault("f1", FaultKind.LINKS, 1, FaultPhase.INJECTING, 5_000L, null, "c1");
    heardFromLeader(facts, 1, 1, 5);
    facts
        .add(new Fact.LinkCut(N1, N2), "c1")
        .fault("f1", FaultKind.LINKS, 1, FaultPhase.RUNNING, 5_000L, null, "c1")
        .pause(700);
    others(2).forEach(to -> facts.asks(2, to, MessageKind.POLL, 1));
    facts
        .levels(2, 1, 0, 12)
        .levels(3, 1, 1, 20)
        .answers(2, 3, MessageKind.POLL, 1, false)
        .answers(2, 4, MessageKind.POLL, 1, false)
        .silent(2, 1, MessageKind.POLL, 1)
        .fault(
            "f1",
            FaultKind.LINKS,
            1,
            FaultPhase.VERIFIED,
            4_000L,
            "12 messages delayed, 3 lost",
            "c1")
        .pause(4_000)
        .fault("f1", FaultKind.LINKS, 1, FaultPhase.REVERTING, null, null, "c1")
        .add(new Fact.LinkHealed(N1, N2), "c1")
        .fault("f1", FaultKind.LINKS, 1, FaultPhase.COMPLETED, null, null, "c1");
    return facts;
  }

  /** A server joins, learns and votes; another leaves. */
  private static Facts membersChanged() {
    NodeId n6 = NodeId.of(6);
    Facts facts = healthy();
    facts
        .pause(1_000)
        .requested("c1", new OperatorCommand.AddNode(n6))
        .add(new Fact.NodeStarting(n6), "c1")
        .add(new Fact.RoleChanged(n6, Role.PROMOTABLE, 1))
        .add(new Fact.NodeStarted(n6, 1, 0), "c1");
    for (NodeId node : List.of(N1, N2, N3, n6)) {
      facts.add(
          new Fact.ConfigurationChanged(
              node, 21, 1, members(5, new Member(n6, MemberType.PROMOTABLE))));
    }
    facts.asks(1, 6, MessageKind.INSTALL, 1).answers(1, 6, MessageKind.INSTALL, 1, true);
    for (NodeId node : List.of(N1, n6)) {
      facts.add(
          new Fact.ConfigurationChanged(node, 30, 1, members(5, new Member(n6, MemberType.VOTER))));
    }
    facts
        .add(new Fact.RoleChanged(n6, Role.FOLLOWER, 1))
        .completed("c1", Outcome.Ok.PLAIN)
        .pause(1_000)
        .requested("c2", new OperatorCommand.RemoveNode(N2))
        .add(
            new Fact.ConfigurationChanged(
                N1,
                40,
                1,
                Stream.of(1, 3, 4, 5, 6)
                    .map(n -> new Member(NodeId.of(n), MemberType.VOTER))
                    .toList()),
            "c2")
        .add(new Fact.NodeStopped(N2), "c2")
        .add(new Fact.NodeRemoved(N2), "c2");
    return facts.completed("c2", Outcome.Ok.PLAIN);
  }

  private static List<Member> members(int voters, Member more) {
    return Stream.concat(
            IntStream.rangeClosed(1, voters)
                .mapToObj(n -> new Member(NodeId.of(n), MemberType.VOTER)),
            Stream.of(more))
        .toList();
  }

  /** The guard refuses a second vote; without it, two lead one term. */
  private static Facts voteGuard() {
    Facts facts = healthy();
    facts.pause(1_000).killed(1);
    stands(facts, 2, 2);
    votes(facts, 2, 2, 3);
    stands(facts, 4, 2);
    facts
        .add(new Fact.VoteRefused(N3, N4, 2, N2))
        .answers(4, 3, MessageKind.VOTE, 2, false)
        .pause(500)
        .requested("c1", new SwitchCommand.SetSwitch(SwitchName.VOTE_GUARD, false))
        .add(new Fact.SwitchChanged(SwitchName.VOTE_GUARD, false), "c1");
    stands(facts, 2, 7);
    votes(facts, 2, 7, 3, 5);
    facts.ready(2, 7);
    stands(facts, 4, 7);
    return facts
        .answers(4, 3, MessageKind.VOTE, 7, true)
        .answers(4, 1, MessageKind.VOTE, 7, true)
        .elected(4, 7);
  }

  /** Whoever leads steps down, again and again. */
  private static Facts flappingLeader() {
    Facts facts = healthy();
    facts
        .pause(1_000)
        .requested("c1", new NemesisCommand.FlapLeader(1_000, 10_000))
        .fault("f1", FaultKind.FLAP_LEADER, 1, FaultPhase.RUNNING, 10_000L, null, "c1");
    int leader = 1;
    for (long term = 2; term <= 4; term++) {
      int next = leader % 5 + 1;
      facts
          .add(new Fact.RoleChanged(NodeId.of(leader), Role.FOLLOWER, term - 1))
          .add(new Fact.SteppedDown(NodeId.of(leader), term - 1))
          .pause(600);
      polls(facts, next, term - 1, Set.of(), next % 5 + 1, leader);
      stands(facts, next, term);
      votes(facts, next, term, next % 5 + 1, leader);
      heardFromLeader(facts.ready(next, term).pause(400), next, term, 5);
      leader = next;
    }
    return facts.fault(
        "f1",
        FaultKind.FLAP_LEADER,
        1,
        FaultPhase.VERIFIED,
        7_000L,
        "3 leaders stepped down, say the nodes themselves",
        "c1");
  }

  /** Heartbeats and entries of the leader come late. */
  private static Facts slowLinks() {
    Set<MessageKind> kinds = Set.of(MessageKind.APPEND, MessageKind.HEARTBEAT);
    LinkEffect slow = LinkEffect.NONE.withDelay(1_200, 100, DelayShape.UNIFORM);
    Set<Link> links = Set.of(new Link(N1, N2), new Link(N1, N3), new Link(N1, N4));
    List<LinkDisturbance> disturbed = List.of(new LinkDisturbance("f1", kinds, slow, false));
    Facts facts = healthy();
    facts
        .pause(1_000)
        .requested("c1", new NemesisCommand.DisturbLinks(links, kinds, slow, 5_000))
        .fault("f1", FaultKind.LINKS, 1, FaultPhase.INJECTING, 5_000L, null, "c1");
    for (NodeId to : List.of(N2, N3, N4)) {
      facts.add(new Fact.LinkDisturbed(N1, to, disturbed), "c1");
    }
    facts.fault("f1", FaultKind.LINKS, 1, FaultPhase.RUNNING, 5_000L, null, "c1").pause(800);
    polls(facts, 3, 1, Set.of(), 2, 4);
    facts.pause(4_000);
    for (NodeId to : List.of(N2, N3, N4)) {
      facts.add(new Fact.LinkDisturbed(N1, to, List.of()), "c1");
    }
    return facts;
  }
}
