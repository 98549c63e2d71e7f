package io.lifeboat.cluster.fact;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.OperatorCommand.StopNode;
import io.lifeboat.cluster.command.OperatorCommand.TransferLeadership;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.model.Failover;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Quorum;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Measures failovers: an immutable fold of the facts, so that the live picture, a report and a
 * recording get the same four numbers from the same code.
 *
 * <p>The <em>present leader</em> is the one of the highest term that was ever elected. It is lost
 * when its process ends or is held, when a cut leaves it without a majority, when it is asked to
 * hand over, or, with no reason known, when it steps down or another is elected. The first election
 * of a run is no failover; neither is a re-election before any leader of the round was ready: then
 * the later leader counts. A leader that is given back its majority before another was elected has
 * lost nothing, so that failover disappears, unless an election still follows from it at once.
 */
public final class FailoverTracker {
  /** How many failovers are kept; the numbering goes on. */
  public static final int CAPACITY = 100;

  private static final String STOP = "stop";
  private static final String TRANSFER = "transfer";
  private static final String UNKNOWN = "unknown";

  /**
   * A node asks again within one or two election timeouts; an election within this many of them is
   * still a consequence of what went before.
   */
  private static final int TIMEOUTS_TO_SETTLE = 4;

  private final Scene scene;
  private final Leadership leadership;
  private final List<Failover> earlier;
  private final @Nullable Failover latest;
  private final @Nullable Loss loss;

  private FailoverTracker(
      Scene scene,
      Leadership leadership,
      List<Failover> earlier,
      @Nullable Failover latest,
      @Nullable Loss loss) {
    this.scene = scene;
    this.leadership = leadership;
    this.earlier = earlier;
    this.latest = latest;
    this.loss = loss;
  }

  /** Before any fact. */
  public static FailoverTracker start() {
    return new FailoverTracker(Scene.EMPTY, Leadership.NONE, List.of(), null, null);
  }

  /**
   * The failovers so far, oldest first, the last {@value #CAPACITY}; the last may be unfinished.
   */
  public List<Failover> failovers() {
    if (latest == null || isWithdrawn()) {
      return earlier;
    }
    return append(earlier, latest);
  }

  /** This tracker after one more fact; the same object when the fact tells it nothing. */
  public FailoverTracker next(FactRecord record) {
    long at = record.atMicros();
    if (record.fact() instanceof Fact.Level) {
      return this;
    }
    boolean stale = loss != null && loss.isStale(at, scene.settleMicros());
    return stale ? withdraw().fold(record, at) : fold(record, at);
  }

  private FailoverTracker fold(FactRecord record, long at) {
    return switch (record.fact()) {
      case Fact.Level _ -> this;
      case Fact.ClusterStarting f -> with(Scene.of(f.nodes(), f.electionTimeoutMs()));
      case Fact.NodeKilled f -> processLost(f.node(), "kill", at);
      case Fact.NodeStopped f -> processLost(f.node(), STOP, at);
      case Fact.NodeFrozen f -> processLost(f.node(), "freeze", at);
      case Fact.NodeStarted f -> with(scene.up(f.node())).reconsider(at);
      case Fact.NodeUnfrozen f -> with(scene.up(f.node())).reconsider(at);
      case Fact.LinkCut f -> {
        FailoverTracker cut = with(scene.cut(new Link(f.from(), f.to())));
        yield scene.isInjectedBy(record.cause()) ? cut.reconsiderCut(at) : cut;
      }
      case Fact.LinkHealed f -> with(scene.heal(new Link(f.from(), f.to()))).reconsider(at);
      case Fact.FaultChanged f -> faultChanged(f, record.cause(), at);
      case Fact.LeaderElected f -> elected(f.node(), f.term(), at);
      case Fact.LeaderReady f -> ready(f.node(), f.term(), at);
      case Fact.SteppedDown f -> steppedDown(f.node(), f.term(), at);
      case Fact.MessageSent f -> asked(f.from(), f.message(), at);
      case Fact.FirstWriteAcknowledged f -> acknowledged(f.term(), at);
      case Fact.CommandRequested f -> requested(f.id(), f.command(), at);
      case Fact.CommandCompleted f -> completed(f.id(), f.outcome(), at);
      case Fact.ClusterStopped _,
          Fact.FactsDropped _,
          Fact.NodeStarting _,
          Fact.NodeStartRefused _,
          Fact.RoleChanged _,
          Fact.TermAdvanced _,
          Fact.LogCompacted _,
          Fact.MessageActedOn _,
          Fact.LinkDisturbed _,
          Fact.ConfigurationChanged _,
          Fact.NodeRemoved _,
          Fact.VoteRefused _,
          Fact.LogEntries _,
          Fact.OperationsNotKnown _,
          Fact.MessageAnswered _,
          Fact.MessageUnanswered _,
          Fact.FaultsBlocked _,
          Fact.FaultsRearmed _,
          Fact.SwitchChanged _,
          Fact.WorkloadChanged _,
          Fact.ServiceUnavailable _,
          Fact.ServiceAvailable _ ->
          this;
    };
  }

  // How a leader is lost

  private FailoverTracker processLost(NodeId node, String cause, long at) {
    FailoverTracker after = with(scene.down(node));
    if (!node.equals(leadership.leader)) {
      return after;
    }
    if (loss != null && !isWithdrawn() && !loss.isTransfer()) {
      return cause.equals("freeze") ? after : after.with(loss.markedIrrevocable());
    }
    Loss begun = after.newLoss(null, at);
    return after.begin(cause, at, null, cause.equals("freeze") ? begun : begun.markedIrrevocable());
  }

  private FailoverTracker faultChanged(Fact.FaultChanged f, @Nullable CommandId cause, long at) {
    boolean cuts = f.fault() == FaultKind.ISOLATE || f.fault() == FaultKind.PARTITION;
    if (cuts && (f.phase() == FaultPhase.INJECTING || f.phase() == FaultPhase.RUNNING)) {
      FailoverTracker after = with(scene.injected(new CuttingFault(f.fault(), cause)));
      return f.phase() == FaultPhase.RUNNING ? after.reconsiderCut(at) : after;
    }
    return reconsider(at);
  }

  /** Begins a failover when the fault that is being injected left the leader without a majority. */
  private FailoverTracker reconsiderCut(long at) {
    NodeId leader = leadership.leader;
    boolean alreadyLost = loss != null && !isWithdrawn() && !loss.isTransfer();
    if (leader == null || alreadyLost || scene.fault == null || scene.reachesQuorum(leader)) {
      return this;
    }
    return begin(scene.fault.kind.name().toLowerCase(Locale.ROOT), at, null, newLoss(null, at));
  }

  /** A leader that is asked to hand over, or to stop, which begins with handing over. */
  private FailoverTracker requested(CommandId id, Command command, long at) {
    boolean mayLose =
        leadership.leader != null && leadership.ready && (loss == null || isWithdrawn());
    if (!mayLose) {
      return this;
    }
    return switch (command) {
      case TransferLeadership(NodeId to) when !to.equals(leadership.leader) ->
          begin(TRANSFER, at, null, newLoss(id, at));
      case StopNode(NodeId node) when node.equals(leadership.leader) ->
          begin(STOP, at, null, newLoss(id, at));
      default -> this;
    };
  }

  private FailoverTracker completed(CommandId id, Outcome outcome, long at) {
    if (loss == null || !id.equals(loss.transfer) || loss.irrevocable) {
      return this;
    }
    return switch (outcome) {
      case Outcome.Ok _ -> this;
      case Outcome.Fail _ -> withdraw();
      case Outcome.Info _ -> with(loss.healed(at));
    };
  }

  private FailoverTracker steppedDown(NodeId node, long term, long at) {
    if (!node.equals(leadership.leader) || term != leadership.term) {
      return this;
    }
    if (loss != null) {
      return with(loss.markedIrrevocable());
    }
    return leadership.ready ? beginUnknown(at) : this;
  }

  private FailoverTracker beginUnknown(long at) {
    return begin(UNKNOWN, scene.noticedAt(at), 0.0, newLoss(null, at).markedIrrevocable());
  }

  private Loss newLoss(@Nullable CommandId transfer, long at) {
    return new Loss(transfer, false, null, scene.askersAt(at));
  }

  private FailoverTracker begin(String cause, long at, @Nullable Double detectedMs, Loss lost) {
    // A loss still open here was withdrawn, or was a transfer that this loss overtook.
    List<Failover> before = latest != null && loss == null ? append(earlier, latest) : earlier;
    int number = before.isEmpty() ? 1 : before.getLast().number() + 1;
    Failover begun =
        new Failover(
            number,
            cause,
            Objects.requireNonNull(leadership.leader),
            leadership.term,
            null,
            0,
            at,
            detectedMs,
            null,
            null,
            null);
    return new FailoverTracker(scene, leadership, before, begun, lost);
  }

  // How it is given back

  /** A leader that is up and has its majority again before another was elected is not lost. */
  private FailoverTracker reconsider(long at) {
    if (loss == null || loss.irrevocable || loss.isTransfer() || isWithdrawn()) {
      return this;
    }
    NodeId leader = Objects.requireNonNull(leadership.leader);
    return scene.reachesQuorum(leader) ? with(loss.healed(at)) : this;
  }

  /** Whether the latest failover is not one, as things look now. */
  private boolean isWithdrawn() {
    return loss != null && loss.healedAtMicros != null;
  }

  private FailoverTracker withdraw() {
    return new FailoverTracker(scene, leadership, earlier, null, null);
  }

  // What comes after

  private FailoverTracker asked(NodeId from, MessageKind message, long at) {
    boolean asksForVotes = message == MessageKind.POLL || message == MessageKind.VOTE;
    if (!asksForVotes || from.equals(leadership.leader)) {
      return this;
    }
    FailoverTracker after = with(scene.asking(from, at));
    boolean first = latest != null && latest.detectedMs() == null;
    return first && loss != null && !loss.askedBefore.contains(from)
        ? after.with(latest(null, 0, msSinceLoss(at), null, null, null))
        : after;
  }

  private FailoverTracker elected(NodeId node, long term, long at) {
    if (term <= leadership.term) {
      return this;
    }
    if (loss == null && leadership.leader != null && leadership.ready) {
      return beginUnknown(at).elected(node, term, at);
    }
    boolean measured = loss != null || isAwaitingReady();
    Failover now = measured ? latest(node, term, null, msSinceLoss(at), null, null) : latest;
    Leadership next = new Leadership(node, term, false);
    return new FailoverTracker(scene.nobodyAsks(), next, earlier, now, null);
  }

  private boolean isAwaitingReady() {
    return latest != null && latest.leader() != null && !leadership.ready;
  }

  private FailoverTracker ready(NodeId node, long term, long at) {
    if (term != leadership.term || !node.equals(leadership.leader) || leadership.ready) {
      return this;
    }
    boolean measured = latest != null && latest.leader() != null && latest.term() == term;
    Failover now = measured ? latest(null, 0, null, null, msSinceLoss(at), null) : latest;
    return new FailoverTracker(scene, new Leadership(node, term, true), earlier, now, loss);
  }

  private FailoverTracker acknowledged(long term, long at) {
    boolean first =
        latest != null && latest.firstClientSuccessMs() == null && term > latest.lostTerm();
    return first ? with(latest(null, 0, null, null, null, msSinceLoss(at))) : this;
  }

  private double msSinceLoss(long at) {
    return latest == null ? 0 : Math.max(0, at - latest.startedAtMicros()) / 1_000.0;
  }

  /** The latest failover with what is not null filled in. */
  private Failover latest(
      @Nullable NodeId leader,
      long term,
      @Nullable Double detected,
      @Nullable Double elected,
      @Nullable Double committed,
      @Nullable Double served) {
    Failover f = Objects.requireNonNull(latest);
    return new Failover(
        f.number(),
        f.cause(),
        f.lost(),
        f.lostTerm(),
        leader != null ? leader : f.leader(),
        leader != null ? term : f.term(),
        f.startedAtMicros(),
        detected != null ? detected : f.detectedMs(),
        elected != null ? elected : f.electedMs(),
        committed != null ? committed : f.firstCommitMs(),
        served != null ? served : f.firstClientSuccessMs());
  }

  private FailoverTracker with(Scene next) {
    return new FailoverTracker(next, leadership, earlier, latest, loss);
  }

  private FailoverTracker with(Loss next) {
    return new FailoverTracker(scene, leadership, earlier, latest, next);
  }

  private FailoverTracker with(Failover next) {
    return new FailoverTracker(scene, leadership, earlier, next, loss);
  }

  private static List<Failover> append(List<Failover> list, Failover last) {
    List<Failover> all = new ArrayList<>(list);
    all.add(last);
    return List.copyOf(all.subList(Math.max(0, all.size() - CAPACITY), all.size()));
  }

  /**
   * Who leads, as far as elections were seen; a lost leader stays here until another is elected.
   */
  private record Leadership(@Nullable NodeId leader, long term, boolean ready) {
    static final Leadership NONE = new Leadership(null, 0, false);
  }

  /**
   * The present leader is lost and no other was elected yet.
   *
   * @param transfer the command that asked for it, when it is a transfer
   * @param irrevocable it cannot go on in its term: the process ended or it stepped down
   * @param healedAtMicros since when it seems to lead on, null while it does not
   * @param askedBefore who asked for votes already before, and so cannot tell of this loss
   */
  private record Loss(
      @Nullable CommandId transfer,
      boolean irrevocable,
      @Nullable Long healedAtMicros,
      Set<NodeId> askedBefore) {

    boolean isTransfer() {
      return transfer != null;
    }

    Loss markedIrrevocable() {
      return new Loss(transfer, true, null, askedBefore);
    }

    Loss healed(long at) {
      return new Loss(transfer, irrevocable, at, askedBefore);
    }

    /** Healed so long ago that an election now has another reason. */
    boolean isStale(long at, long settleMicros) {
      return healedAtMicros != null && at - healedAtMicros > settleMicros;
    }
  }

  private record CuttingFault(FaultKind kind, @Nullable CommandId cause) {}

  /** From when to when a node has been asking for votes without a longer pause. */
  private record Asking(long sinceMicros, long lastMicros) {}

  /** What stands round the leader: who is there, what is cut, who asks for votes. */
  private record Scene(
      Set<NodeId> members,
      long timeoutMicros,
      Set<NodeId> down,
      Set<Link> cut,
      Map<NodeId, Asking> asking,
      @Nullable CuttingFault fault) {
    private static final long UNTOLD_TIMEOUT_MICROS = 500_000;
    static final Scene EMPTY =
        new Scene(Set.of(), UNTOLD_TIMEOUT_MICROS, Set.of(), Set.of(), Map.of(), null);

    static Scene of(List<NodeId> members, int electionTimeoutMs) {
      long timeout = electionTimeoutMs * 1_000L;
      return new Scene(Set.copyOf(members), timeout, Set.of(), Set.of(), Map.of(), null);
    }

    long settleMicros() {
      return TIMEOUTS_TO_SETTLE * timeoutMicros;
    }

    /** Whether this member is up and talks both ways with enough members that are. */
    boolean reachesQuorum(NodeId node) {
      if (members.isEmpty()) {
        return true;
      }
      long reached = members.stream().filter(m -> !down.contains(m) && isLinked(node, m)).count();
      return !down.contains(node) && reached >= Quorum.of(members.size());
    }

    private boolean isLinked(NodeId a, NodeId b) {
      return !cut.contains(new Link(a, b)) && !cut.contains(new Link(b, a));
    }

    boolean isInjectedBy(@Nullable CommandId cause) {
      return fault != null && Objects.equals(fault.cause, cause);
    }

    /** When those who still ask for votes, and could be elected, began to. */
    long noticedAt(long now) {
      return askersAt(now).stream()
          .filter(this::reachesQuorum)
          .mapToLong(asker -> Objects.requireNonNull(asking.get(asker)).sinceMicros)
          .min()
          .orElse(now);
    }

    Set<NodeId> askersAt(long now) {
      return asking.entrySet().stream()
          .filter(entry -> now - entry.getValue().lastMicros <= settleMicros())
          .map(Map.Entry::getKey)
          .collect(Collectors.toUnmodifiableSet());
    }

    Scene asking(NodeId node, long at) {
      Asking before = asking.get(node);
      long since =
          before != null && at - before.lastMicros <= settleMicros() ? before.sinceMicros : at;
      Map<NodeId, Asking> next = new HashMap<>(asking);
      next.put(node, new Asking(since, at));
      return new Scene(members, timeoutMicros, down, cut, Map.copyOf(next), fault);
    }

    Scene nobodyAsks() {
      return new Scene(members, timeoutMicros, down, cut, Map.of(), fault);
    }

    Scene injected(CuttingFault next) {
      return new Scene(members, timeoutMicros, down, cut, asking, next);
    }

    Scene down(NodeId node) {
      return new Scene(members, timeoutMicros, plus(down, node), cut, asking, fault);
    }

    Scene up(NodeId node) {
      return new Scene(members, timeoutMicros, minus(down, node), cut, asking, fault);
    }

    Scene cut(Link link) {
      return new Scene(members, timeoutMicros, down, plus(cut, link), asking, fault);
    }

    Scene heal(Link link) {
      return new Scene(members, timeoutMicros, down, minus(cut, link), asking, fault);
    }

    private static <T> Set<T> plus(Set<T> set, T element) {
      Set<T> next = new HashSet<>(set);
      next.add(element);
      return Set.copyOf(next);
    }

    private static <T> Set<T> minus(Set<T> set, T element) {
      Set<T> next = new HashSet<>(set);
      next.remove(element);
      return Set.copyOf(next);
    }
  }
}
