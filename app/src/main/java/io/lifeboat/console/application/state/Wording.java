package io.lifeboat.console.application.state;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.LogbookCommand;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.model.DelayShape;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.LinkEffect;
import io.lifeboat.cluster.model.Member;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.cluster.model.SwitchName;
import io.lifeboat.cluster.model.WorkloadSettings;
import io.lifeboat.console.application.text.DetectionMsg;
import io.lifeboat.console.application.text.FactsMsg;
import io.lifeboat.console.application.text.MessageKey;
import io.lifeboat.console.application.text.ReplayMsg;
import io.lifeboat.console.application.text.Text;
import java.util.Collection;
import java.util.List;

/** The names of the cluster's things, as texts: parts of sentences, without a full stop. */
public final class Wording {
  private Wording() {}

  /** Nodes have proper names in every language; the client is called by what it is. */
  public static Object of(NodeId node) {
    return node.isClient() ? Text.of(FactsMsg.CLIENT) : node;
  }

  /** Sentences in a row. */
  public static Text sentences(Text first, Text... more) {
    Text all = first;
    for (Text next : more) {
      all = Text.of(FactsMsg.SENTENCES, all, next);
    }
    return all;
  }

  /** A member of the configuration, with what it may do unless it votes. */
  public static Text of(Member member) {
    return Text.of(
        switch (member.type()) {
          case VOTER -> FactsMsg.MEMBER_VOTER;
          case PROMOTABLE -> FactsMsg.MEMBER_PROMOTABLE;
          case PASSIVE -> FactsMsg.MEMBER_PASSIVE;
        },
        member.node());
  }

  /** A change of members that was asked for. */
  public static Text of(MembersView.Change change) {
    NodeId with = change.with();
    return switch (change.kind()) {
      case ADD -> Text.of(FactsMsg.DO_ADD, change.node());
      case REMOVE -> Text.of(FactsMsg.DO_REMOVE, change.node());
      case REPLACE ->
          Text.of(FactsMsg.DO_REPLACE, change.node(), with == null ? change.node() : with);
    };
  }

  /** In the order of their numbers, the client last. */
  public static List<Object> of(Collection<NodeId> nodes) {
    return nodes.stream()
        .sorted((a, b) -> Integer.compare(place(a), place(b)))
        .map(Wording::of)
        .toList();
  }

  private static int place(NodeId node) {
    return node.isClient() ? Integer.MAX_VALUE : node.number();
  }

  public static Text of(Role role) {
    return Text.of(
        switch (role) {
          case LEADER -> FactsMsg.ROLE_LEADER;
          case CANDIDATE -> FactsMsg.ROLE_CANDIDATE;
          case FOLLOWER -> FactsMsg.ROLE_FOLLOWER;
          case PROMOTABLE -> FactsMsg.ROLE_PROMOTABLE;
          case PASSIVE -> FactsMsg.ROLE_PASSIVE;
          case INACTIVE -> FactsMsg.ROLE_INACTIVE;
        });
  }

  public static Text of(MessageKind kind) {
    return Text.of(
        switch (kind) {
          case POLL -> FactsMsg.REQUEST_POLL;
          case VOTE -> FactsMsg.REQUEST_VOTE;
          case APPEND -> FactsMsg.REQUEST_APPEND;
          case HEARTBEAT -> FactsMsg.REQUEST_HEARTBEAT;
          case INSTALL -> FactsMsg.REQUEST_INSTALL;
          case CONFIGURE -> FactsMsg.REQUEST_CONFIGURE;
          case MEMBERSHIP -> FactsMsg.REQUEST_MEMBERSHIP;
          case TRANSFER -> FactsMsg.REQUEST_TRANSFER;
          case CLIENT -> FactsMsg.REQUEST_CLIENT;
        });
  }

  public static Text of(SwitchName name) {
    return Text.of(
        switch (name) {
          case VOTE_GUARD -> FactsMsg.SWITCH_VOTE_GUARD;
          case SCAN_BEFORE_START, SCRUBBING, AUTO_REPAIR, SCHEDULED_BACKUP ->
              RecoveryWords.of(name);
        });
  }

  public static Text of(FaultKind kind, Collection<NodeId> targets) {
    MessageKey key =
        switch (kind) {
          case KILL -> FactsMsg.FAULT_KILL;
          case FREEZE -> FactsMsg.FAULT_FREEZE;
          case ISOLATE -> FactsMsg.FAULT_ISOLATE;
          case PARTITION -> FactsMsg.FAULT_PARTITION;
          case BRIDGE -> FactsMsg.FAULT_BRIDGE;
          case MAJORITIES_RING -> FactsMsg.FAULT_RING;
          case LINKS -> FactsMsg.FAULT_LINKS;
          case HOLD -> FactsMsg.FAULT_HOLD;
          case MESSAGE -> FactsMsg.FAULT_MESSAGE;
          case STEP_DOWN -> FactsMsg.FAULT_STEP_DOWN;
          case FORCE_ELECTION -> FactsMsg.FAULT_FORCE_ELECTION;
          case SPLIT_VOTE -> FactsMsg.FAULT_SPLIT_VOTE;
          case FLAP_LEADER -> FactsMsg.FAULT_FLAP;
          case LOAD_BURST -> FactsMsg.FAULT_BURST;
          case SLOW_CLIENT -> FactsMsg.FAULT_SLOW_CLIENT;
          case HOT_KEY -> FactsMsg.FAULT_HOT_KEY;
          case FILES -> DetectionMsg.FAULT_FILES;
          case STATE -> DetectionMsg.FAULT_STATE;
          case WRONG_APPLY -> DetectionMsg.FAULT_WRONG_APPLY;
        };
    return Text.of(key, of(targets));
  }

  public static Text of(FailReason reason) {
    return Text.of(
        switch (reason) {
          case NO_SUCH_NODE -> FactsMsg.FAIL_NO_SUCH_NODE;
          case WRONG_STATE -> FactsMsg.FAIL_WRONG_STATE;
          case FAULTS_BLOCKED -> FactsMsg.FAIL_FAULTS_BLOCKED;
          case BAD_ARGUMENT -> FactsMsg.FAIL_BAD_ARGUMENT;
          case NO_LEADER -> FactsMsg.FAIL_NO_LEADER;
          case READ_ONLY -> FactsMsg.FAIL_READ_ONLY;
          case SHED -> FactsMsg.FAIL_SHED;
          case NOTHING_TO_DO -> FactsMsg.FAIL_NOTHING_TO_DO;
          case UNSAFE -> FactsMsg.FAIL_UNSAFE;
          case ENGINE -> FactsMsg.FAIL_ENGINE;
          case CLOSED -> FactsMsg.FAIL_CLOSED;
          case RECORDING -> ReplayMsg.CANNOT_COMMAND;
        });
  }

  /** What a command does, as one says it: "kill n2". */
  public static Text of(Command command) {
    return switch (command) {
      case OperatorCommand.StartNode c -> Text.of(FactsMsg.DO_START, c.node());
      case OperatorCommand.StopNode c -> Text.of(FactsMsg.DO_STOP, c.node());
      case OperatorCommand.TransferLeadership c -> Text.of(FactsMsg.DO_TRANSFER, c.node());
      case OperatorCommand.CompactLog c -> Text.of(FactsMsg.DO_COMPACT, c.node());
      case OperatorCommand.SetWorkload(WorkloadSettings to) ->
          to.enabled()
              ? Text.of(FactsMsg.DO_WORKLOAD_ON, to.operationsPerSecond(), to.writePercent())
              : Text.of(FactsMsg.DO_WORKLOAD_OFF);
      case OperatorCommand.ClientWrite c -> Text.of(FactsMsg.DO_CLIENT_WRITE, c.key());
      case OperatorCommand.ClientRead c -> Text.of(FactsMsg.DO_CLIENT_READ, c.key());
      case OperatorCommand.LocalRead c -> Text.of(FactsMsg.DO_LOCAL_READ, c.key(), c.node());
      case OperatorCommand.RestartNode c -> Text.of(FactsMsg.DO_RESTART, c.node());
      case OperatorCommand.RollingRestart _ -> Text.of(FactsMsg.DO_ROLLING_RESTART);
      case OperatorCommand.AddNode c -> Text.of(FactsMsg.DO_ADD, of(c.node()));
      case OperatorCommand.RemoveNode c -> Text.of(FactsMsg.DO_REMOVE, c.node());
      case OperatorCommand.ReplaceNode c -> Text.of(FactsMsg.DO_REPLACE, c.node(), of(c.with()));
      case OperatorCommand.InspectLog c ->
          Text.of(FactsMsg.DO_INSPECT, c.node(), c.fromIndex(), c.count());
      case NemesisCommand.KillNode c -> Text.of(FactsMsg.DO_KILL, c.node());
      case NemesisCommand.FreezeNode c -> Text.of(FactsMsg.DO_FREEZE, c.node());
      case NemesisCommand.UnfreezeNode c -> Text.of(FactsMsg.DO_UNFREEZE, c.node());
      case NemesisCommand.IsolateNode c -> Text.of(FactsMsg.DO_ISOLATE, of(c.node()));
      case NemesisCommand.RejoinNode c -> Text.of(FactsMsg.DO_REJOIN, of(c.node()));
      case NemesisCommand.PartitionNodes c ->
          Text.of(FactsMsg.DO_PARTITION, of(c.groupA()), of(c.groupB()));
      case NemesisCommand.BridgeNodes c -> Text.of(FactsMsg.DO_BRIDGE, c.bridge());
      case NemesisCommand.MajoritiesRing _ -> Text.of(FactsMsg.DO_RING);
      case NemesisCommand.DisturbLinks c ->
          Text.of(
              FactsMsg.DO_DISTURB,
              LinkWording.of(c.links()),
              LinkWording.messages(c.kinds()),
              LinkWording.of(c.effect()));
      case NemesisCommand.HoldMessages c ->
          Text.of(FactsMsg.DO_HOLD, LinkWording.of(c.links()), LinkWording.messages(c.kinds()));
      case NemesisCommand.CatchMessage c ->
          Text.of(
              FactsMsg.DO_CATCH,
              LinkWording.of(c.action()),
              of(c.kind()),
              of(c.from()),
              of(c.to()));
      case NemesisCommand.ActOnMessage c ->
          Text.of(FactsMsg.DO_ACT, LinkWording.of(c.action()), Long.toString(c.message()));
      case NemesisCommand.StepDown c -> Text.of(FactsMsg.DO_STEP_DOWN, c.node());
      case NemesisCommand.ForceElection c -> Text.of(FactsMsg.DO_FORCE_ELECTION, c.node());
      case NemesisCommand.SplitVote _ -> Text.of(FactsMsg.DO_SPLIT_VOTE);
      case NemesisCommand.FlapLeader c -> Text.of(FactsMsg.DO_FLAP, c.periodMs());
      case NemesisCommand.LoadBurst c -> Text.of(FactsMsg.DO_BURST, c.operationsPerSecond());
      case NemesisCommand.SlowClient c ->
          Text.of(
              FactsMsg.DO_SLOW_CLIENT,
              LinkWording.of(
                  LinkEffect.NONE.withDelay(c.delayMs(), c.jitterMs(), DelayShape.UNIFORM)));
      case NemesisCommand.HotKey c -> Text.of(FactsMsg.DO_HOT_KEY, c.percent());
      case OperatorCommand.ScrubNode _,
          OperatorCommand.CompareReplicas _,
          OperatorCommand.InspectRecords _,
          OperatorCommand.RebuildNode _,
          OperatorCommand.RepairRecords _,
          OperatorCommand.BackUp _,
          OperatorCommand.VerifyBackup _,
          OperatorCommand.RestoreBackup _,
          NemesisCommand.DamageFiles _,
          NemesisCommand.ChangeState _,
          NemesisCommand.ApplyWrongly _ ->
          RecoveryWords.asked(command);
      case NemesisCommand.RevertFault c -> Text.of(FactsMsg.DO_REVERT, c.fault());
      case NemesisCommand.HealAll _ -> Text.of(FactsMsg.DO_HEAL_ALL);
      case NemesisCommand.RearmFaults _ -> Text.of(FactsMsg.DO_REARM);
      case SwitchCommand.SetSwitch c ->
          switch (c.name()) {
            case VOTE_GUARD ->
                Text.of(c.on() ? FactsMsg.DO_VOTE_GUARD_ON : FactsMsg.DO_VOTE_GUARD_OFF);
            case SCAN_BEFORE_START, SCRUBBING, AUTO_REPAIR, SCHEDULED_BACKUP ->
                Text.of(
                    c.on() ? DetectionMsg.DO_SWITCH_ON : DetectionMsg.DO_SWITCH_OFF,
                    Text.of(RecoveryWords.of(c.name())));
          };
      case SwitchCommand.ForceSwitch _,
          SwitchCommand.ChooseLevel _,
          SwitchCommand.ActivatePolicy _,
          SwitchCommand.SetTolerance _ ->
          DegradationWords.asked((SwitchCommand) command);
      case LogbookCommand c -> LogbookTales.asked(c);
    };
  }
}
