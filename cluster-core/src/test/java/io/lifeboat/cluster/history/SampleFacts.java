package io.lifeboat.cluster.history;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.fact.LinkTraffic;
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
import io.lifeboat.cluster.model.ReplicationProgress;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.cluster.model.TermRun;
import io.lifeboat.cluster.model.WorkloadSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One fact of every kind, one command of every kind, one outcome of every kind. */
final class SampleFacts {
  private static final NodeId N1 = NodeId.of(1);
  private static final NodeId N2 = NodeId.of(2);
  private static final NodeId N3 = NodeId.of(3);

  private SampleFacts() {}

  static List<FactRecord> all() {
    List<FactRecord> records = new ArrayList<>();
    for (Fact fact : facts()) {
      long sequence = records.size() + 1L;
      CommandId cause = fact instanceof Fact.NodeKilled ? new CommandId("c1") : null;
      records.add(new FactRecord(sequence, sequence * 1_000, FactRecord.CONDUCTOR, cause, fact));
    }
    return records;
  }

  private static List<Fact> facts() {
    List<Fact> facts = new ArrayList<>();
    facts.addAll(
        List.of(
            new Fact.ClusterStarting(List.of(N1, N2, N3), 500, 100, false, 42),
            new Fact.NodeStarting(N1),
            new Fact.NodeStarted(N1, 0, 0),
            new Fact.NodeStartRefused(N2, "the log begins at 329 and no snapshot covers the gap"),
            new Fact.RoleChanged(N1, Role.CANDIDATE, 1),
            new Fact.TermAdvanced(N1, 1),
            new Fact.MessageSent(N1, N2, MessageKind.VOTE, 1),
            new Fact.MessageAnswered(N1, N2, MessageKind.VOTE, 1, true),
            new Fact.MessageUnanswered(N1, N3, MessageKind.POLL, 1),
            new Fact.LeaderElected(N1, 1),
            new Fact.LeaderReady(N1, 1, 1),
            new Fact.FirstWriteAcknowledged(N1, 1),
            new Fact.NodeLevels(N1, 1, N1, 10, 9, 11),
            new Fact.NodeLevels(N2, 1, null, 10, 10, 10),
            new Fact.ReplicaDigest(N1, 9, "00ff00ff00ff00ff"),
            new Fact.Traffic(
                200,
                List.of(
                    new LinkTraffic(
                        N1, N2, Map.of(MessageKind.HEARTBEAT, 2L, MessageKind.APPEND, 17L), 3))),
            new Fact.ClientOperations(1_000, 20, 25, 1, 2, 3, 4, 900, 4_000, 9_000),
            new Fact.WorkloadChanged(WorkloadSettings.DEFAULT),
            new Fact.NodeKilled(N1),
            new Fact.NodeStopped(N2),
            new Fact.NodeFrozen(N3),
            new Fact.NodeUnfrozen(N3),
            new Fact.SteppedDown(N1, 1),
            new Fact.LogCompacted(N2, 330, 329),
            new Fact.LinkCut(N1, NodeId.CLIENT),
            new Fact.LinkHealed(N1, NodeId.CLIENT)));
    facts.addAll(
        List.of(
            new Fact.FaultChanged(
                "f1", FaultKind.KILL, List.of(N1), FaultPhase.RUNNING, 4_000L, null),
            new Fact.FaultChanged(
                "f1", FaultKind.KILL, List.of(N1), FaultPhase.VERIFIED, null, "no answer"),
            new Fact.FaultsBlocked("end of the exercise"),
            new Fact.FaultsRearmed(),
            new Fact.SwitchChanged(SwitchName.SCRUBBING, true),
            new Fact.ServiceUnavailable(1_000),
            new Fact.ServiceAvailable(640),
            new Fact.FactsDropped(7)));
    addCommands(facts);
    addOutcomes(facts);
    addBroken(facts);
    facts.addAll(DamageSamples.facts());
    facts.addAll(DegradationSamples.facts());
    facts.addAll(LogbookSamples.facts());
    facts.add(new Fact.ClusterStopped());
    return facts;
  }

  /** Links that do not do as they should, members that come and go, logs looked into. */
  private static void addBroken(List<Fact> facts) {
    LinkEffect slow =
        LinkEffect.NONE.withDelay(200, 50, DelayShape.NORMAL).withLoss(12.5).withBandwidth(64_000);
    LinkDisturbance disturbance =
        new LinkDisturbance("f2", Set.of(MessageKind.APPEND, MessageKind.VOTE), slow, false);
    InFlightMessage message =
        new InFlightMessage(
            7, N1, N2, MessageKind.VOTE, false, 3L, 120, 5_000, null, List.of("f2"));
    facts.addAll(
        List.of(
            new Fact.LinkDisturbed(N1, N2, List.of(disturbance)),
            new Fact.MessagesInFlight(1, List.of(message)),
            new Fact.MessageActedOn(message, MessageAction.DROP),
            new Fact.LogShape(N1, 1, 40, 0, List.of(new TermRun(1, 1), new TermRun(20, 3))),
            new Fact.LogBlock(N1, 1, 64, 3, "00ff00ff00ff00ff"),
            new Fact.LogEntries(N1, List.of(new LogEntry(5, 1, "Command", 90, "put k7"))),
            new Fact.Replication(N1, 3, List.of(new ReplicationProgress(N2, 41, 40, 0))),
            new Fact.LeaderHeard(N2, N1, 3, 123_456),
            new Fact.VoteRefused(N3, N2, 3, N1),
            new Fact.ConfigurationChanged(
                N1,
                12,
                1,
                List.of(
                    new Member(N1, MemberType.VOTER),
                    new Member(N2, MemberType.PROMOTABLE),
                    new Member(N3, MemberType.PASSIVE))),
            new Fact.NodeRemoved(N3),
            new Fact.OperationsNotKnown(2, 1_000, 2_000),
            new Fact.ClientTally(4_000, 10, 2, 3)));
    CommandId id = new CommandId("c2");
    Set<Link> links = Set.of(new Link(N2, N1), new Link(N1, N2));
    List.of(
            new OperatorCommand.RestartNode(N1, 500),
            new OperatorCommand.RollingRestart(0),
            new OperatorCommand.AddNode(NodeId.of(4)),
            new OperatorCommand.RemoveNode(N3),
            new OperatorCommand.ReplaceNode(N3, NodeId.of(4)),
            new OperatorCommand.InspectLog(N1, 1, 50),
            new NemesisCommand.BridgeNodes(N1, 5_000),
            new NemesisCommand.MajoritiesRing(5_000),
            new NemesisCommand.DisturbLinks(links, Set.of(MessageKind.APPEND), slow, 5_000),
            new NemesisCommand.HoldMessages(links, Set.of(), 5_000),
            new NemesisCommand.CatchMessage(N1, N2, MessageKind.VOTE, MessageAction.HOLD, 5_000),
            new NemesisCommand.ActOnMessage(7, MessageAction.RELEASE),
            new NemesisCommand.StepDown(N1),
            new NemesisCommand.ForceElection(N2),
            new NemesisCommand.SplitVote(3_000),
            new NemesisCommand.FlapLeader(1_000, 10_000),
            new NemesisCommand.LoadBurst(1_000, 5_000),
            new NemesisCommand.SlowClient(200, 50, 5_000),
            new NemesisCommand.HotKey(90, 5_000))
        .forEach(command -> facts.add(new Fact.CommandRequested(id, command)));
  }

  private static void addCommands(List<Fact> facts) {
    CommandId id = new CommandId("c1");
    List.of(
            new OperatorCommand.StartNode(N1),
            new OperatorCommand.StopNode(N1),
            new OperatorCommand.TransferLeadership(N2),
            new OperatorCommand.CompactLog(N1),
            new OperatorCommand.SetWorkload(WorkloadSettings.DEFAULT.withEnabled(false)),
            new OperatorCommand.ClientWrite("k1", "värde \"1\" 值"),
            new OperatorCommand.ClientRead("k1"),
            new OperatorCommand.LocalRead(N2, "k1"),
            new NemesisCommand.KillNode(N1, 5_000),
            new NemesisCommand.FreezeNode(N1, 0),
            new NemesisCommand.UnfreezeNode(N1),
            new NemesisCommand.IsolateNode(N1, 0),
            new NemesisCommand.RejoinNode(N1),
            new NemesisCommand.PartitionNodes(Set.of(N2, N1), Set.of(N3, NodeId.CLIENT), 0),
            new NemesisCommand.RevertFault("f1"),
            new NemesisCommand.HealAll("enough"),
            new NemesisCommand.RearmFaults(),
            new SwitchCommand.SetSwitch(SwitchName.SCRUBBING, true))
        .forEach(command -> facts.add(new Fact.CommandRequested(id, command)));
  }

  private static void addOutcomes(List<Fact> facts) {
    CommandId id = new CommandId("c1");
    List.of(
            Outcome.Ok.PLAIN,
            new Outcome.Fail(FailReason.WRONG_STATE, "n1 is stopped"),
            new Outcome.Info("no answer yet"))
        .forEach(outcome -> facts.add(new Fact.CommandCompleted(id, outcome)));
  }
}
