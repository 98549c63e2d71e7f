package io.lifeboat.cluster.fact;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.OperatorCommand.RestartNode;
import io.lifeboat.cluster.command.OperatorCommand.StopNode;
import io.lifeboat.cluster.command.OperatorCommand.TransferLeadership;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.fact.LossScene.CuttingFault;
import io.lifeboat.cluster.fact.Tallies.Tally;
import io.lifeboat.cluster.model.Failover;
import io.lifeboat.cluster.model.FailoverCause;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Measures failovers: an immutable fold of the facts, so that the live picture, a report and a
 * recording get the same four numbers from the same code.
 *
 * <p>The <em>present leader</em> is the one of the highest term that was ever elected. It is lost
 * when its process ends or is held, when a cut leaves it without a majority, when it is asked to
 * hand over, or else when it steps down or another is elected; the reason is then looked for among
 * what was asked for shortly before. The first election of a run is no failover; neither is a
 * re-election before any leader of the round was ready: then the later leader counts. A leader that
 * is given back its majority before another was elected has lost nothing, so that failover
 * disappears, unless an election still follows from it at once.
 */
public final class FailoverTracker {
  /** How many failovers are kept; the numbering goes on. */
  public static final int CAPACITY = 100;

  private final LossScene scene;
  private final Suspects suspects;
  private final Tallies tallies;
  private final Leadership leadership;
  private final List<Failover> earlier;
  private final @Nullable Failover latest;
  private final @Nullable Loss loss;

  private FailoverTracker(
      LossScene scene,
      Suspects suspects,
      Tallies tallies,
      Leadership leadership,
      List<Failover> earlier,
      @Nullable Failover latest,
      @Nullable Loss loss) {
    this.scene = scene;
    this.suspects = suspects;
    this.tallies = tallies;
    this.leadership = leadership;
    this.earlier = earlier;
    this.latest = latest;
    this.loss = loss;
  }

  /** Before any fact. */
  public static FailoverTracker start() {
    return new FailoverTracker(
        LossScene.EMPTY, Suspects.NONE, Tallies.NONE, Leadership.NONE, List.of(), null, null);
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
      return record.fact() instanceof Fact.ClientTally counts
          ? tallied(new Tally(at, counts))
          : this;
    }
    boolean stale = loss != null && loss.isStale(at, scene.settleMicros());
    FailoverTracker before = stale ? withdraw() : this;
    return before.with(suspects.next(record)).fold(record, at);
  }

  private FailoverTracker fold(FactRecord record, long at) {
    return switch (record.fact()) {
      case Fact.Level _ -> this;
      case Fact.ClusterStarting f -> with(LossScene.of(f.nodes(), f.electionTimeoutMs()));
      case Fact.ConfigurationChanged f -> with(scene.configured(f.index(), f.members()));
      case Fact.NodeKilled f -> processLost(f.node(), FailoverCause.KILL, at);
      case Fact.NodeStopped f -> processLost(f.node(), whyStopped(record.cause()), at);
      case Fact.NodeRemoved f -> processLost(f.node(), FailoverCause.REMOVE, at);
      case Fact.NodeFrozen f -> processLost(f.node(), FailoverCause.FREEZE, at);
      case Fact.NodeStarted f -> with(scene.up(f.node())).reconsider(at);
      case Fact.NodeUnfrozen f -> with(scene.up(f.node())).reconsider(at);
      case Fact.LinkCut f -> {
        FailoverTracker cut = with(scene.cut(new Link(f.from(), f.to())));
        yield scene.isInjectedBy(record.cause()) ? cut.reconsiderCut(at) : cut;
      }
      case Fact.LinkHealed f -> with(scene.heal(new Link(f.from(), f.to()))).reconsider(at);
      case Fact.LinkDisturbed f -> with(scene.disturbed(f, at));
      case Fact.FaultChanged f -> faultChanged(f, record.cause(), at);
      case Fact.LeaderElected f -> elected(f.node(), f.term(), at);
      case Fact.LeaderReady f -> ready(f.node(), f.term(), at);
      case Fact.SteppedDown f -> steppedDown(f.node(), f.term(), at);
      case Fact.MessageSent f -> asked(f.from(), f.message(), at);
      case Fact.FirstWriteAcknowledged f -> acknowledged(f.term(), at);
      case Fact.OperationsNotKnown f -> notKnown(f, at);
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
          Fact.VoteRefused _,
          Fact.LogEntries _,
          Fact.DamageFound _,
          Fact.NodeQuarantined _,
          Fact.JournalRecords _,
          Fact.ReplicasDiffer _,
          Fact.KeysDiffer _,
          Fact.RepairChanged _,
          Fact.BackupWritten _,
          Fact.BackupChecked _,
          Fact.BackupRestored _,
          Fact.MessageAnswered _,
          Fact.MessageUnanswered _,
          Fact.FaultsBlocked _,
          Fact.FaultsRearmed _,
          Fact.SwitchChanged _,
          Fact.DegradeSwitchChanged _,
          Fact.ServiceLevelChanged _,
          Fact.TreatmentsChanged _,
          Fact.BreakerChanged _,
          Fact.PolicyActivated _,
          Fact.PolicyFaulted _,
          Fact.PolicyRecovered _,
          Fact.ToleranceChanged _,
          Fact.WorkloadChanged _,
          Fact.ServiceUnavailable _,
          Fact.ServiceAvailable _ ->
          this;
    };
  }

  // How a leader is lost

  private FailoverCause whyStopped(@Nullable CommandId command) {
    FailoverCause cause = command == null ? null : suspects.of(command.value());
    return cause == null ? FailoverCause.STOP : cause;
  }

  private FailoverTracker processLost(NodeId node, FailoverCause cause, long at) {
    FailoverTracker after = with(scene.down(node));
    if (!node.equals(leadership.leader)) {
      return after;
    }
    boolean freeze = cause == FailoverCause.FREEZE;
    if (loss != null && !isWithdrawn() && !loss.isTransfer()) {
      return freeze ? after : after.with(loss.markedIrrevocable());
    }
    Loss begun = after.newLoss(null, at);
    return after.begin(cause, at, null, freeze ? begun : begun.markedIrrevocable());
  }

  private FailoverTracker faultChanged(Fact.FaultChanged f, @Nullable CommandId cause, long at) {
    FailoverCause cuts = cuts(f.fault());
    if (cuts != null && (f.phase() == FaultPhase.INJECTING || f.phase() == FaultPhase.RUNNING)) {
      FailoverTracker after = with(scene.injected(new CuttingFault(cuts, cause)));
      return f.phase() == FaultPhase.RUNNING ? after.reconsiderCut(at) : after;
    }
    return reconsider(at);
  }

  private static @Nullable FailoverCause cuts(FaultKind fault) {
    return switch (fault) {
      case ISOLATE -> FailoverCause.ISOLATE;
      case PARTITION, BRIDGE, MAJORITIES_RING -> FailoverCause.PARTITION;
      case LINKS -> FailoverCause.LINK_FAULT;
      case KILL,
          FREEZE,
          HOLD,
          MESSAGE,
          STEP_DOWN,
          FORCE_ELECTION,
          SPLIT_VOTE,
          FLAP_LEADER,
          LOAD_BURST,
          SLOW_CLIENT,
          HOT_KEY,
          FILES,
          STATE,
          WRONG_APPLY ->
          null;
    };
  }

  /** Begins a failover when the fault that is being injected left the leader without a majority. */
  private FailoverTracker reconsiderCut(long at) {
    NodeId leader = leadership.leader;
    boolean alreadyLost = loss != null && !isWithdrawn() && !loss.isTransfer();
    if (leader == null || alreadyLost || scene.fault() == null || scene.reachesQuorum(leader)) {
      return this;
    }
    return begin(scene.fault().kind(), at, null, newLoss(null, at));
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
          begin(FailoverCause.TRANSFER, at, null, newLoss(id, at));
      case StopNode(NodeId node) when node.equals(leadership.leader) ->
          begin(FailoverCause.STOP, at, null, newLoss(id, at));
      case RestartNode(NodeId node, long _) when node.equals(leadership.leader) ->
          begin(FailoverCause.RESTART, at, null, newLoss(id, at));
      default -> this;
    };
  }

  private FailoverTracker completed(CommandId id, Outcome outcome, long at) {
    if (loss == null || !id.equals(loss.transfer()) || loss.irrevocable()) {
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
    return leadership.ready ? gaveWay(node, true, at) : this;
  }

  /**
   * Begins a failover that no fact told beforehand. Its beginning is the step of the leader when
   * that was what was asked for, else when the others first noticed.
   */
  private FailoverTracker gaveWay(NodeId leader, boolean stepped, long at) {
    FailoverCause suspect = suspects.of(leader, at, scene.settleMicros());
    FailoverCause cause =
        suspect != null
            ? suspect
            : scene.isDisturbed(leader, at) ? FailoverCause.LINK_FAULT : FailoverCause.UNKNOWN;
    boolean atOnce =
        stepped
            && (cause == FailoverCause.STEP_DOWN
                || cause == FailoverCause.SPLIT_VOTE
                || cause == FailoverCause.FLAP);
    Loss lost = newLoss(null, at).markedIrrevocable();
    FailoverTracker after = with(suspects.spent(cause));
    return atOnce
        ? after.begin(cause, at, null, lost)
        : after.begin(cause, scene.noticedAt(at), 0.0, lost);
  }

  private Loss newLoss(@Nullable CommandId transfer, long at) {
    return new Loss(transfer, false, null, scene.askersAt(at));
  }

  private FailoverTracker begin(
      FailoverCause cause, long at, @Nullable Double detectedMs, Loss lost) {
    // A loss still open here was withdrawn, or was a transfer that this loss overtook.
    List<Failover> before = latest != null && loss == null ? append(earlier, latest) : earlier;
    int number = before.isEmpty() ? 1 : before.getLast().number() + 1;
    Failover begun =
        Failover.begun(
            number, cause, Objects.requireNonNull(leadership.leader), leadership.term, at);
    Failover known = detectedMs == null ? begun : begun.withDetected(detectedMs);
    return new FailoverTracker(
            scene, suspects, tallies.forgetLoss(), leadership, before, known, lost)
        .measureGap();
  }

  // How it is given back

  /** A leader that is up and has its majority again before another was elected is not lost. */
  private FailoverTracker reconsider(long at) {
    if (loss == null || loss.irrevocable() || loss.isTransfer() || isWithdrawn()) {
      return this;
    }
    NodeId leader = Objects.requireNonNull(leadership.leader);
    return scene.reachesQuorum(leader) ? with(loss.healed(at)) : this;
  }

  /** Whether the latest failover is not one, as things look now. */
  private boolean isWithdrawn() {
    return loss != null && loss.healedAtMicros() != null;
  }

  private FailoverTracker withdraw() {
    return new FailoverTracker(scene, suspects, tallies, leadership, earlier, null, null);
  }

  // What comes after

  private FailoverTracker asked(NodeId from, MessageKind message, long at) {
    boolean asksForVotes = message == MessageKind.POLL || message == MessageKind.VOTE;
    if (!asksForVotes || from.equals(leadership.leader)) {
      return this;
    }
    boolean tells = loss != null && !loss.askedBefore().contains(from);
    return with(scene.asking(from, at))
        .with(
            latest(
                open -> tells && open.detectedMs() == null,
                open -> open.withDetected(msSince(open, at))));
  }

  private FailoverTracker elected(NodeId node, long term, long at) {
    if (term <= leadership.term) {
      return this;
    }
    if (loss == null && leadership.leader != null && leadership.ready) {
      return gaveWay(leadership.leader, false, at).elected(node, term, at);
    }
    Failover now =
        latest(
            open -> loss != null || isAwaitingReady(open),
            open -> open.withElected(node, term, msSince(open, at)));
    Leadership next = new Leadership(node, term, false);
    return new FailoverTracker(scene.nobodyAsks(), suspects, tallies, next, earlier, now, null);
  }

  private boolean isAwaitingReady(Failover open) {
    return open.leader() != null && !leadership.ready;
  }

  private FailoverTracker ready(NodeId node, long term, long at) {
    if (term != leadership.term || !node.equals(leadership.leader) || leadership.ready) {
      return this;
    }
    Failover now =
        latest(
            open -> open.leader() != null && open.term() == term,
            open -> open.withFirstCommit(msSince(open, at)));
    return new FailoverTracker(
        scene, suspects, tallies, new Leadership(node, term, true), earlier, now, loss);
  }

  private FailoverTracker acknowledged(long term, long at) {
    return with(
        latest(
            open -> open.firstClientSuccessMs() == null && term > open.lostTerm(),
            open -> open.withFirstClientSuccess(msSince(open, at))));
  }

  /** The latest failover, changed when there is one and this holds for it. */
  private @Nullable Failover latest(Predicate<Failover> when, UnaryOperator<Failover> change) {
    return latest != null && when.test(latest) ? change.apply(latest) : latest;
  }

  private static double msSince(Failover failover, long at) {
    return Math.max(0, at - failover.startedAtMicros()) / 1_000.0;
  }

  // What clients felt

  private FailoverTracker tallied(Tally tally) {
    return with(tallies.and(tally), latest).measureGap();
  }

  /** While nobody was served by a new leader, the gap goes up to the last tally. */
  private FailoverTracker measureGap() {
    Failover open = latest;
    if (open == null || open.firstClientSuccessMs() != null) {
      return this;
    }
    Tallies next = tallies.withLossAt(open.startedAtMicros());
    long notKnown = open.gap() == null ? 0 : open.gap().notKnown();
    return with(next, open.withGap(next.gap(notKnown)));
  }

  private FailoverTracker notKnown(Fact.OperationsNotKnown f, long at) {
    List<Failover> all =
        Unanswered.assigned(latest == null ? earlier : append(earlier, latest), f, at);
    return latest == null
        ? new FailoverTracker(scene, suspects, tallies, leadership, all, null, loss)
        : new FailoverTracker(
            scene,
            suspects,
            tallies,
            leadership,
            all.subList(0, all.size() - 1),
            all.getLast(),
            loss);
  }

  // Copies

  private FailoverTracker with(LossScene next) {
    return new FailoverTracker(next, suspects, tallies, leadership, earlier, latest, loss);
  }

  private FailoverTracker with(Suspects next) {
    return next.equals(suspects)
        ? this
        : new FailoverTracker(scene, next, tallies, leadership, earlier, latest, loss);
  }

  private FailoverTracker with(Tallies next, @Nullable Failover measured) {
    return new FailoverTracker(scene, suspects, next, leadership, earlier, measured, loss);
  }

  private FailoverTracker with(Loss next) {
    return new FailoverTracker(scene, suspects, tallies, leadership, earlier, latest, next);
  }

  private FailoverTracker with(@Nullable Failover next) {
    return Objects.equals(next, latest)
        ? this
        : new FailoverTracker(scene, suspects, tallies, leadership, earlier, next, loss);
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
}
