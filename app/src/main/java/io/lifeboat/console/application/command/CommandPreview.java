package io.lifeboat.console.application.command;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.model.DelayShape;
import io.lifeboat.cluster.model.LinkEffect;
import io.lifeboat.cluster.model.LinkShapes;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.cluster.model.WorkloadSettings;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.LinkWording;
import io.lifeboat.console.application.state.Topology;
import io.lifeboat.console.application.state.Wording;
import io.lifeboat.console.application.text.FactsMsg;
import io.lifeboat.console.application.text.Text;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
            case VOTE_GUARD ->
                Text.of(on ? FactsMsg.PREVIEW_VOTE_GUARD_ON : FactsMsg.PREVIEW_VOTE_GUARD_OFF);
          };
      case OperatorCommand.RestartNode c ->
          Text.of(FactsMsg.PREVIEW_RESTART, c.node(), c.pauseMs(), left(forecast));
      case OperatorCommand.RollingRestart _ ->
          Text.of(
              FactsMsg.PREVIEW_ROLLING_RESTART,
              Wording.of(forecast.before().running()),
              left(forecast));
      case OperatorCommand.AddNode c ->
          Text.of(FactsMsg.PREVIEW_ADD, Wording.of(c.node()), voters(forecast));
      case OperatorCommand.RemoveNode c ->
          Text.of(FactsMsg.PREVIEW_REMOVE, c.node(), voters(forecast));
      case OperatorCommand.ReplaceNode c ->
          Text.of(FactsMsg.PREVIEW_REPLACE, c.node(), Wording.of(c.with()), voters(forecast));
      case OperatorCommand.InspectLog c ->
          Text.of(FactsMsg.PREVIEW_INSPECT, c.node(), c.count(), c.fromIndex());
      case NemesisCommand.BridgeNodes c -> {
        Set<NodeId> members = forecast.before().members();
        yield Text.of(
            FactsMsg.PREVIEW_BRIDGE,
            Wording.of(LinkShapes.lowerHalf(members, c.bridge())),
            Wording.of(LinkShapes.upperHalf(members, c.bridge())),
            c.bridge(),
            sides(forecast));
      }
      case NemesisCommand.MajoritiesRing _ ->
          Text.of(
              FactsMsg.PREVIEW_RING,
              LinkShapes.seenInRing(forecast.voters()),
              forecast.voters(),
              sides(forecast));
      case NemesisCommand.DisturbLinks c ->
          Text.of(
              FactsMsg.PREVIEW_DISTURB,
              LinkWording.of(c.links()),
              LinkWording.messages(c.kinds()),
              LinkWording.of(c.effect()),
              left(forecast));
      case NemesisCommand.HoldMessages c ->
          Text.of(
              FactsMsg.PREVIEW_HOLD,
              LinkWording.of(c.links()),
              LinkWording.messages(c.kinds()),
              left(forecast));
      case NemesisCommand.CatchMessage c ->
          Text.of(
              FactsMsg.PREVIEW_CATCH,
              Wording.of(c.kind()),
              Wording.of(c.from()),
              Wording.of(c.to()),
              LinkWording.of(c.action()));
      case NemesisCommand.ActOnMessage c ->
          Text.of(FactsMsg.PREVIEW_ACT, LinkWording.of(c.action()), Long.toString(c.message()));
      case NemesisCommand.StepDown c ->
          Text.of(FactsMsg.PREVIEW_STEP_DOWN, c.node(), left(forecast));
      case NemesisCommand.ForceElection c ->
          Text.of(FactsMsg.PREVIEW_FORCE_ELECTION, c.node(), left(forecast));
      case NemesisCommand.SplitVote _ -> Text.of(FactsMsg.PREVIEW_SPLIT_VOTE);
      case NemesisCommand.FlapLeader c ->
          Text.of(FactsMsg.PREVIEW_FLAP, c.periodMs(), left(forecast));
      case NemesisCommand.LoadBurst c -> Text.of(FactsMsg.PREVIEW_BURST, c.operationsPerSecond());
      case NemesisCommand.SlowClient c ->
          Text.of(
              FactsMsg.PREVIEW_SLOW_CLIENT,
              LinkWording.of(
                  LinkEffect.NONE.withDelay(c.delayMs(), c.jitterMs(), DelayShape.UNIFORM)));
      case NemesisCommand.HotKey c -> Text.of(FactsMsg.PREVIEW_HOT_KEY, c.percent());
    };
  }

  private static Text voters(QuorumForecast f) {
    NodeId leader = f.leader();
    return Text.of(FactsMsg.VOTERS_CHANGE, voters(f.before(), leader), voters(f.after(), leader));
  }

  private static Text voters(Topology topology, @Nullable NodeId leader) {
    int margin = topology.margin(leader);
    Text room =
        margin > 0
            ? Text.of(FactsMsg.MAY_LOSE, margin)
            : Text.of(margin == 0 ? FactsMsg.MAY_LOSE_NONE : FactsMsg.IS_LOST);
    return Text.of(
        FactsMsg.VOTERS_NOW,
        topology.members().size(),
        topology.quorum(),
        topology.available(leader),
        room);
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
