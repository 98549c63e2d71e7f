package io.lifeboat.console.application.command;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.LogbookCommand;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Quorum;
import io.lifeboat.console.application.state.CommandView;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.FaultView;
import io.lifeboat.console.application.state.Topology;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a command would make of the quorum: arithmetic on who runs and who can talk, no prediction
 * of what Raft does about it nor of when.
 *
 * @param before how it is
 * @param between how it is when the first of two changes is done, or null when there is only one
 * @param after how it would be
 * @param leader who leads now, or null
 */
public record QuorumForecast(
    Topology before, @Nullable Topology between, Topology after, @Nullable NodeId leader) {

  public static QuorumForecast of(Command command, ConsoleState state) {
    return of(List.of(command), state);
  }

  /** When all of them are given at once. */
  static QuorumForecast of(List<Command> commands, ConsoleState state) {
    Topology before = state.topology();
    Topology between = null;
    Topology after = before;
    for (Command command : commands) {
      if (command instanceof OperatorCommand.ReplaceNode replace) {
        between = after.withMember(replace.with());
      }
      after = apply(command, after, state);
    }
    return new QuorumForecast(before, between, after, state.service().leader());
  }

  private static Topology apply(Command command, Topology now, ConsoleState state) {
    return switch (command) {
      case OperatorCommand.StartNode c -> now.withRunning(c.node());
      case OperatorCommand.StopNode c -> now.withoutRunning(c.node());
      case NemesisCommand.KillNode c -> now.withoutRunning(c.node());
      case NemesisCommand.FreezeNode c -> now.withoutRunning(c.node());
      case NemesisCommand.UnfreezeNode c -> now.withRunning(c.node());
      case NemesisCommand.IsolateNode c -> now.withIsolated(c.node());
      case NemesisCommand.RejoinNode c -> now.withRejoined(c.node());
      case NemesisCommand.PartitionNodes _,
          NemesisCommand.BridgeNodes _,
          NemesisCommand.MajoritiesRing _,
          NemesisCommand.DisturbLinks _,
          NemesisCommand.HoldMessages _ ->
          now.withCutLinks(CutLinks.by(command, state.members().all()));
      case OperatorCommand.RestartNode c -> now.withoutRunning(c.node());
      case OperatorCommand.RebuildNode c -> now.withoutRunning(c.node());
      case OperatorCommand.RollingRestart _ -> atItsWorst(now, state.service().leader());
      case OperatorCommand.AddNode c -> now.withMember(c.node());
      case OperatorCommand.RemoveNode c -> now.withoutMember(c.node());
      case OperatorCommand.ReplaceNode c -> now.withMember(c.with()).withoutMember(c.node());
      case NemesisCommand.RevertFault c -> reverted(c.fault(), now, state);
      case NemesisCommand.HealAll _ -> healed(now, state);
      case OperatorCommand.TransferLeadership _,
          OperatorCommand.CompactLog _,
          OperatorCommand.SetWorkload _,
          OperatorCommand.ClientWrite _,
          OperatorCommand.ClientRead _,
          OperatorCommand.LocalRead _,
          OperatorCommand.InspectLog _,
          OperatorCommand.ScrubNode _,
          OperatorCommand.CompareReplicas _,
          OperatorCommand.InspectRecords _,
          OperatorCommand.RepairRecords _,
          OperatorCommand.BackUp _,
          OperatorCommand.VerifyBackup _,
          OperatorCommand.RestoreBackup _,
          NemesisCommand.DamageFiles _,
          NemesisCommand.ChangeState _,
          NemesisCommand.ApplyWrongly _,
          NemesisCommand.CatchMessage _,
          NemesisCommand.ActOnMessage _,
          NemesisCommand.StepDown _,
          NemesisCommand.ForceElection _,
          NemesisCommand.SplitVote _,
          NemesisCommand.FlapLeader _,
          NemesisCommand.LoadBurst _,
          NemesisCommand.SlowClient _,
          NemesisCommand.HotKey _,
          NemesisCommand.RearmFaults _,
          SwitchCommand _,
          LogbookCommand _ ->
          now;
    };
  }

  /** While that one of them restarts without which the fewest can work together. */
  private static Topology atItsWorst(Topology now, @Nullable NodeId leader) {
    return now.running().stream()
        .sorted()
        .map(now::withoutRunning)
        .min(Comparator.comparingInt(left -> left.available(leader)))
        .orElse(now);
  }

  /** Without what this fault alone does; what another active fault cuts as well stays cut. */
  private static Topology reverted(String id, Topology now, ConsoleState state) {
    Set<Link> staysCut = new HashSet<>();
    Topology next = now;
    for (FaultView fault : state.faults()) {
      if (fault.id().equals(id)) {
        next = processesBack(next, fault);
      } else {
        Command command = commandOf(fault, state);
        if (command == null) {
          return next;
        }
        staysCut.addAll(CutLinks.by(command, state.members().all()));
      }
    }
    staysCut.retainAll(now.cut());
    return new Topology(next.members(), next.running(), staysCut);
  }

  private static @Nullable Command commandOf(FaultView fault, ConsoleState state) {
    return state.commands().stream()
        .filter(command -> command.id().equals(fault.cause()))
        .map(CommandView::command)
        .findFirst()
        .orElse(null);
  }

  /** Every link whole, and whatever a fault killed or froze runs again. */
  private static Topology healed(Topology now, ConsoleState state) {
    Topology next = new Topology(now.members(), now.running(), Set.of());
    for (FaultView fault : state.faults()) {
      next = processesBack(next, fault);
    }
    return next;
  }

  private static Topology processesBack(Topology topology, FaultView fault) {
    return fault.kind() == FaultKind.KILL || fault.kind() == FaultKind.FREEZE
        ? withAllRunning(topology, fault)
        : topology;
  }

  private static Topology withAllRunning(Topology topology, FaultView fault) {
    Topology next = topology;
    for (NodeId node : fault.targets()) {
      next = next.withRunning(node);
    }
    return next;
  }

  public int voters() {
    return after.members().size();
  }

  public int quorum() {
    return after.quorum();
  }

  /** How many members could work together after it. */
  public int available() {
    return after.available(leader);
  }

  public int margin() {
    return Quorum.margin(voters(), available());
  }

  public boolean quorumHolds() {
    return margin() >= 0;
  }

  /** Those who would have the quorum; none when nobody would. */
  public Set<NodeId> majority() {
    if (leader != null && after.reachesQuorum(leader)) {
      return after.reach(leader);
    }
    Set<NodeId> group = after.largestGroup(leader);
    return group.size() >= quorum() ? group : Set.of();
  }

  /** Whether somebody the leader does not reach would reach a quorum of its own. */
  boolean isContested() {
    NodeId leads = leader;
    return leads != null
        && after.reachesQuorum(leads)
        && after.running().stream()
            .anyMatch(node -> !after.reach(leads).contains(node) && after.reachesQuorum(node));
  }

  /** Whether the leader would be among those who have the quorum. */
  public boolean leaderStays() {
    return leader != null && majority().contains(leader);
  }

  /** Whether the client could talk to one of those who have the quorum. */
  public boolean clientReachesMajority() {
    return majority().stream().anyMatch(node -> after.isLinked(node, NodeId.CLIENT));
  }
}
