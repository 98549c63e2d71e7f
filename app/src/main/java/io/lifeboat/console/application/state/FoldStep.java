package io.lifeboat.console.application.state;

import io.lifeboat.cluster.checker.SafetyChecker;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.LogbookCommand;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.fact.FailoverTracker;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.console.application.state.ConsoleFold.Hidden;
import io.lifeboat.console.application.state.ConsoleState.Phase;
import io.lifeboat.console.application.timeline.TimelineFold;
import io.lifeboat.console.application.timeline.TimelineMark;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One step of {@link ConsoleFold}: takes one fact into a draft that becomes the next immutable
 * picture. What a fact means to one subject is in that subject's fold; here is which subjects it
 * concerns, and what follows from all of them together.
 */
final class FoldStep {
  private final FoldDraft draft;

  FoldStep(ConsoleState state, Hidden hidden, long sequence, long at, @Nullable CommandId cause) {
    draft = new FoldDraft(state, hidden, sequence, at, cause);
  }

  void fold(FactRecord record) {
    draft.structureChanged = isStructural(record.fact());
    switch (record.fact()) {
      case Fact.ClusterStarting f -> LivesFold.starting(draft, f);
      case Fact.ClusterStopped _ -> LivesFold.stopped(draft);
      case Fact.FactsDropped _ -> draft.mark(TimelineMark.Kind.FACTS_MISSING, null);
      case Fact.NodeStarting f -> LivesFold.nodeStarting(draft, f.node());
      case Fact.NodeStarted f -> LivesFold.nodeStarted(draft, f);
      case Fact.NodeStartRefused f -> LivesFold.nodeStartRefused(draft, f);
      case Fact.NodeStopped f -> LivesFold.nodeEnded(draft, f.node(), NodeStatus.STOPPED);
      case Fact.NodeKilled f -> LivesFold.nodeEnded(draft, f.node(), NodeStatus.KILLED);
      case Fact.NodeRemoved f -> LivesFold.nodeRemoved(draft, f.node());
      case Fact.NodeFrozen f ->
          draft.nodes.change(f.node(), card -> card.status = NodeStatus.FROZEN);
      case Fact.NodeUnfrozen f ->
          draft.nodes.change(f.node(), card -> card.status = NodeStatus.RUNNING);
      case Fact.RoleChanged f -> RaftFold.roleChanged(draft, f);
      case Fact.TermAdvanced f -> draft.nodes.change(f.node(), card -> card.term = f.term());
      case Fact.LeaderElected f -> RaftFold.leaderElected(draft, f);
      case Fact.LeaderReady f -> RaftFold.leaderReady(draft, f);
      case Fact.SteppedDown f -> RaftFold.steppedDown(draft, f.node(), f.term());
      case Fact.NodeLevels f -> RaftFold.nodeLevels(draft, f);
      case Fact.LogCompacted f -> RaftFold.logCompacted(draft, f);
      case Fact.LogShape f -> draft.logs = LogsFold.shape(draft.logs, f);
      case Fact.LogBlock _ -> {}
      case Fact.LogEntries f -> draft.logs = LogsFold.fetched(draft.logs, f);
      case Fact.Replication f -> draft.logs = LogsFold.replication(draft.logs, f, draft.at);
      case Fact.LeaderHeard f -> draft.elections = ElectionsFold.heard(draft.elections, f);
      case Fact.VoteRefused f -> draft.mark(TimelineMark.Kind.VOTE_REFUSED, f.node());
      case Fact.ConfigurationChanged f -> RaftFold.configurationChanged(draft, f);
      case Fact.MessageSent f -> VotesFold.messageSent(draft, f);
      case Fact.MessageAnswered f -> VotesFold.answered(draft, f);
      case Fact.MessageUnanswered f -> VotesFold.unanswered(draft, f);
      case Fact.MessagesInFlight f -> draft.links = LinksFold.inFlight(draft.links, f);
      case Fact.MessageActedOn f -> draft.mark(TimelineMark.Kind.MESSAGE, f.message().from());
      case Fact.Traffic f -> draft.links = LinksFold.traffic(draft.links, f);
      case Fact.LinkCut f ->
          draft.links = LinksFold.cut(draft.links, new Link(f.from(), f.to()), true);
      case Fact.LinkHealed f ->
          draft.links = LinksFold.cut(draft.links, new Link(f.from(), f.to()), false);
      case Fact.LinkDisturbed f -> draft.links = LinksFold.disturbed(draft.links, f);
      case Fact.ReplicaDigest f -> {
        draft.digests = draft.digests.plus(f.node(), f.index(), f.digest());
        draft.digestsChanged = true;
      }
      case Fact.ScrubProgress f -> draft.detection = DetectionFold.progress(draft.detection, f);
      case Fact.NodeScrubbed f ->
          draft.detection = DetectionFold.scanned(draft.detection, f, draft.at);
      case Fact.DamageFound f -> {
        draft.detection = DetectionFold.found(draft.detection, f, draft.at);
        draft.mark(TimelineMark.Kind.DAMAGE, f.node());
      }
      case Fact.NodeQuarantined f -> LivesFold.quarantined(draft, f);
      case Fact.JournalRecords f -> draft.detection = DetectionFold.records(draft.detection, f);
      case Fact.ReplicasAgree f ->
          draft.detection = DetectionFold.agree(draft.detection, f, draft.at);
      case Fact.ReplicasDiffer f -> {
        draft.detection = DetectionFold.differ(draft.detection, f, draft.at);
        f.suspects().forEach(node -> draft.mark(TimelineMark.Kind.DAMAGE, node));
      }
      case Fact.KeysDiffer f -> draft.detection = DetectionFold.keys(draft.detection, f);
      case Fact.Suspicions f -> suspicions(f);
      case Fact.RepairChanged f -> {
        draft.detection = DetectionFold.repair(draft.detection, f, draft.at);
        draft.mark(TimelineMark.Kind.REPAIR, f.node());
      }
      case Fact.BackupWritten f ->
          draft.detection = DetectionFold.backedUp(draft.detection, f, draft.at);
      case Fact.BackupChecked f -> draft.detection = DetectionFold.checked(draft.detection, f);
      case Fact.BackupRestored _ -> {}
      case Fact.CommandRequested f -> commandRequested(f);
      case Fact.CommandCompleted f -> {
        draft.commands = LedgerFold.completed(draft.commands, f.id(), f.outcome());
        draft.members = MembersFold.completed(draft.members, f.id());
      }
      case Fact.FaultChanged f -> {
        draft.ledger = LedgerFold.changed(draft.ledger, f, draft.at, draft.cause);
        draft.timeline =
            TimelineFold.fault(draft.timeline, f, draft.cause, draft.at, draft.sequence);
      }
      case Fact.FaultsBlocked f -> draft.ledger = LedgerFold.blocked(draft.ledger, f.reason());
      case Fact.FaultsRearmed _ -> draft.ledger = LedgerFold.blocked(draft.ledger, null);
      case Fact.SwitchChanged f -> switchChanged(f);
      case Fact.DegradeSwitchChanged f ->
          draft.degradation = DegradationFold.turned(draft.degradation, f, draft.at);
      case Fact.ServiceLevelChanged f ->
          draft.degradation = DegradationFold.level(draft.degradation, f, draft.at);
      case Fact.TreatmentsChanged f ->
          draft.degradation =
              DegradationFold.treated(draft.degradation, f, draft.sequence, draft.at);
      case Fact.HealthMeasured f ->
          draft.degradation = DegradationFold.health(draft.degradation, f.health(), draft.at);
      case Fact.BreakerChanged f ->
          draft.degradation = DegradationFold.breaker(draft.degradation, f.breaker());
      case Fact.GatewayFigures f -> gatewayFigures(f);
      case Fact.PolicyActivated f ->
          draft.degradation = DegradationFold.activated(draft.degradation, f, draft.at);
      case Fact.PolicyFaulted f ->
          draft.degradation = DegradationFold.faulted(draft.degradation, f, draft.at);
      case Fact.PolicyRecovered _ ->
          draft.degradation = DegradationFold.recovered(draft.degradation);
      case Fact.ToleranceChanged f ->
          draft.degradation = DegradationFold.tolerance(draft.degradation, f.level());
      case Fact.WorkloadChanged f -> draft.workload = f.settings();
      case Fact.ClientOperations f -> clientOperations(f);
      case Fact.ClientTally _ -> {}
      case Fact.OperationsNotKnown _ -> {}
      case Fact.FirstWriteAcknowledged _ -> {}
      case Fact.ServiceUnavailable f -> {
        draft.downSinceMicros = f.sinceMicros();
        draft.timeline = TimelineFold.unavailable(draft.timeline, f.sinceMicros(), draft.sequence);
      }
      case Fact.ServiceAvailable _ -> {
        draft.downSinceMicros = null;
        draft.timeline = TimelineFold.available(draft.timeline, draft.at, draft.sequence);
      }
    }
    FailoverTracker before = draft.tracker;
    draft.tracker = draft.tracker.next(record);
    if (draft.tracker != before) {
      draft.failovers = draft.tracker.failovers();
    }
  }

  /** Looks whether the fact tells anything of Raft's safety. */
  void check(FactRecord record) {
    SafetyChecker next = draft.checker.next(record);
    if (next == draft.checker) {
      return;
    }
    SafetyView before = draft.safety;
    draft.safety = SafetyFold.view(before, draft.checker, next);
    draft.checker = next;
    for (Occurrence broken : SafetyFold.broken(before, draft.safety, draft.at, draft.sequence)) {
      draft.occurred(broken);
      draft.mark(TimelineMark.Kind.SAFETY_BROKEN, null);
    }
  }

  /** The frequent facts that neither leadership nor links nor the service's status follow from. */
  private static boolean isStructural(Fact fact) {
    return !(fact instanceof Fact.Level
        || fact instanceof Fact.MessageSent
        || fact instanceof Fact.MessageAnswered
        || fact instanceof Fact.MessageUnanswered);
  }

  void mark(TimelineMark.Kind kind, @Nullable NodeId node) {
    draft.mark(kind, node);
  }

  void occurred(Occurrence occurrence) {
    draft.occurred(occurrence);
  }

  ConsoleFold result() {
    if (draft.structureChanged) {
      rejudge();
    }
    if (draft.structureChanged || draft.digestsChanged) {
      rejudgeDigests();
    }
    return draft.result();
  }

  // Detection

  /** Who comes to be suspected gets a mark, to compare with when Raft asks for pre-votes. */
  private void suspicions(Fact.Suspicions f) {
    Set<NodeId> before = draft.detection.suspected();
    draft.detection = DetectionFold.suspicions(draft.detection, f);
    draft.detection.suspected().stream()
        .filter(node -> !before.contains(node))
        .forEach(node -> draft.mark(TimelineMark.Kind.SUSPECTED, node));
    draft.buffers = draft.buffers.suspicion(f, draft.at);
    draft.trends = ClientsFold.ofSuspicion(draft.trends, draft.buffers);
  }

  // Commands and clients

  private void commandRequested(Fact.CommandRequested f) {
    draft.commands = draft.commands.plus(new CommandView(f.id(), f.command(), draft.at, null));
    draft.members = MembersFold.requested(draft.members, f.id(), f.command(), draft.at);
    if (!(f.command() instanceof LogbookCommand)) {
      draft.mark(TimelineMark.Kind.COMMAND, null);
    } else if (f.command() instanceof LogbookCommand.WriteNote) {
      draft.mark(TimelineMark.Kind.NOTE, null);
    }
  }

  private void switchChanged(Fact.SwitchChanged f) {
    Set<SwitchName> next = new HashSet<>(draft.switchesOn);
    if (f.on()) {
      next.add(f.name());
    } else {
      next.remove(f.name());
    }
    draft.switchesOn = Set.copyOf(next);
  }

  private void gatewayFigures(Fact.GatewayFigures f) {
    draft.degradation = DegradationFold.figures(draft.degradation, f, draft.at);
    draft.buffers = draft.buffers.figures(f, draft.at);
    draft.trends = ClientsFold.ofFigures(draft.trends, draft.buffers);
  }

  private void clientOperations(Fact.ClientOperations f) {
    draft.client = ClientsFold.operations(draft.client, f);
    draft.buffers = draft.buffers.operations(draft.client, draft.at);
    draft.trends = ClientsFold.ofOperations(draft.trends, draft.buffers);
    draft.timeline = TimelineFold.operations(draft.timeline, f, draft.at, draft.sequence);
  }

  // What follows from the above

  private void rejudge() {
    draft.members = MembersFold.current(draft.members, leaderKnown());
    Topology topology = topology();
    long highestTerm = draft.elected == null ? 0 : draft.elected.term();
    draft.nodes.changeAll(
        card -> {
          boolean alive = card.status.isUp() || card.status == NodeStatus.FROZEN;
          card.cutOff = topology.isCutOff(card.node);
          card.partlyCut = !card.cutOff && topology.isPartlyCut(card.node);
          card.staleLeader = alive && card.role == Role.LEADER && card.term < highestTerm;
          card.ready = card.ready && !card.staleLeader;
        });
    draft.service =
        Leaders.service(
            draft.nodes.views(),
            topology,
            draft.elected,
            draft.run.phase(),
            draft.degradation.isDegraded(),
            draft.downSinceMicros);
    draft.timeline =
        draft.run.phase() == Phase.STOPPED
            ? TimelineFold.over(draft.timeline, draft.at, draft.sequence)
            : TimelineFold.standing(
                draft.timeline,
                Leaders.moments(draft.nodes.views()),
                Leaders.leadership(draft.service, draft.elected),
                draft.at,
                draft.sequence);
  }

  private @Nullable NodeId leaderKnown() {
    return draft.elected == null || draft.elected.over() ? null : draft.elected.node();
  }

  private void rejudgeDigests() {
    draft.nodes.changeAll(
        card -> {
          DigestBook.Judgement judgement = draft.digests.judge(card.node);
          boolean runs = card.status == NodeStatus.RUNNING;
          card.digestIndex = judgement.index();
          card.digest = judgement.digest();
          card.digestVerdict = runs ? judgement.verdict() : DigestVerdict.NOT_KNOWN;
        });
  }

  private Topology topology() {
    Set<NodeId> running = new HashSet<>();
    for (NodeView node : draft.nodes.views()) {
      if (node.takesPart()) {
        running.add(node.node());
      }
    }
    return new Topology(draft.members.voters(), running, draft.links.cut());
  }
}
