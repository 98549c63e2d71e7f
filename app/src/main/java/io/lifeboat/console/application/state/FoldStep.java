package io.lifeboat.console.application.state;

import io.lifeboat.cluster.checker.SafetyChecker;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.fact.FailoverTracker;
import io.lifeboat.cluster.model.Failover;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.cluster.model.WorkloadSettings;
import io.lifeboat.console.application.alarm.AlarmDesk;
import io.lifeboat.console.application.state.ClientsFold.Buffers;
import io.lifeboat.console.application.state.ConsoleFold.Hidden;
import io.lifeboat.console.application.state.ConsoleState.Phase;
import io.lifeboat.console.application.state.Leaders.Elected;
import io.lifeboat.console.application.timeline.Chronicle;
import io.lifeboat.console.application.timeline.TimelineFold;
import io.lifeboat.console.application.timeline.TimelineMark;
import io.lifeboat.console.application.timeline.TimelineView;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One step of {@link ConsoleFold}: a working copy that takes one fact in and becomes the next
 * immutable picture. It never leaves the thread, nor outlives the step. What a fact means to one
 * subject is in that subject's fold; here is which subjects it concerns.
 */
final class FoldStep {
  private final long sequence;
  private final long at;
  private final @Nullable CommandId cause;

  // The picture
  private final NodeCards nodes;
  private RunView run;
  private MembersView members;
  private ServiceView service;
  private ElectionsView elections;
  private LogsView logs;
  private LinksView links;
  private FaultsView ledger;
  private Set<SwitchName> switchesOn;
  private WorkloadSettings workload;
  private ClientView client;
  private TrendView trends;
  private TimelineView timeline;
  private SafetyView safety;
  private DetectionView detection;
  private Chronicle<Occurrence> occurrences;
  private List<Failover> failovers;
  private Chronicle<CommandView> commands;

  // What is behind it
  private FailoverTracker tracker;
  private @Nullable Elected elected;
  private @Nullable Long downSinceMicros;
  private DigestBook digests;
  private Buffers buffers;
  private final AlarmDesk alarms;
  private SafetyChecker checker;
  private final Story story;

  /** Something changed that leadership, links or the service's status follow from. */
  private boolean structureChanged;

  private boolean digestsChanged;

  FoldStep(ConsoleState state, Hidden hidden, long sequence, long at, @Nullable CommandId cause) {
    this.sequence = sequence;
    this.at = at;
    this.cause = cause;
    nodes = new NodeCards(state.nodes());
    run = state.run();
    members = state.members();
    service = state.service();
    elections = state.elections();
    logs = state.logs();
    links = state.links();
    ledger = state.ledger();
    switchesOn = state.switchesOn();
    workload = state.workload();
    client = state.client();
    trends = state.trends();
    timeline = state.timeline();
    safety = state.safety();
    detection = state.detection();
    occurrences = state.record().occurrences();
    failovers = state.record().failovers();
    commands = state.record().commands();
    tracker = hidden.failovers();
    elected = hidden.elected();
    downSinceMicros = hidden.downSinceMicros();
    digests = hidden.digests();
    buffers = hidden.buffers();
    alarms = hidden.alarms();
    checker = hidden.checker();
    story = hidden.story();
  }

  void fold(FactRecord record) {
    structureChanged = isStructural(record.fact());
    switch (record.fact()) {
      case Fact.ClusterStarting f -> starting(f);
      case Fact.ClusterStopped _ -> stopped();
      case Fact.FactsDropped _ -> mark(TimelineMark.Kind.FACTS_MISSING, null);
      case Fact.NodeStarting f -> nodeStarting(f.node());
      case Fact.NodeStarted f -> nodeStarted(f);
      case Fact.NodeStartRefused f -> nodeStartRefused(f);
      case Fact.NodeStopped f -> nodeEnded(f.node(), NodeStatus.STOPPED);
      case Fact.NodeKilled f -> nodeEnded(f.node(), NodeStatus.KILLED);
      case Fact.NodeRemoved f -> nodeRemoved(f.node());
      case Fact.NodeFrozen f -> nodes.change(f.node(), card -> card.status = NodeStatus.FROZEN);
      case Fact.NodeUnfrozen f -> nodes.change(f.node(), card -> card.status = NodeStatus.RUNNING);
      case Fact.RoleChanged f -> roleChanged(f);
      case Fact.TermAdvanced f -> nodes.change(f.node(), card -> card.term = f.term());
      case Fact.LeaderElected f -> leaderElected(f);
      case Fact.LeaderReady f -> leaderReady(f);
      case Fact.SteppedDown f -> steppedDown(f.node(), f.term());
      case Fact.NodeLevels f -> nodeLevels(f);
      case Fact.LogCompacted f -> logCompacted(f);
      case Fact.LogShape f -> logs = LogsFold.shape(logs, f);
      case Fact.LogBlock _ -> {}
      case Fact.LogEntries f -> logs = LogsFold.fetched(logs, f);
      case Fact.Replication f -> logs = LogsFold.replication(logs, f, at);
      case Fact.LeaderHeard f -> elections = ElectionsFold.heard(elections, f);
      case Fact.VoteRefused f -> mark(TimelineMark.Kind.VOTE_REFUSED, f.node());
      case Fact.ConfigurationChanged f -> configurationChanged(f);
      case Fact.MessageSent f -> messageSent(f);
      case Fact.MessageAnswered f -> {
        elections = ElectionsFold.answered(elections, f);
        judgeVotes();
        showVotes(f.from());
      }
      case Fact.MessageUnanswered f -> {
        elections = ElectionsFold.unanswered(elections, f);
        judgeVotes();
      }
      case Fact.MessagesInFlight f -> links = LinksFold.inFlight(links, f);
      case Fact.MessageActedOn f -> mark(TimelineMark.Kind.MESSAGE, f.message().from());
      case Fact.Traffic f -> links = LinksFold.traffic(links, f);
      case Fact.LinkCut f -> links = LinksFold.cut(links, new Link(f.from(), f.to()), true);
      case Fact.LinkHealed f -> links = LinksFold.cut(links, new Link(f.from(), f.to()), false);
      case Fact.LinkDisturbed f -> links = LinksFold.disturbed(links, f);
      case Fact.ReplicaDigest f -> {
        digests = digests.plus(f.node(), f.index(), f.digest());
        digestsChanged = true;
      }
      case Fact.ScrubProgress f -> detection = DetectionFold.progress(detection, f);
      case Fact.NodeScrubbed f -> detection = DetectionFold.scanned(detection, f, at);
      case Fact.DamageFound f -> {
        detection = DetectionFold.found(detection, f, at);
        mark(TimelineMark.Kind.DAMAGE, f.node());
      }
      case Fact.NodeQuarantined f -> quarantined(f);
      case Fact.JournalRecords f -> detection = DetectionFold.records(detection, f);
      case Fact.ReplicasAgree f -> detection = DetectionFold.agree(detection, f, at);
      case Fact.ReplicasDiffer f -> {
        detection = DetectionFold.differ(detection, f, at);
        f.suspects().forEach(node -> mark(TimelineMark.Kind.DAMAGE, node));
      }
      case Fact.KeysDiffer f -> detection = DetectionFold.keys(detection, f);
      case Fact.Suspicions f -> suspicions(f);
      case Fact.RepairChanged f -> {
        detection = DetectionFold.repair(detection, f, at);
        mark(TimelineMark.Kind.REPAIR, f.node());
      }
      case Fact.BackupWritten f -> detection = DetectionFold.backedUp(detection, f, at);
      case Fact.BackupChecked f -> detection = DetectionFold.checked(detection, f);
      case Fact.BackupRestored _ -> {}
      case Fact.CommandRequested f -> commandRequested(f);
      case Fact.CommandCompleted f -> {
        commands = LedgerFold.completed(commands, f.id(), f.outcome());
        members = MembersFold.completed(members, f.id());
      }
      case Fact.FaultChanged f -> {
        ledger = LedgerFold.changed(ledger, f, at, cause);
        timeline = TimelineFold.fault(timeline, f, cause, at, sequence);
      }
      case Fact.FaultsBlocked f -> ledger = LedgerFold.blocked(ledger, f.reason());
      case Fact.FaultsRearmed _ -> ledger = LedgerFold.blocked(ledger, null);
      case Fact.SwitchChanged f -> switchChanged(f);
      case Fact.WorkloadChanged f -> workload = f.settings();
      case Fact.ClientOperations f -> clientOperations(f);
      case Fact.ClientTally _ -> {}
      case Fact.OperationsNotKnown _ -> {}
      case Fact.FirstWriteAcknowledged _ -> {}
      case Fact.ServiceUnavailable f -> {
        downSinceMicros = f.sinceMicros();
        timeline = TimelineFold.unavailable(timeline, f.sinceMicros(), sequence);
      }
      case Fact.ServiceAvailable _ -> {
        downSinceMicros = null;
        timeline = TimelineFold.available(timeline, at, sequence);
      }
    }
    FailoverTracker before = tracker;
    tracker = tracker.next(record);
    if (tracker != before) {
      failovers = tracker.failovers();
    }
  }

  /** Looks whether the fact tells anything of Raft's safety. */
  void check(FactRecord record) {
    SafetyChecker next = checker.next(record);
    if (next == checker) {
      return;
    }
    SafetyView before = safety;
    safety = SafetyFold.view(before, checker, next);
    checker = next;
    for (Occurrence broken : SafetyFold.broken(before, safety, at, sequence)) {
      occurred(broken);
      mark(TimelineMark.Kind.SAFETY_BROKEN, null);
    }
  }

  /** The frequent facts that neither leadership nor links nor the service's status follow from. */
  private static boolean isStructural(Fact fact) {
    return !(fact instanceof Fact.Level
        || fact instanceof Fact.MessageSent
        || fact instanceof Fact.MessageAnswered
        || fact instanceof Fact.MessageUnanswered);
  }

  void occurred(Occurrence occurrence) {
    occurrences = occurrences.plus(occurrence);
  }

  void mark(TimelineMark.Kind kind, @Nullable NodeId node) {
    timeline = TimelineFold.mark(timeline, new TimelineMark(at, sequence, kind, node));
  }

  ConsoleFold result() {
    if (structureChanged) {
      rejudge();
    }
    if (structureChanged || digestsChanged) {
      rejudgeDigests();
    }
    ConsoleState state =
        new ConsoleState(
            run,
            sequence,
            at,
            nodes.views(),
            members,
            service,
            elections,
            logs,
            links,
            ledger,
            switchesOn,
            workload,
            client,
            trends,
            timeline,
            safety,
            detection,
            alarms.view(),
            new RecordView(occurrences, failovers, commands));
    return new ConsoleFold(
        state,
        new Hidden(tracker, elected, downSinceMicros, digests, buffers, alarms, checker, story));
  }

  // The run and its processes

  private void starting(Fact.ClusterStarting f) {
    run =
        new RunView(
            Phase.STARTING, f.electionTimeoutMs(), f.heartbeatMs(), f.flushOnCommit(), f.seed());
    nodes.begin(f.nodes());
    members = MembersFold.begin(f.nodes());
  }

  private void stopped() {
    run = run.in(Phase.STOPPED);
  }

  private void nodeStarting(NodeId node) {
    digests = digests.without(node);
    detection = DetectionFold.stateForgotten(detection, node);
    forgetLife(node);
    nodes.change(
        node,
        card -> {
          card.status = NodeStatus.STARTING;
          card.role = Role.INACTIVE;
          card.leaderBelief = null;
          card.ready = false;
          card.statusReason = null;
        });
  }

  private void nodeStarted(Fact.NodeStarted f) {
    detection = DetectionFold.quarantined(detection, f.node(), null);
    logs = LogsFold.opened(logs, f.node(), f.lastLogIndex());
    nodes.change(
        f.node(),
        card -> {
          card.status = NodeStatus.RUNNING;
          card.term = Math.max(card.term, f.term());
          card.lastLogIndex = f.lastLogIndex();
          card.statusReason = null;
        });
  }

  private void nodeStartRefused(Fact.NodeStartRefused f) {
    nodes.change(
        f.node(),
        card -> {
          card.status = NodeStatus.STOPPED;
          card.statusReason = f.reason();
        });
  }

  /** Who comes to be suspected gets a mark, to compare with when Raft asks for pre-votes. */
  private void suspicions(Fact.Suspicions f) {
    Set<NodeId> before = detection.suspected();
    detection = DetectionFold.suspicions(detection, f);
    detection.suspected().stream()
        .filter(node -> !before.contains(node))
        .forEach(node -> mark(TimelineMark.Kind.SUSPECTED, node));
    buffers = buffers.suspicion(f, at);
    trends = ClientsFold.ofSuspicion(trends, buffers);
  }

  private void quarantined(Fact.NodeQuarantined f) {
    detection = DetectionFold.quarantined(detection, f.node(), f.reason());
    nodes.change(
        f.node(),
        card -> {
          card.status = NodeStatus.QUARANTINED;
          card.statusReason = f.reason();
        });
  }

  private void nodeEnded(NodeId node, NodeStatus how) {
    forgetLife(node);
    elected = Elected.over(elected, node, Long.MAX_VALUE);
    nodes.change(
        node,
        card -> {
          card.status = how;
          card.ready = false;
          card.leaderBelief = null;
        });
  }

  private void nodeRemoved(NodeId node) {
    nodeEnded(node, NodeStatus.REMOVED);
    digests = digests.without(node);
    members = MembersFold.removed(members, node);
    detection = DetectionFold.removed(detection, node);
    logs = LogsFold.removed(logs, node);
    nodes.change(
        node,
        card -> {
          card.role = Role.INACTIVE;
          card.commitIndex = 0;
          card.appliedIndex = 0;
          card.lastLogIndex = 0;
        });
  }

  /** What a process did and heard ends with it. */
  private void forgetLife(NodeId node) {
    endRound(node, false);
    elections = ElectionsFold.forgotten(elections, node);
    logs = LogsFold.leadsNoMore(logs, node);
  }

  // Raft

  private void roleChanged(Fact.RoleChanged f) {
    VoteRoundView round = elections.roundOf(f.node());
    boolean wasPoll = round != null && round.kind() == MessageKind.POLL;
    boolean stillAsks = f.role() == Role.CANDIDATE && round != null && !wasPoll;
    if (!stillAsks) {
      endRound(f.node(), f.role() == (wasPoll ? Role.CANDIDATE : Role.LEADER));
    }
    if (f.role() != Role.LEADER) {
      steppedDown(f.node(), f.term());
    }
    nodes.change(
        f.node(),
        card -> {
          card.role = f.role();
          card.term = Math.max(card.term, f.term());
          card.ready = card.ready && f.role() == Role.LEADER;
        });
  }

  private void leaderElected(Fact.LeaderElected f) {
    elected = Elected.next(elected, f.node(), f.term());
    endRound(f.node(), true);
    elections = ElectionsFold.elected(ElectionsFold.forgotten(elections, f.node()), f.term());
    nodes.change(
        f.node(),
        card -> {
          card.role = Role.LEADER;
          card.term = Math.max(card.term, f.term());
          card.leaderBelief = f.node();
          card.ready = false;
        });
  }

  private void leaderReady(Fact.LeaderReady f) {
    if (run.phase() == Phase.STARTING || run.phase() == Phase.BLANK) {
      run = run.in(Phase.RUNNING);
    }
    nodes.change(
        f.node(),
        card -> {
          card.ready = card.role == Role.LEADER && card.term == f.term();
          card.commitIndex = Math.max(card.commitIndex, f.index());
        });
  }

  private void steppedDown(NodeId node, long term) {
    elected = Elected.over(elected, node, term);
    logs = LogsFold.leadsNoMore(logs, node);
    nodes.change(node, card -> card.ready = false);
  }

  private void nodeLevels(Fact.NodeLevels f) {
    structureChanged = nodes.find(f.node()).map(node -> node.term() != f.term()).orElse(false);
    Configuration committed = members.committed();
    members = MembersFold.committed(members, f.node(), f.commitIndex());
    structureChanged = structureChanged || !members.committed().equals(committed);
    logs = LogsFold.levels(logs, f);
    if (f.leader() != null) {
      endRound(f.node(), false);
    }
    nodes.change(
        f.node(),
        card -> {
          card.term = f.term();
          card.leaderBelief = f.leader();
          card.commitIndex = f.commitIndex();
          card.appliedIndex = f.appliedIndex();
          card.lastLogIndex = f.lastLogIndex();
        });
    buffers = buffers.spread(nodes.commitSpread(), at);
    trends = ClientsFold.ofSpread(trends, buffers);
  }

  private void logCompacted(Fact.LogCompacted f) {
    logs = LogsFold.compacted(logs, f);
    mark(TimelineMark.Kind.COMPACTION, f.node());
  }

  private void configurationChanged(Fact.ConfigurationChanged f) {
    members = MembersFold.reported(members, f);
    if (f.index() > 0) {
      mark(TimelineMark.Kind.CONFIGURATION, f.node());
    }
  }

  // Votes

  private void messageSent(Fact.MessageSent f) {
    VoteRoundView before = elections.roundOf(f.from());
    elections = ElectionsFold.asked(elections, f, members.voters().size(), at);
    VoteRoundView after = elections.roundOf(f.from());
    if (after != null && after.asked().size() == 1 && !after.equals(before)) {
      mark(
          after.kind() == MessageKind.POLL ? TimelineMark.Kind.POLL : TimelineMark.Kind.VOTE,
          f.from());
      judgeVotes();
    }
    showVotes(f.from());
  }

  private void endRound(NodeId node, boolean won) {
    if (elections.roundOf(node) == null) {
      return;
    }
    elections = ElectionsFold.ended(elections, node, won, at);
    judgeVotes();
    showVotes(node);
  }

  private void judgeVotes() {
    elections = ElectionsFold.judged(elections, elected == null ? 0 : elected.term(), at, sequence);
  }

  private void showVotes(NodeId node) {
    VoteRoundView round = elections.roundOf(node);
    List<NodeId> votes = round == null ? List.of() : List.copyOf(round.granted());
    boolean shown = nodes.find(node).map(NodeView::votesGranted).orElse(List.of()).equals(votes);
    if (!shown) {
      nodes.change(node, card -> card.votesGranted = votes);
    }
  }

  // Commands and clients

  private void commandRequested(Fact.CommandRequested f) {
    commands = commands.plus(new CommandView(f.id(), f.command(), at, null));
    members = MembersFold.requested(members, f.id(), f.command(), at);
    mark(TimelineMark.Kind.COMMAND, null);
  }

  private void switchChanged(Fact.SwitchChanged f) {
    Set<SwitchName> next = new HashSet<>(switchesOn);
    if (f.on()) {
      next.add(f.name());
    } else {
      next.remove(f.name());
    }
    switchesOn = Set.copyOf(next);
  }

  private void clientOperations(Fact.ClientOperations f) {
    client = ClientsFold.operations(client, f);
    buffers = buffers.operations(client, at);
    trends = ClientsFold.ofOperations(trends, buffers);
    timeline = TimelineFold.operations(timeline, f, at, sequence);
  }

  // What follows from the above

  private void rejudge() {
    members = MembersFold.current(members, leaderKnown());
    Topology topology = topology();
    long highestTerm = elected == null ? 0 : elected.term();
    nodes.changeAll(
        card -> {
          boolean alive = card.status.isUp() || card.status == NodeStatus.FROZEN;
          card.cutOff = topology.isCutOff(card.node);
          card.partlyCut = !card.cutOff && topology.isPartlyCut(card.node);
          card.staleLeader = alive && card.role == Role.LEADER && card.term < highestTerm;
          card.ready = card.ready && !card.staleLeader;
        });
    service =
        Leaders.service(nodes.views(), topology, elected, run.phase(), switchesOn, downSinceMicros);
    timeline =
        run.phase() == Phase.STOPPED
            ? TimelineFold.over(timeline, at, sequence)
            : TimelineFold.standing(
                timeline,
                Leaders.moments(nodes.views()),
                Leaders.leadership(service, elected),
                at,
                sequence);
  }

  private @Nullable NodeId leaderKnown() {
    return elected == null || elected.over() ? null : elected.node();
  }

  private void rejudgeDigests() {
    nodes.changeAll(
        card -> {
          DigestBook.Judgement judgement = digests.judge(card.node);
          boolean runs = card.status == NodeStatus.RUNNING;
          card.digestIndex = judgement.index();
          card.digest = judgement.digest();
          card.digestVerdict = runs ? judgement.verdict() : DigestVerdict.NOT_KNOWN;
        });
  }

  private Topology topology() {
    Set<NodeId> running = new HashSet<>();
    for (NodeView node : nodes.views()) {
      if (node.takesPart()) {
        running.add(node.node());
      }
    }
    return new Topology(members.voters(), running, links.cut());
  }
}
