package io.lifeboat.console.application.command;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.cluster.model.WorkloadSettings;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.Wording;
import io.lifeboat.console.application.text.FactsMsg;
import io.lifeboat.console.application.text.Text;

/**
 * What a command would do, in one line before it is given: "Stops n2, the leader. 4 of 5 left:
 * quorum holds, may lose 1 more."
 */
final class CommandPreview {
  private static final double MS_PER_SECOND = 1_000.0;

  private CommandPreview() {}

  static Text preview(Command command, ConsoleState state) {
    Text what = what(command, state);
    return command instanceof NemesisCommand.Inject inject && inject.durationMs() > 0
        ? Text.of(FactsMsg.PREVIEW_WITH_REVERT, what, inject.durationMs() / MS_PER_SECOND)
        : what;
  }

  private static Text what(Command command, ConsoleState state) {
    QuorumForecast forecast = QuorumForecast.of(command, state);
    return switch (command) {
      case OperatorCommand.StopNode c ->
          loss(FactsMsg.PREVIEW_STOP, FactsMsg.PREVIEW_STOP_LEADER, c.node(), forecast);
      case NemesisCommand.KillNode c ->
          loss(FactsMsg.PREVIEW_KILL, FactsMsg.PREVIEW_KILL_LEADER, c.node(), forecast);
      case NemesisCommand.FreezeNode c ->
          loss(FactsMsg.PREVIEW_FREEZE, FactsMsg.PREVIEW_FREEZE_LEADER, c.node(), forecast);
      case NemesisCommand.IsolateNode c ->
          loss(FactsMsg.PREVIEW_ISOLATE, FactsMsg.PREVIEW_ISOLATE_LEADER, c.node(), forecast);
      case OperatorCommand.StartNode c -> Text.of(FactsMsg.PREVIEW_START, c.node(), back(forecast));
      case NemesisCommand.UnfreezeNode c ->
          Text.of(FactsMsg.PREVIEW_UNFREEZE, c.node(), back(forecast));
      case NemesisCommand.RejoinNode c ->
          Text.of(FactsMsg.PREVIEW_REJOIN, c.node(), back(forecast));
      case NemesisCommand.PartitionNodes c ->
          Text.of(
              FactsMsg.PREVIEW_PARTITION,
              Wording.of(c.groupA()),
              Wording.of(c.groupB()),
              sides(forecast));
      case NemesisCommand.RevertFault c -> Text.of(FactsMsg.PREVIEW_REVERT, c.fault());
      case NemesisCommand.HealAll _ ->
          Text.of(FactsMsg.PREVIEW_HEAL_ALL, state.faults().size(), back(forecast));
      case NemesisCommand.RearmFaults _ -> Text.of(FactsMsg.PREVIEW_REARM);
      case OperatorCommand.TransferLeadership c -> transfer(c.node(), state);
      case OperatorCommand.CompactLog c -> Text.of(FactsMsg.PREVIEW_COMPACT, c.node());
      case OperatorCommand.SetWorkload(WorkloadSettings to) ->
          to.enabled()
              ? Text.of(FactsMsg.PREVIEW_WORKLOAD_ON, to.operationsPerSecond(), to.writePercent())
              : Text.of(FactsMsg.PREVIEW_WORKLOAD_OFF);
      case OperatorCommand.ClientWrite c -> Text.of(FactsMsg.PREVIEW_CLIENT_WRITE, c.key());
      case OperatorCommand.ClientRead c -> Text.of(FactsMsg.PREVIEW_CLIENT_READ, c.key());
      case OperatorCommand.LocalRead c -> Text.of(FactsMsg.PREVIEW_LOCAL_READ, c.key(), c.node());
      case SwitchCommand.SetSwitch(SwitchName name, boolean on) ->
          switch (name) {
            case READ_ONLY ->
                Text.of(on ? FactsMsg.PREVIEW_READ_ONLY_ON : FactsMsg.PREVIEW_READ_ONLY_OFF);
            case VOTE_GUARD -> Wording.of(command);
          };
      default -> Wording.of(command);
    };
  }

  private static Text loss(FactsMsg key, FactsMsg leaderKey, NodeId node, QuorumForecast forecast) {
    return Text.of(node.equals(forecast.leader()) ? leaderKey : key, node, left(forecast));
  }

  private static Text transfer(NodeId to, ConsoleState state) {
    NodeId leader = state.service().leader();
    return leader == null
        ? Text.of(FactsMsg.CANNOT_NO_LEADER)
        : Text.of(FactsMsg.PREVIEW_TRANSFER, leader, to);
  }

  private static Text left(QuorumForecast f) {
    if (!f.quorumHolds()) {
      return Text.of(FactsMsg.QUORUM_LOST, f.available(), f.voters(), f.quorum());
    }
    return f.margin() == 0
        ? Text.of(FactsMsg.QUORUM_HOLDS_BARELY, f.available(), f.voters())
        : Text.of(FactsMsg.QUORUM_HOLDS, f.available(), f.voters(), f.margin());
  }

  private static Text back(QuorumForecast f) {
    if (!f.quorumHolds()) {
      return Text.of(FactsMsg.QUORUM_STILL_LOST, f.available(), f.voters(), f.quorum());
    }
    return f.margin() == 0
        ? Text.of(FactsMsg.QUORUM_BACK_BARELY, f.available(), f.voters())
        : Text.of(FactsMsg.QUORUM_BACK, f.available(), f.voters(), f.margin());
  }

  /** Which side keeps the quorum, and on which side the leader and the client are. */
  private static Text sides(QuorumForecast f) {
    if (f.majority().isEmpty()) {
      return Text.of(FactsMsg.SIDES_NONE, leaderPlace(f));
    }
    Text client =
        Text.of(f.clientReachesMajority() ? FactsMsg.SIDE_CLIENT_IN : FactsMsg.SIDE_CLIENT_OUT);
    return Text.of(
        FactsMsg.SIDES_KEEP,
        Wording.of(f.majority()),
        Text.of(FactsMsg.SIDE_AND, leaderPlace(f), client));
  }

  private static Text leaderPlace(QuorumForecast f) {
    if (f.leader() == null) {
      return Text.of(FactsMsg.SIDE_NO_LEADER);
    }
    if (f.majority().isEmpty()) {
      return Text.of(FactsMsg.SIDE_LEADER_STRANDED, f.leader());
    }
    return Text.of(
        f.leaderStays() ? FactsMsg.SIDE_LEADER_IN : FactsMsg.SIDE_LEADER_OUT, f.leader());
  }
}
