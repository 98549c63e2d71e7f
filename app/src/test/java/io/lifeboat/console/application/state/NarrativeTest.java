package io.lifeboat.console.application.state;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.DelayShape;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.InFlightMessage;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.LinkDisturbance;
import io.lifeboat.cluster.model.LinkEffect;
import io.lifeboat.cluster.model.LogEntry;
import io.lifeboat.cluster.model.Member;
import io.lifeboat.cluster.model.MemberType;
import io.lifeboat.cluster.model.MessageAction;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.cluster.model.WorkloadSettings;
import io.lifeboat.console.application.Golden;
import io.lifeboat.console.application.text.Language;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The narrative as a person reads it, in each language, compared with golden files. */
class NarrativeTest {
  private static final NodeId N1 = NodeId.of(1);
  private static final NodeId N2 = NodeId.of(2);
  private static final NodeId N3 = NodeId.of(3);

  /** A leader is killed for five seconds and everything goes well. */
  private static Facts leaderKilled() {
    Facts facts = Facts.starting(3);
    facts
        .asks(1, 2, MessageKind.POLL, 0)
        .answers(1, 2, MessageKind.POLL, 0, true)
        .add(new Fact.RoleChanged(N1, Role.CANDIDATE, 1))
        .add(new Fact.TermAdvanced(N2, 1))
        .asks(1, 2, MessageKind.VOTE, 1)
        .answers(1, 2, MessageKind.VOTE, 1, true)
        .ready(1, 1)
        .add(new Fact.WorkloadChanged(WorkloadSettings.DEFAULT))
        .add(new Fact.FirstWriteAcknowledged(N1, 1))
        .pause(3_000)
        .requested("c1", new NemesisCommand.KillNode(N1, 5_000))
        .fault("f1", FaultKind.KILL, 1, FaultPhase.INJECTING, null)
        .add(new Fact.NodeKilled(N1), "c1")
        .fault("f1", FaultKind.KILL, 1, FaultPhase.RUNNING, 5_000L)
        .completed("c1", Outcome.Ok.PLAIN)
        .pause(480)
        .add(new Fact.ServiceUnavailable(3_030_000))
        .asks(2, 1, MessageKind.POLL, 1)
        .asks(2, 3, MessageKind.POLL, 1)
        .answers(2, 3, MessageKind.POLL, 1, true)
        .asks(2, 3, MessageKind.VOTE, 2)
        .answers(2, 3, MessageKind.VOTE, 2, true)
        .add(new Fact.MessageUnanswered(N2, N1, MessageKind.POLL, 1))
        .ready(2, 2)
        .fault("f1", FaultKind.KILL, 1, FaultPhase.VERIFIED, 4_500L)
        .add(new Fact.FirstWriteAcknowledged(N2, 2))
        .add(new Fact.ServiceAvailable(512))
        .pause(4_500)
        .fault("f1", FaultKind.KILL, 1, FaultPhase.REVERTING, null)
        .add(new Fact.NodeStarting(N1))
        .add(new Fact.NodeStarted(N1, 1, 11))
        .add(new Fact.RoleChanged(N1, Role.FOLLOWER, 2))
        .fault("f1", FaultKind.KILL, 1, FaultPhase.COMPLETED, null);
    return facts;
  }

  /** Whatever else can happen, one after the other. */
  private static Facts everythingElse() {
    Facts facts = Facts.healthy(3);
    facts
        .add(new Fact.RoleChanged(N3, Role.PROMOTABLE, 1))
        .add(new Fact.RoleChanged(N3, Role.PASSIVE, 1))
        .add(new Fact.RoleChanged(N3, Role.INACTIVE, 1))
        .answers(3, 2, MessageKind.POLL, 1, false)
        .answers(3, 2, MessageKind.VOTE, 2, false)
        .asks(1, 3, MessageKind.INSTALL, 1)
        .answers(1, 3, MessageKind.INSTALL, 1, true)
        .asks(1, 3, MessageKind.CONFIGURE, 1)
        .answers(1, 3, MessageKind.CONFIGURE, 1, false)
        .requested("c1", new OperatorCommand.TransferLeadership(N2))
        .asks(1, 2, MessageKind.TRANSFER, 1)
        .add(new Fact.SteppedDown(N1, 1))
        .completed("c1", new Outcome.Info("no answer within 5 s"))
        .requested("c2", new OperatorCommand.StopNode(N2))
        .completed("c2", new Outcome.Fail(FailReason.WRONG_STATE, "n2 is stopped."))
        .add(new Fact.NodeStopped(N2), "c3")
        .add(new Fact.NodeStartRefused(N2, "a checksum in the log does not match"))
        .requested("c4", new NemesisCommand.FreezeNode(N3, 0))
        .add(new Fact.NodeFrozen(N3))
        .fault("f2", FaultKind.FREEZE, 3, FaultPhase.RUNNING, null)
        .add(new Fact.NodeUnfrozen(N3))
        .fault("f2", FaultKind.FREEZE, 3, FaultPhase.FAILED, null)
        .requested(
            "c5", new NemesisCommand.PartitionNodes(Set.of(N1, NodeId.CLIENT), Set.of(N2, N3), 0))
        .add(new Fact.LinkCut(N1, NodeId.CLIENT))
        .add(new Fact.LinkHealed(NodeId.CLIENT, N1))
        .requested("c6", new NemesisCommand.IsolateNode(N3, 0))
        .requested("c7", new NemesisCommand.RejoinNode(N3))
        .requested("c8", new NemesisCommand.UnfreezeNode(N3))
        .requested("c9", new OperatorCommand.StartNode(N3))
        .requested("c10", new OperatorCommand.CompactLog(N1))
        .add(new Fact.LogCompacted(N1, 4_097, 4_100))
        .requested(
            "c11",
            new OperatorCommand.SetWorkload(
                WorkloadSettings.DEFAULT.withOperationsPerSecond(1_000)))
        .requested(
            "c12", new OperatorCommand.SetWorkload(WorkloadSettings.DEFAULT.withEnabled(false)))
        .add(new Fact.WorkloadChanged(WorkloadSettings.DEFAULT.withEnabled(false)))
        .requested("c13", new OperatorCommand.ClientWrite("colour", "blue"))
        .requested("c14", new OperatorCommand.ClientRead("colour"))
        .requested("c17", new NemesisCommand.HealAll(""))
        .add(new Fact.FaultsBlocked(""))
        .requested("c18", new NemesisCommand.RearmFaults())
        .add(new Fact.FaultsRearmed())
        .completed("c99", Outcome.Ok.PLAIN)
        .add(new Fact.SwitchChanged(SwitchName.VOTE_GUARD, true))
        .add(new Fact.SwitchChanged(SwitchName.VOTE_GUARD, false))
        .add(new Fact.FactsDropped(1_200))
        .add(new Fact.ClusterStopped());
    return facts;
  }

  /** What the nemesis does to links, messages and leaders, and what comes of it. */
  private static Facts nemesis() {
    Facts facts = Facts.healthy(5);
    Set<Link> links = Set.of(new Link(N1, N2), new Link(N2, N1));
    Set<MessageKind> kinds = Set.of(MessageKind.APPEND, MessageKind.HEARTBEAT);
    LinkEffect slow = LinkEffect.NONE.withDelay(200, 50, DelayShape.NORMAL).withLoss(12.5);
    int number = 0;
    for (Command command :
        List.of(
            new NemesisCommand.BridgeNodes(N3, 0),
            new NemesisCommand.MajoritiesRing(0),
            new NemesisCommand.DisturbLinks(links, kinds, slow, 0),
            new NemesisCommand.HoldMessages(links, Set.of(), 0),
            new NemesisCommand.CatchMessage(N1, N2, MessageKind.VOTE, MessageAction.HOLD, 0),
            new NemesisCommand.ActOnMessage(7, MessageAction.RELEASE),
            new NemesisCommand.StepDown(N1),
            new NemesisCommand.ForceElection(N2),
            new NemesisCommand.SplitVote(0),
            new NemesisCommand.FlapLeader(1_500, 0),
            new NemesisCommand.LoadBurst(2_000, 0),
            new NemesisCommand.SlowClient(200, 50, 0),
            new NemesisCommand.HotKey(90, 0),
            new OperatorCommand.RestartNode(N1, 500),
            new OperatorCommand.RollingRestart(500),
            new OperatorCommand.AddNode(NodeId.of(6)),
            new OperatorCommand.RemoveNode(N3),
            new OperatorCommand.ReplaceNode(N3, NodeId.of(6)),
            new OperatorCommand.InspectLog(N1, 100, 50),
            new OperatorCommand.LocalRead(N2, "k1"),
            new NemesisCommand.RevertFault("f1"),
            new SwitchCommand.SetSwitch(SwitchName.VOTE_GUARD, true),
            new SwitchCommand.SetSwitch(SwitchName.VOTE_GUARD, false))) {
      facts.requested("c" + ++number, command);
    }
    number = 0;
    for (FaultKind kind : FaultKind.values()) {
      facts.fault("f" + ++number, kind, 1, FaultPhase.RUNNING, 4_500L);
    }
    InFlightMessage vote =
        new InFlightMessage(
            7, N1, N2, MessageKind.VOTE, false, 3L, 120, 5_000, null, List.of("f2"));
    InFlightMessage answer =
        new InFlightMessage(8, N2, N1, MessageKind.VOTE, true, 3L, 120, 5_000, null, List.of("f2"));
    InFlightMessage write =
        new InFlightMessage(
            9, NodeId.CLIENT, N1, MessageKind.CLIENT, false, null, 120, 5_000, null, List.of());
    LinkEffect all =
        LinkEffect.NONE
            .withDelay(20, 5, DelayShape.PARETO)
            .withDuplicates(5)
            .withReordering(10, 80)
            .withBandwidth(64_000);
    facts
        .add(
            new Fact.LinkDisturbed(
                N1,
                N2,
                List.of(
                    new LinkDisturbance("f2", kinds, slow, false),
                    new LinkDisturbance("f3", Set.of(), all, false),
                    new LinkDisturbance("f4", Set.of(MessageKind.VOTE), LinkEffect.NONE, true))))
        .add(new Fact.LinkDisturbed(N1, N2, List.of()))
        .add(new Fact.MessageActedOn(vote, MessageAction.DROP))
        .add(new Fact.MessageActedOn(answer, MessageAction.HOLD))
        .add(new Fact.MessageActedOn(answer, MessageAction.RELEASE))
        .add(new Fact.MessageActedOn(write, MessageAction.DUPLICATE))
        .add(new Fact.VoteRefused(N3, N2, 3, N1))
        .add(
            new Fact.ConfigurationChanged(
                N1, 0, 0, List.of(voter(1), voter(2), voter(3), voter(4), voter(5))))
        .add(
            new Fact.ConfigurationChanged(
                N1,
                12,
                1,
                List.of(
                    voter(1),
                    voter(2),
                    new Member(N3, MemberType.PASSIVE),
                    new Member(NodeId.of(6), MemberType.PROMOTABLE))))
        .add(new Fact.NodeRemoved(N3))
        .add(new Fact.LogEntries(N1, List.of(new LogEntry(5, 1, "Command", 90, "put k7"))))
        .add(new Fact.LogEntries(N1, List.of()))
        .add(new Fact.OperationsNotKnown(2, 1_000, 50_000))
        .add(new Fact.OperationsNotKnown(1, 1_000, 1_000));
    return facts;
  }

  private static Member voter(int node) {
    return new Member(NodeId.of(node), MemberType.VOTER);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void tellsWhatTheNemesisDoes(Language language) {
    Golden.compare(
        "narratives", "nemesis." + language.tag() + ".txt", Narratives.of(nemesis(), 20, language));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void tellsHowALeaderIsReplaced(Language language) {
    Golden.compare(
        "narratives",
        "leader-killed." + language.tag() + ".txt",
        Narratives.of(leaderKilled(), 1, language));
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void tellsWhateverElseCanHappen(Language language) {
    Golden.compare(
        "narratives",
        "everything-else." + language.tag() + ".txt",
        Narratives.of(everythingElse(), 14, language));
  }

  @Test
  void everyKindOfOccurrenceIsInTheGoldenFiles() {
    Set<String> told =
        Stream.of(
                leaderKilled(),
                everythingElse(),
                nemesis(),
                DamageRun.facts(),
                DegradationRun.facts())
            .flatMap(facts -> facts.records().stream())
            .filter(record -> !(record.fact() instanceof Fact.Level))
            .map(record -> record.fact().getClass().getSimpleName())
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> kinds =
        Stream.of(Fact.class.getPermittedSubclasses())
            .filter(Class::isRecord)
            .filter(kind -> !Fact.Level.class.isAssignableFrom(kind))
            .map(Class::getSimpleName)
            .collect(Collectors.toCollection(TreeSet::new));
    assertThat(kinds).isNotEmpty();
    assertThat(told).isEqualTo(kinds);
  }

  @Test
  void saysNothingOfLevelsAndCountedMessages() {
    List<Fact> quiet =
        List.of(
            new Fact.NodeLevels(N1, 1, N1, 1, 1, 1),
            new Fact.Traffic(1_000, List.of()),
            new Fact.MessageSent(N1, N2, MessageKind.HEARTBEAT, 1),
            new Fact.MessageAnswered(N1, N2, MessageKind.APPEND, 1, true),
            new Fact.MessageUnanswered(N1, N2, MessageKind.CLIENT, 1));
    ConsoleFold fold = Facts.healthy(3).fold();
    for (Fact fact : quiet) {
      FactRecord record = new FactRecord(100, 1_000_000, "n1", null, fact);
      ConsoleFold next = fold.next(record);
      assertThat(Narrator.tell(record, fold, next)).as(fact.toString()).isEmpty();
      assertThat(next.state().occurrences()).isEqualTo(fold.state().occurrences());
    }
  }
}
