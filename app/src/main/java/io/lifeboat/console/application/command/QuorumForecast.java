package io.lifeboat.console.application.command;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Quorum;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.FaultView;
import io.lifeboat.console.application.state.Topology;
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
      case NemesisCommand.HealAll _ -> healed(now, state);
      case OperatorCommand.TransferLeadership _,
          OperatorCommand.CompactLog _,
          OperatorCommand.SetWorkload _,
          OperatorCommand.ClientWrite _,
          OperatorCommand.ClientRead _,
          OperatorCommand.LocalRead _,
          NemesisCommand.RevertFault _,
          NemesisCommand.RearmFaults _,
          SwitchCommand.SetSwitch _ ->
          now;
      default -> now;
    };
  }

  /** Every link whole, and whatever a fault killed or froze runs again. */
  private static Topology healed(Topology now, ConsoleState state) {
    Topology next = new Topology(now.members(), now.running(), Set.of());
    for (FaultView fault : state.faults()) {
      next =
          switch (fault.kind()) {
            case KILL, FREEZE -> withAllRunning(next, fault);
            case ISOLATE, PARTITION -> next;
            default -> next;
          };
    }
    return next;
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
