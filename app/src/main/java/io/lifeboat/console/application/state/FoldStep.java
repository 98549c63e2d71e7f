package io.lifeboat.console.application.state;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.Outcome;
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
import io.lifeboat.console.application.state.ConsoleFold.Buffers;
import io.lifeboat.console.application.state.ConsoleFold.Elected;
import io.lifeboat.console.application.state.ConsoleFold.Hidden;
import io.lifeboat.console.application.state.ConsoleState.Phase;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One step of {@link ConsoleFold}: a working copy that takes one fact in and becomes the next
 * immutable picture. It never leaves the thread, nor outlives the step.
 */
final class FoldStep {
  private static final double MICROS_PER_MS = 1_000.0;
  private static final double MS_PER_SECOND = 1_000.0;

  // The picture
  private Phase phase;
  private int electionTimeoutMs;
  private int heartbeatMs;
  private boolean flushOnCommit;
  private long seed;
  private List<NodeView> nodes;
  private ServiceView service;
  private Set<Link> cutLinks;
  private List<FaultView> faults;
  private @Nullable String blockedReason;
  private Set<SwitchName> switchesOn;
  private WorkloadSettings workload;
  private ClientView client;
  private TrendView trends;
  private TrafficView traffic;
  private List<Failover> failovers;

  // What is behind it
  private FailoverTracker tracker;
  private @Nullable Elected elected;
  private @Nullable Long downSinceMicros;
  private DigestBook digests;
  private Map<NodeId, VoteRound> rounds;
  private Buffers buffers;
  private Chronicle<Occurrence> occurrences;
  private Chronicle<CommandView> commands;
  private final AlarmDesk alarms;

  /** Something changed that leadership, links or the service's status follow from. */
  private boolean structureChanged;

  private boolean digestsChanged;

  FoldStep(ConsoleState state, Hidden hidden) {
    phase = state.phase();
    electionTimeoutMs = state.electionTimeoutMs();
    heartbeatMs = state.heartbeatMs();
    flushOnCommit = state.flushOnCommit();
    seed = state.seed();
    nodes = state.nodes();
    service = state.service();
    cutLinks = state.cutLinks();
    faults = state.faults();
    blockedReason = state.blockedReason();
    switchesOn = state.switchesOn();
    workload = state.workload();
    client = state.client();
    trends = state.trends();
    traffic = state.traffic();
    failovers = state.failovers();
    tracker = hidden.failovers();
    elected = hidden.elected();
    downSinceMicros = hidden.downSinceMicros();
    digests = hidden.digests();
    rounds = hidden.rounds();
    buffers = hidden.buffers();
    occurrences = hidden.occurrences();
    commands = hidden.commands();
    alarms = hidden.alarms();
  }

  void fold(FactRecord record) {
    long at = record.atMicros();
    structureChanged = isStructural(record.fact());
    switch (record.fact()) {
      case Fact.ClusterStarting f -> starting(f);
      case Fact.ClusterStopped _ -> phase = Phase.STOPPED;
      case Fact.FactsDropped _ -> {}
      case Fact.NodeStarting f -> nodeStarting(f.node());
      case Fact.NodeStarted f -> nodeStarted(f);
      case Fact.NodeStartRefused f -> nodeStartRefused(f);
      case Fact.NodeStopped f -> nodeEnded(f.node(), NodeStatus.STOPPED);
      case Fact.NodeKilled f -> nodeEnded(f.node(), NodeStatus.KILLED);
      case Fact.NodeFrozen f -> change(f.node(), card -> card.status = NodeStatus.FROZEN);
      case Fact.NodeUnfrozen f -> change(f.node(), card -> card.status = NodeStatus.RUNNING);
      case Fact.RoleChanged f -> roleChanged(f);
      case Fact.TermAdvanced f -> change(f.node(), card -> card.term = f.term());
      case Fact.LeaderElected f -> leaderElected(f);
      case Fact.LeaderReady f -> leaderReady(f);
      case Fact.SteppedDown f -> steppedDown(f.node(), f.term());
      case Fact.NodeLevels f -> nodeLevels(f, at);
      case Fact.LogCompacted _ -> {}
      case Fact.MessageSent f -> asked(f.from(), f.to(), f.message(), f.term());
      case Fact.MessageAnswered f -> answered(f);
      case Fact.MessageUnanswered _ -> {}
      case Fact.Traffic f ->
          traffic = new TrafficView(traffic.number() + 1, f.periodMs(), f.links());
      case Fact.LinkCut f -> cutLinks = plus(cutLinks, new Link(f.from(), f.to()));
      case Fact.LinkHealed f -> cutLinks = minus(cutLinks, new Link(f.from(), f.to()));
      case Fact.ReplicaDigest f -> {
        digests = digests.plus(f.node(), f.index(), f.digest());
        digestsChanged = true;
      }
      case Fact.CommandRequested f ->
          commands = commands.plus(new CommandView(f.id(), f.command(), at, null));
      case Fact.CommandCompleted f -> commandCompleted(f.id(), f.outcome());
      case Fact.FaultChanged f -> faultChanged(f, at, record.cause());
      case Fact.FaultsBlocked f -> blockedReason = f.reason();
      case Fact.FaultsRearmed _ -> blockedReason = null;
      case Fact.SwitchChanged f ->
          switchesOn = f.on() ? plus(switchesOn, f.name()) : minus(switchesOn, f.name());
      case Fact.WorkloadChanged f -> workload = f.settings();
      case Fact.ClientOperations f -> clientOperations(f, at);
      case Fact.FirstWriteAcknowledged _ -> {}
      case Fact.ServiceUnavailable f -> downSinceMicros = f.sinceMicros();
      case Fact.ServiceAvailable _ -> downSinceMicros = null;
      default -> {}
    }
    FailoverTracker before = tracker;
    tracker = tracker.next(record);
    if (tracker != before) {
      failovers = tracker.failovers();
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

  ConsoleFold result(long sequence, long at) {
    if (structureChanged) {
      rejudgeLinksAndLeaders();
    }
    if (structureChanged || digestsChanged) {
      rejudgeDigests();
    }
    ConsoleState state =
        new ConsoleState(
            phase,
            sequence,
            at,
            electionTimeoutMs,
            heartbeatMs,
            flushOnCommit,
            seed,
            nodes,
            service,
            cutLinks,
            faults,
            blockedReason,
            switchesOn,
            workload,
            client,
            trends,
            traffic,
            occurrences,
            occurrences.dropped(),
            failovers,
            commands,
            alarms.view());
    return new ConsoleFold(
        state,
        new Hidden(
            tracker,
            elected,
            downSinceMicros,
            digests,
            rounds,
            buffers,
            occurrences,
            commands,
            alarms));
  }

  // The run and its processes

  private void starting(Fact.ClusterStarting f) {
    phase = Phase.STARTING;
    electionTimeoutMs = f.electionTimeoutMs();
    heartbeatMs = f.heartbeatMs();
    flushOnCommit = f.flushOnCommit();
    seed = f.seed();
    nodes = f.nodes().stream().sorted().map(node -> new NodeCard(node).view()).toList();
  }

  private void nodeStarting(NodeId node) {
    digests = digests.without(node);
    endRound(node);
    change(
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
    change(
        f.node(),
        card -> {
          card.status = NodeStatus.RUNNING;
          card.term = Math.max(card.term, f.term());
          card.lastLogIndex = f.lastLogIndex();
          card.statusReason = null;
        });
  }

  private void nodeStartRefused(Fact.NodeStartRefused f) {
    change(
        f.node(),
        card -> {
          card.status = NodeStatus.STOPPED;
          card.statusReason = f.reason();
        });
  }

  private void nodeEnded(NodeId node, NodeStatus how) {
    endRound(node);
    if (elected != null && elected.node().equals(node)) {
      elected = new Elected(node, elected.term(), true);
    }
    change(
        node,
        card -> {
          card.status = how;
          card.ready = false;
          card.leaderBelief = null;
        });
  }

  // Raft

  private void roleChanged(Fact.RoleChanged f) {
    VoteRound round = rounds.get(f.node());
    boolean stillAsks =
        f.role() == Role.CANDIDATE && round != null && round.kind() == MessageKind.VOTE;
    if (!stillAsks) {
      endRound(f.node());
    }
    if (f.role() != Role.LEADER) {
      steppedDown(f.node(), f.term());
    }
    change(
        f.node(),
        card -> {
          card.role = f.role();
          card.term = Math.max(card.term, f.term());
          card.ready = card.ready && f.role() == Role.LEADER;
        });
  }

  private void leaderElected(Fact.LeaderElected f) {
    if (elected == null || f.term() > elected.term()) {
      elected = new Elected(f.node(), f.term(), false);
    }
    endRound(f.node());
    change(
        f.node(),
        card -> {
          card.role = Role.LEADER;
          card.term = Math.max(card.term, f.term());
          card.leaderBelief = f.node();
          card.ready = false;
        });
  }

  private void leaderReady(Fact.LeaderReady f) {
    if (phase == Phase.STARTING || phase == Phase.BLANK) {
      phase = Phase.RUNNING;
    }
    change(
        f.node(),
        card -> {
          card.ready = card.role == Role.LEADER && card.term == f.term();
          card.commitIndex = Math.max(card.commitIndex, f.index());
        });
  }

  /** A node that left the role of leader leads no term up to this one any more. */
  private void steppedDown(NodeId node, long term) {
    if (elected != null && elected.node().equals(node) && term >= elected.term()) {
      elected = new Elected(node, elected.term(), true);
    }
    change(node, card -> card.ready = false);
  }

  private void nodeLevels(Fact.NodeLevels f, long at) {
    boolean termChanged =
        nodes.stream().anyMatch(n -> n.node().equals(f.node()) && n.term() != f.term());
    structureChanged = structureChanged || termChanged;
    if (f.leader() != null && rounds.containsKey(f.node())) {
      endRound(f.node());
    }
    change(
        f.node(),
        card -> {
          card.term = f.term();
          card.leaderBelief = f.leader();
          card.commitIndex = f.commitIndex();
          card.appliedIndex = f.appliedIndex();
          card.lastLogIndex = f.lastLogIndex();
        });
    LongSummaryStatistics commits =
        nodes.stream()
            .filter(n -> n.status() == NodeStatus.RUNNING)
            .mapToLong(NodeView::commitIndex)
            .summaryStatistics();
    double spread = commits.getCount() == 0 ? Double.NaN : commits.getMax() - commits.getMin();
    buffers =
        new Buffers(
            buffers.throughput(),
            buffers.p50(),
            buffers.p99(),
            buffers.commitSpread().plus(at, spread));
    trends =
        new TrendView(
            trends.throughput(), trends.p50Ms(), trends.p99Ms(), buffers.commitSpread().series());
  }

  private void asked(NodeId from, NodeId to, MessageKind kind, long term) {
    if (kind != MessageKind.POLL && kind != MessageKind.VOTE) {
      return;
    }
    VoteRound round = rounds.get(from);
    VoteRound next =
        round != null && round.continuesWith(kind, term, to)
            ? round.plusAsked(to)
            : VoteRound.begin(kind, term, from, to);
    inRound(from, next);
  }

  private void answered(Fact.MessageAnswered f) {
    VoteRound round = rounds.get(f.from());
    if (round != null && f.granted()) {
      inRound(f.from(), round.plusGranted(f.message(), f.to()));
    }
  }

  private void inRound(NodeId node, VoteRound round) {
    Map<NodeId, VoteRound> next = new HashMap<>(rounds);
    next.put(node, round);
    rounds = Map.copyOf(next);
    change(node, card -> card.votesGranted = round.votes());
  }

  private void endRound(NodeId node) {
    if (!rounds.containsKey(node)) {
      return;
    }
    Map<NodeId, VoteRound> next = new HashMap<>(rounds);
    next.remove(node);
    rounds = Map.copyOf(next);
    change(node, card -> card.votesGranted = List.of());
  }

  // Commands and faults

  private void commandCompleted(CommandId id, Outcome outcome) {
    for (int i = commands.size() - 1; i >= 0; i--) {
      CommandView asked = commands.get(i);
      if (asked.id().equals(id)) {
        commands =
            commands.with(
                i, new CommandView(id, asked.command(), asked.requestedAtMicros(), outcome));
        return;
      }
    }
  }

  private void faultChanged(Fact.FaultChanged f, long at, @Nullable CommandId cause) {
    List<FaultView> next = new ArrayList<>(faults);
    FaultView before =
        faults.stream().filter(fault -> fault.id().equals(f.id())).findFirst().orElse(null);
    next.removeIf(fault -> fault.id().equals(f.id()));
    if (f.phase().isActive()) {
      Long remaining = f.remainingMs();
      FaultView now =
          new FaultView(
              f.id(),
              f.fault(),
              f.targets(),
              f.phase(),
              before == null ? at : before.sinceMicros(),
              remaining == null ? null : (Long) (at + remaining * 1_000),
              f.evidence() != null || before == null ? f.evidence() : before.evidence(),
              before == null ? cause : before.cause());
      int place = before == null ? next.size() : faults.indexOf(before);
      next.add(place, now);
    }
    faults = List.copyOf(next);
  }

  // Clients

  private void clientOperations(Fact.ClientOperations f, long at) {
    double perSecond = f.periodMs() > 0 ? MS_PER_SECOND / f.periodMs() : 0;
    long acknowledged = f.acknowledgedReads() + f.acknowledgedWrites();
    double p50Ms = acknowledged > 0 ? f.p50Micros() / MICROS_PER_MS : Double.NaN;
    double p99Ms = acknowledged > 0 ? f.p99Micros() / MICROS_PER_MS : Double.NaN;
    client =
        new ClientView(
            acknowledged * perSecond,
            f.acknowledgedReads() * perSecond,
            f.acknowledgedWrites() * perSecond,
            f.refused() * perSecond,
            f.notKnown() * perSecond,
            f.inFlight(),
            p50Ms,
            p99Ms,
            client.totalAcknowledged() + acknowledged,
            client.totalRefused() + f.refused(),
            client.totalFailed() + f.failed(),
            client.totalNotKnown() + f.notKnown());
    buffers =
        new Buffers(
            buffers.throughput().plus(at, acknowledged * perSecond),
            buffers.p50().plus(at, p50Ms),
            buffers.p99().plus(at, p99Ms),
            buffers.commitSpread());
    trends =
        new TrendView(
            buffers.throughput().series(),
            buffers.p50().series(),
            buffers.p99().series(),
            trends.commitSpread());
  }

  // What follows from the above

  private void rejudgeLinksAndLeaders() {
    Topology topology = topology();
    long highestTerm = elected == null ? 0 : elected.term();
    changeAll(
        card -> {
          boolean alive = card.status.isUp() || card.status == NodeStatus.FROZEN;
          card.cutOff = topology.isCutOff(card.node);
          card.partlyCut = !card.cutOff && topology.isPartlyCut(card.node);
          card.staleLeader = alive && card.role == Role.LEADER && card.term < highestTerm;
          card.ready = card.ready && !card.staleLeader;
        });
    service = judgeService(topology);
  }

  private ServiceView judgeService(Topology topology) {
    NodeView leader = presentLeader(topology);
    NodeId leaderId = leader == null ? null : leader.node();
    boolean ready = leader != null && leader.ready();
    int voters = nodes.size();
    int available = voters == 0 ? 0 : topology.available(leaderId);
    int quorum = voters == 0 ? 0 : topology.quorum();
    int margin = available - quorum;
    return new ServiceView(
        judgeStatus(ready, voters, available, margin),
        leaderId,
        leader != null && elected != null ? elected.term() : highestTermOf(topology),
        ready,
        voters,
        available,
        quorum,
        margin,
        downSinceMicros);
  }

  private ServiceStatus judgeStatus(boolean ready, int voters, int available, int margin) {
    if (phase != Phase.RUNNING) {
      return ServiceStatus.UNKNOWN;
    }
    if (downSinceMicros != null || margin < 0 || !ready) {
      return ServiceStatus.DOWN;
    }
    boolean bare = margin == 0 && available < voters;
    return bare || switchesOn.contains(SwitchName.READ_ONLY)
        ? ServiceStatus.DEGRADED
        : ServiceStatus.UP;
  }

  private @Nullable NodeView presentLeader(Topology topology) {
    if (elected == null || elected.over() || !topology.reachesQuorum(elected.node())) {
      return null;
    }
    NodeId winner = elected.node();
    return nodes.stream().filter(n -> n.node().equals(winner)).findFirst().orElse(null);
  }

  /** Without a leader, the term of those who could elect one. */
  private long highestTermOf(Topology topology) {
    Set<NodeId> group = topology.largestGroup(null);
    long highest = elected == null ? 0 : elected.term();
    for (NodeView node : nodes) {
      highest = group.contains(node.node()) ? Math.max(highest, node.term()) : highest;
    }
    return highest;
  }

  private void rejudgeDigests() {
    changeAll(
        card -> {
          DigestBook.Judgement judgement = digests.judge(card.node);
          boolean runs = card.status == NodeStatus.RUNNING;
          card.digestIndex = judgement.index();
          card.digest = judgement.digest();
          card.digestVerdict = runs ? judgement.verdict() : DigestVerdict.NOT_KNOWN;
        });
  }

  private Topology topology() {
    Set<NodeId> members = new HashSet<>();
    Set<NodeId> running = new HashSet<>();
    for (NodeView node : nodes) {
      members.add(node.node());
      if (node.takesPart()) {
        running.add(node.node());
      }
    }
    return new Topology(members, running, cutLinks);
  }

  // Small tools

  private void change(NodeId node, Consumer<NodeCard> change) {
    List<NodeView> next = new ArrayList<>(nodes);
    int place = 0;
    while (place < next.size() && next.get(place).node().compareTo(node) < 0) {
      place++;
    }
    boolean known = place < next.size() && next.get(place).node().equals(node);
    NodeCard card = known ? NodeCard.of(next.get(place)) : new NodeCard(node);
    change.accept(card);
    if (known) {
      next.set(place, card.view());
    } else {
      next.add(place, card.view());
    }
    nodes = List.copyOf(next);
  }

  private void changeAll(Consumer<NodeCard> change) {
    List<NodeView> next = new ArrayList<>(nodes.size());
    for (NodeView view : nodes) {
      NodeCard card = NodeCard.of(view);
      change.accept(card);
      next.add(card.view());
    }
    nodes = List.copyOf(next);
  }

  private static <T> Set<T> plus(Collection<T> set, T element) {
    Set<T> next = new HashSet<>(set);
    next.add(element);
    return Set.copyOf(next);
  }

  private static <T> Set<T> minus(Collection<T> set, T element) {
    Set<T> next = new HashSet<>(set);
    next.remove(element);
    return Set.copyOf(next);
  }
}
