package io.lifeboat.console.application.drill;

import io.lifeboat.cluster.command.Actor;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.LogbookCommand;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.fact.LinkTraffic;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.LinkSuspicion;
import io.lifeboat.cluster.model.NodeId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which facts an operator of a cluster in service would have: what nodes say over the network they
 * are looked after by, which no fault here cuts; what clients had; what was measured and found; his
 * own commands. Not: what somebody else did to the cluster, which links are cut, or that a node is
 * held, of which he sees the silence only.
 *
 * <p>A process that has ended is seen, as any service manager sees it. Facts keep their numbers, so
 * the numbers have gaps.
 *
 * @param frozen nodes whose threads are held: they say nothing
 * @param own the commands the operator gave
 * @param ownFaults the faults his commands injected
 */
public record TraineeView(Set<NodeId> frozen, Set<CommandId> own, Set<String> ownFaults) {

  /** Before the first fact. */
  public static final TraineeView START = new TraineeView(Set.of(), Set.of(), Set.of());

  public TraineeView {
    frozen = Set.copyOf(frozen);
    own = Set.copyOf(own);
    ownFaults = Set.copyOf(ownFaults);
  }

  /**
   * After one more fact.
   *
   * @param seen the fact as the operator has it, or null when he has not
   */
  public record Step(TraineeView view, @Nullable FactRecord seen) {}

  public Step next(FactRecord record) {
    TraineeView after = after(record);
    Fact fact = after.seen(record);
    if (fact == null) {
      return new Step(after, null);
    }
    CommandId cause = record.cause();
    return new Step(
        after,
        new FactRecord(
            record.sequence(),
            record.atMicros(),
            record.observer(),
            cause != null && after.own.contains(cause) ? cause : null,
            fact));
  }

  private TraineeView after(FactRecord record) {
    return switch (record.fact()) {
      case Fact.NodeFrozen f -> new TraineeView(with(frozen, f.node()), own, ownFaults);
      case Fact.NodeUnfrozen f -> awake(f.node());
      case Fact.NodeKilled f -> awake(f.node());
      case Fact.NodeStopped f -> awake(f.node());
      case Fact.NodeStarting f -> awake(f.node());
      case Fact.CommandRequested f ->
          f.actor() == Actor.OPERATOR
              ? new TraineeView(frozen, with(own, f.id()), ownFaults)
              : this;
      case Fact.FaultChanged f ->
          f.phase() == FaultPhase.INJECTING && isOwn(record.cause())
              ? new TraineeView(frozen, own, with(ownFaults, f.id()))
              : this;
      default -> this;
    };
  }

  private TraineeView awake(NodeId node) {
    if (!frozen.contains(node)) {
      return this;
    }
    Set<NodeId> next = new HashSet<>(frozen);
    next.remove(node);
    return new TraineeView(next, own, ownFaults);
  }

  private static <T> Set<T> with(Set<T> set, T one) {
    Set<T> next = new HashSet<>(set);
    next.add(one);
    return next;
  }

  private boolean isOwn(@Nullable CommandId cause) {
    return cause != null && own.contains(cause);
  }

  private @Nullable Fact seen(FactRecord record) {
    Fact fact = record.fact();
    return switch (fact) {
      // What somebody else did, and what it is called
      case Fact.NodeFrozen _, Fact.NodeUnfrozen _ -> null;
      case Fact.LinkCut _, Fact.LinkHealed _, Fact.LinkDisturbed _ -> null;
      case Fact.MessagesInFlight _, Fact.MessageActedOn _ -> null;
      case Fact.FaultChanged f -> ownFaults.contains(f.id()) ? f : null;
      case Fact.CommandRequested f -> isSeen(f) ? f : null;
      case Fact.CommandCompleted f -> own.contains(f.id()) ? f : null;
      case Fact.FaultsBlocked f -> isOwn(record.cause()) ? f : null;
      case Fact.FaultsRearmed f -> isOwn(record.cause()) ? f : null;
      case Fact.WorkloadChanged f -> record.cause() == null || isOwn(record.cause()) ? f : null;

      // What nodes say
      case Fact.RoleChanged f -> by(f.node(), f);
      case Fact.TermAdvanced f -> by(f.node(), f);
      case Fact.LeaderElected f -> by(f.node(), f);
      case Fact.LeaderReady f -> by(f.node(), f);
      case Fact.SteppedDown f -> by(f.node(), f);
      case Fact.NodeLevels f -> by(f.node(), f);
      case Fact.LogCompacted f -> by(f.node(), f);
      case Fact.LogShape f -> by(f.node(), f);
      case Fact.LogBlock f -> by(f.node(), f);
      case Fact.LogEntries f -> by(f.node(), f);
      case Fact.Replication f -> by(f.leader(), f);
      case Fact.LeaderHeard f -> by(f.node(), f);
      case Fact.VoteRefused f -> by(f.node(), f);
      case Fact.ConfigurationChanged f -> by(f.node(), f);
      case Fact.MessageSent f -> by(f.from(), f);
      case Fact.MessageAnswered f -> by(f.from(), f);
      case Fact.MessageUnanswered f -> by(f.from(), f);
      case Fact.ReplicaDigest f -> by(f.node(), f);
      case Fact.Traffic f -> traffic(f);
      case Fact.Suspicions f -> suspicions(f);

      // What is found out and done from outside
      case Fact.ClusterStarting _,
          Fact.ClusterStopped _,
          Fact.FactsDropped _,
          Fact.NodeStarting _,
          Fact.NodeStarted _,
          Fact.NodeStartRefused _,
          Fact.NodeStopped _,
          Fact.NodeKilled _,
          Fact.NodeRemoved _,
          Fact.ScrubProgress _,
          Fact.NodeScrubbed _,
          Fact.DamageFound _,
          Fact.NodeQuarantined _,
          Fact.JournalRecords _,
          Fact.ReplicasAgree _,
          Fact.ReplicasDiffer _,
          Fact.KeysDiffer _,
          Fact.RepairChanged _,
          Fact.BackupWritten _,
          Fact.BackupChecked _,
          Fact.BackupRestored _,
          Fact.SwitchChanged _,
          Fact.DegradeSwitchChanged _,
          Fact.ServiceLevelChanged _,
          Fact.TreatmentsChanged _,
          Fact.HealthMeasured _,
          Fact.BreakerChanged _,
          Fact.GatewayFigures _,
          Fact.PolicyActivated _,
          Fact.PolicyFaulted _,
          Fact.PolicyRecovered _,
          Fact.ToleranceChanged _,
          Fact.ClientOperations _,
          Fact.ClientTally _,
          Fact.OperationsNotKnown _,
          Fact.FirstWriteAcknowledged _,
          Fact.ServiceUnavailable _,
          Fact.ServiceAvailable _ ->
          fact;
    };
  }

  /**
   * His own, what he is told of the drill, and what was done about alarms by himself or at the
   * begin of a drill; the begin of a drill names it and holds what will break.
   */
  private boolean isSeen(Fact.CommandRequested asked) {
    return asked.actor() == Actor.OPERATOR
        || asked.command() instanceof LogbookCommand.GiveCue
        || (asked.command() instanceof LogbookCommand.ActOnAlarm
            && asked.actor() != Actor.INSTRUCTOR)
        || asked.command() instanceof LogbookCommand.EndDrill;
  }

  private @Nullable Fact by(NodeId node, Fact fact) {
    return frozen.contains(node) ? null : fact;
  }

  /** Each link is counted by the node that sends. */
  private Fact traffic(Fact.Traffic f) {
    List<LinkTraffic> told =
        f.links().stream().filter(link -> !frozen.contains(link.from())).toList();
    return new Fact.Traffic(f.periodMs(), told);
  }

  private Fact suspicions(Fact.Suspicions f) {
    List<LinkSuspicion> told =
        f.links().stream().filter(link -> !frozen.contains(link.by())).toList();
    return new Fact.Suspicions(told);
  }
}
