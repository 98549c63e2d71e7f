package io.lifeboat.console.ui.action;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.LogbookCommand;
import io.lifeboat.cluster.command.NemesisCommand.ActOnMessage;
import io.lifeboat.cluster.command.NemesisCommand.ApplyWrongly;
import io.lifeboat.cluster.command.NemesisCommand.BridgeNodes;
import io.lifeboat.cluster.command.NemesisCommand.CatchMessage;
import io.lifeboat.cluster.command.NemesisCommand.ChangeState;
import io.lifeboat.cluster.command.NemesisCommand.DamageFiles;
import io.lifeboat.cluster.command.NemesisCommand.DisturbLinks;
import io.lifeboat.cluster.command.NemesisCommand.FlapLeader;
import io.lifeboat.cluster.command.NemesisCommand.ForceElection;
import io.lifeboat.cluster.command.NemesisCommand.FreezeNode;
import io.lifeboat.cluster.command.NemesisCommand.HealAll;
import io.lifeboat.cluster.command.NemesisCommand.HoldMessages;
import io.lifeboat.cluster.command.NemesisCommand.HotKey;
import io.lifeboat.cluster.command.NemesisCommand.IsolateNode;
import io.lifeboat.cluster.command.NemesisCommand.KillNode;
import io.lifeboat.cluster.command.NemesisCommand.LoadBurst;
import io.lifeboat.cluster.command.NemesisCommand.MajoritiesRing;
import io.lifeboat.cluster.command.NemesisCommand.PartitionNodes;
import io.lifeboat.cluster.command.NemesisCommand.RearmFaults;
import io.lifeboat.cluster.command.NemesisCommand.RejoinNode;
import io.lifeboat.cluster.command.NemesisCommand.RevertFault;
import io.lifeboat.cluster.command.NemesisCommand.SlowClient;
import io.lifeboat.cluster.command.NemesisCommand.SplitVote;
import io.lifeboat.cluster.command.NemesisCommand.StepDown;
import io.lifeboat.cluster.command.NemesisCommand.UnfreezeNode;
import io.lifeboat.cluster.command.OperatorCommand.AddNode;
import io.lifeboat.cluster.command.OperatorCommand.BackUp;
import io.lifeboat.cluster.command.OperatorCommand.ClientRead;
import io.lifeboat.cluster.command.OperatorCommand.ClientWrite;
import io.lifeboat.cluster.command.OperatorCommand.CompactLog;
import io.lifeboat.cluster.command.OperatorCommand.CompareReplicas;
import io.lifeboat.cluster.command.OperatorCommand.InspectLog;
import io.lifeboat.cluster.command.OperatorCommand.InspectRecords;
import io.lifeboat.cluster.command.OperatorCommand.LocalRead;
import io.lifeboat.cluster.command.OperatorCommand.RebuildNode;
import io.lifeboat.cluster.command.OperatorCommand.RemoveNode;
import io.lifeboat.cluster.command.OperatorCommand.RepairRecords;
import io.lifeboat.cluster.command.OperatorCommand.ReplaceNode;
import io.lifeboat.cluster.command.OperatorCommand.RestartNode;
import io.lifeboat.cluster.command.OperatorCommand.RestoreBackup;
import io.lifeboat.cluster.command.OperatorCommand.RollingRestart;
import io.lifeboat.cluster.command.OperatorCommand.ScrubNode;
import io.lifeboat.cluster.command.OperatorCommand.SetWorkload;
import io.lifeboat.cluster.command.OperatorCommand.StartNode;
import io.lifeboat.cluster.command.OperatorCommand.StopNode;
import io.lifeboat.cluster.command.OperatorCommand.TransferLeadership;
import io.lifeboat.cluster.command.OperatorCommand.VerifyBackup;
import io.lifeboat.cluster.command.SwitchCommand.ActivatePolicy;
import io.lifeboat.cluster.command.SwitchCommand.ChooseLevel;
import io.lifeboat.cluster.command.SwitchCommand.ForceSwitch;
import io.lifeboat.cluster.command.SwitchCommand.SetSwitch;
import io.lifeboat.cluster.command.SwitchCommand.SetTolerance;
import io.lifeboat.cluster.model.MessageAction;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.console.application.state.DegradationWords;
import io.lifeboat.console.application.state.LogbookTales;
import io.lifeboat.console.application.state.RecoveryWords;
import io.lifeboat.console.application.state.Wording;
import io.lifeboat.console.application.text.DegradationMsg;
import io.lifeboat.console.application.text.DetectionMsg;
import io.lifeboat.console.application.text.MessageKey;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.i18n.NemesisMsg;
import io.lifeboat.console.ui.i18n.UiMsg;
import java.util.List;

/** What commands are called on buttons and in the log of commands: short, beginning with a verb. */
public final class CommandNames {
  private CommandNames() {}

  /** What a command is called on buttons and in the log of commands. */
  public static Text of(Command command) {
    return switch (command) {
      case KillNode c -> Text.of(UiMsg.ACTION_KILL, c.node());
      case FreezeNode c -> Text.of(UiMsg.ACTION_FREEZE, c.node());
      case UnfreezeNode c -> Text.of(UiMsg.ACTION_UNFREEZE, c.node());
      case IsolateNode c -> Text.of(UiMsg.ACTION_ISOLATE, c.node());
      case RejoinNode c -> Text.of(UiMsg.ACTION_REJOIN, c.node());
      case PartitionNodes c ->
          Text.of(UiMsg.ACTION_PARTITION, Wording.of(c.groupA()), Wording.of(c.groupB()));
      case RevertFault c -> Text.of(UiMsg.ACTION_REVERT, c.fault());
      case HealAll c -> Text.of(UiMsg.ACTION_HEAL_ALL);
      case RearmFaults c -> Text.of(UiMsg.ACTION_REARM);
      case StartNode c -> Text.of(UiMsg.ACTION_START, c.node());
      case StopNode c -> Text.of(UiMsg.ACTION_STOP, c.node());
      case TransferLeadership c -> Text.of(UiMsg.ACTION_TRANSFER, c.node());
      case CompactLog c -> Text.of(UiMsg.ACTION_COMPACT, c.node());
      case SetWorkload c ->
          c.settings().enabled()
              ? Text.of(
                  UiMsg.ACTION_WORKLOAD,
                  c.settings().operationsPerSecond(),
                  c.settings().writePercent())
              : Text.of(UiMsg.ACTION_WORKLOAD_OFF);
      case ClientWrite c -> Text.of(UiMsg.ACTION_WRITE, c.key());
      case ClientRead c -> Text.of(UiMsg.ACTION_READ, c.key());
      case LocalRead c -> Text.of(UiMsg.ACTION_LOCAL_READ, c.key(), c.node());
      case SetSwitch c -> turned(c);
      case LogbookCommand c -> LogbookTales.asked(c);
      case ForceSwitch c -> forced(c);
      case ChooseLevel c -> chosen(c);
      case ActivatePolicy c ->
          Text.of(DegradationMsg.ACT_ACTIVATE, DegradationWords.of(c.policy()));
      case SetTolerance c -> Text.of(DegradationMsg.ACT_TOLERANCE, DegradationWords.of(c.level()));
      case RestartNode c -> Text.of(NemesisMsg.ACT_RESTART, c.node());
      case RollingRestart c -> Text.of(NemesisMsg.ACT_ROLLING_RESTART);
      case AddNode c -> Text.of(NemesisMsg.ACT_ADD, c.node());
      case RemoveNode c -> Text.of(NemesisMsg.ACT_REMOVE, c.node());
      case ReplaceNode c -> Text.of(NemesisMsg.ACT_REPLACE, c.node(), c.with());
      case InspectLog c -> Text.of(NemesisMsg.ACT_INSPECT, c.node());
      case BridgeNodes c -> Text.of(NemesisMsg.ACT_BRIDGE, c.bridge());
      case MajoritiesRing c -> Text.of(NemesisMsg.ACT_RING);
      case DisturbLinks c -> LinkNames.disturb(c.links(), c.effect());
      case HoldMessages c -> Text.of(NemesisMsg.ACT_HOLD, LinkNames.of(c.links()));
      case CatchMessage c -> Text.of(caught(c.action()), Wording.of(c.kind()));
      case ActOnMessage c -> Text.of(acted(c.action()), Long.toString(c.message()));
      case StepDown c -> Text.of(NemesisMsg.ACT_STEP_DOWN, c.node());
      case ForceElection c -> Text.of(NemesisMsg.ACT_FORCE_ELECTION, c.node());
      case SplitVote c -> Text.of(NemesisMsg.ACT_SPLIT_VOTE);
      case FlapLeader c -> Text.of(NemesisMsg.ACT_FLAP);
      case LoadBurst c -> Text.of(NemesisMsg.ACT_BURST, c.operationsPerSecond());
      case SlowClient c -> Text.of(NemesisMsg.ACT_SLOW_CLIENT);
      case HotKey c -> Text.of(NemesisMsg.ACT_HOT_KEY, c.percent());
      case ScrubNode c -> Text.of(DetectionMsg.ACT_SCRUB, c.node());
      case CompareReplicas c -> Text.of(DetectionMsg.ACT_COMPARE);
      case InspectRecords c -> Text.of(DetectionMsg.ACT_INSPECT_RECORDS, c.node());
      case RebuildNode c -> Text.of(DetectionMsg.ACT_REBUILD, c.node());
      case RepairRecords c -> Text.of(DetectionMsg.ACT_REPAIR_RECORDS, c.node());
      case BackUp c -> Text.of(DetectionMsg.ACT_BACK_UP);
      case VerifyBackup c -> Text.of(DetectionMsg.ACT_VERIFY_BACKUP, c.name());
      case RestoreBackup c -> Text.of(DetectionMsg.ACT_RESTORE, c.name());
      case DamageFiles c ->
          Text.of(DetectionMsg.ACT_DAMAGE, c.node(), RecoveryWords.of(c.damage()));
      case ChangeState c -> Text.of(DetectionMsg.ACT_CHANGE_STATE, c.node());
      case ApplyWrongly c -> Text.of(DetectionMsg.ACT_APPLY_WRONGLY, c.node());
    };
  }

  private static NemesisMsg caught(MessageAction action) {
    return switch (action) {
      case DROP -> NemesisMsg.ACT_CATCH_DROP;
      case HOLD, RELEASE -> NemesisMsg.ACT_CATCH_HOLD;
      case DUPLICATE -> NemesisMsg.ACT_CATCH_DUPLICATE;
    };
  }

  private static NemesisMsg acted(MessageAction action) {
    return switch (action) {
      case DROP -> NemesisMsg.ACT_MESSAGE_DROP;
      case HOLD -> NemesisMsg.ACT_MESSAGE_HOLD;
      case RELEASE -> NemesisMsg.ACT_MESSAGE_RELEASE;
      case DUPLICATE -> NemesisMsg.ACT_MESSAGE_DUPLICATE;
    };
  }

  private static Text turned(SetSwitch turn) {
    return switch (turn.name()) {
      case VOTE_GUARD -> Text.of(turn.on() ? NemesisMsg.ACT_GUARD_ON : NemesisMsg.ACT_GUARD_OFF);
      case SCAN_BEFORE_START, SCRUBBING, AUTO_REPAIR, SCHEDULED_BACKUP ->
          Text.of(
              turn.on() ? DetectionMsg.ACT_SWITCH_ON : DetectionMsg.ACT_SWITCH_OFF,
              Wording.of(turn.name()));
    };
  }

  private static Text forced(ForceSwitch turn) {
    DegradationMsg key =
        switch (turn.position()) {
          case AUTO -> DegradationMsg.ACT_AUTO;
          case FORCED_ON -> DegradationMsg.ACT_FORCE_ON;
          case FORCED_OFF -> DegradationMsg.ACT_FORCE_OFF;
        };
    return DegradationWords.located(Text.of(key, DegradationWords.of(turn.name())), turn.local());
  }

  private static Text chosen(ChooseLevel choice) {
    ServiceLevel level = choice.level();
    Text what =
        level == null
            ? Text.of(DegradationMsg.ACT_RELEASE_LEVEL)
            : Text.of(DegradationMsg.ACT_CHOOSE_LEVEL, DegradationWords.of(level));
    return DegradationWords.located(what, choice.local());
  }

  /** One name for commands that do the same to one node each: "Kill n1 and n2". */
  public static Text of(List<Command> commands) {
    Command first = commands.getFirst();
    MessageKey key =
        switch (first) {
          case KillNode _ -> UiMsg.ACTION_KILL;
          case StopNode _ -> UiMsg.ACTION_STOP;
          case StartNode _ -> UiMsg.ACTION_START;
          case RestartNode _ -> NemesisMsg.ACT_RESTART;
          case FreezeNode _ -> UiMsg.ACTION_FREEZE;
          case UnfreezeNode _ -> UiMsg.ACTION_UNFREEZE;
          case IsolateNode _ -> UiMsg.ACTION_ISOLATE;
          case RejoinNode _ -> UiMsg.ACTION_REJOIN;
          default -> null;
        };
    if (commands.size() == 1 || key == null) {
      return of(first);
    }
    return Text.of(
        key, commands.stream().map(command -> of(command).arguments().getFirst()).toList());
  }
}
