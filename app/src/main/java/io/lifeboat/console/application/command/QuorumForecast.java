package io.lifeboat.console.application.command;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.LinkShapes;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Quorum;
import io.lifeboat.console.application.state.CommandView;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.FaultView;
import io.lifeboat.console.application.state.Topology;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a command would make of the quorum: arithmetic on who runs and who can talk, no prediction
 * of what Raft does about it nor of when.
 *
 * @param before how it is
 * @param after how it would be
 * @param leader who leads now, or null
 */
public record QuorumForecast(Topology before, Topology after, @Nullable NodeId leader) {
  private static final int EVERYTHING = 100;

  public static QuorumForecast of(Command command, ConsoleState state) {
    Topology before = state.topology();
    return new QuorumForecast(before, apply(command, before, state), state.service().leader());
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
      case NemesisCommand.PartitionNodes c -> now.withCut(c.groupA(), c.groupB());
      case NemesisCommand.BridgeNodes c -> now.withCutLinks(cutBy(c, now));
      case NemesisCommand.MajoritiesRing c -> now.withCutLinks(cutBy(c, now));
      case NemesisCommand.DisturbLinks c -> now.withCutLinks(cutBy(c, now));
      case NemesisCommand.HoldMessages c -> now.withCutLinks(cutBy(c, now));
      case OperatorCommand.RestartNode c -> now.withoutRunning(c.node());
      case OperatorCommand.RollingRestart _ -> withOneLess(now, state.service().leader());
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
          SwitchCommand.SetSwitch _ ->
          now;
    };
  }

  /** The directions on which nothing passes while this command's fault is active. */
  private static Set<Link> cutBy(Command command, Topology now) {
    return switch (command) {
      case NemesisCommand.IsolateNode c ->
          LinkShapes.between(Set.of(c.node()), endpoints(now.members()));
      case NemesisCommand.PartitionNodes c -> LinkShapes.between(c.groupA(), c.groupB());
      case NemesisCommand.BridgeNodes c -> LinkShapes.bridge(now.members(), c.bridge());
      case NemesisCommand.MajoritiesRing _ -> LinkShapes.majoritiesRing(now.members());
      case NemesisCommand.DisturbLinks c ->
          c.kinds().isEmpty() && (c.effect().cut() || c.effect().lossPercent() >= EVERYTHING)
              ? c.links()
              : Set.of();
      case NemesisCommand.HoldMessages c -> c.kinds().isEmpty() ? c.links() : Set.of();
      default -> Set.of();
    };
  }

  private static Set<NodeId> endpoints(Set<NodeId> members) {
    Set<NodeId> all = new HashSet<>(members);
    all.add(NodeId.CLIENT);
    return all;
  }

  /** While one of them restarts; which one does not matter for the count. */
  private static Topology withOneLess(Topology now, @Nullable NodeId leader) {
    return now.running().stream()
        .filter(node -> !node.equals(leader))
        .max(Comparator.naturalOrder())
        .or(() -> Optional.ofNullable(leader))
        .map(now::withoutRunning)
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
        staysCut.addAll(cutBy(command, now));
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
    return switch (fault.kind()) {
      case KILL, FREEZE -> withAllRunning(topology, fault);
      case ISOLATE,
          PARTITION,
          BRIDGE,
          MAJORITIES_RING,
          LINKS,
          HOLD,
          MESSAGE,
          STEP_DOWN,
          FORCE_ELECTION,
          SPLIT_VOTE,
          FLAP_LEADER,
          LOAD_BURST,
          SLOW_CLIENT,
          HOT_KEY ->
          topology;
    };
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

  /** Whether the leader would be among those who have the quorum. */
  public boolean leaderStays() {
    return leader != null && majority().contains(leader);
  }

  /** Whether the client could talk to one of those who have the quorum. */
  public boolean clientReachesMajority() {
    return majority().stream().anyMatch(node -> after.isLinked(node, NodeId.CLIENT));
  }
}
