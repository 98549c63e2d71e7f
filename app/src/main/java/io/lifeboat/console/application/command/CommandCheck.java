package io.lifeboat.console.application.command;

import static io.lifeboat.console.application.command.Availability.ALLOWED;
import static io.lifeboat.console.application.command.Availability.refused;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.LogbookCommand;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.text.FactsMsg;
import io.lifeboat.console.application.text.Text;
import java.util.List;

/**
 * Whether a command makes sense in a picture. It refuses only what certainly cannot be done: the
 * picture may be a moment old, and the cluster itself has the last word.
 */
final class CommandCheck {
  private static final int LONGEST_PAUSE_MS = 600_000;
  private static final int HIGHEST_RATE = 5_000;
  private static final int MOST_ENTRIES = 200;

  private CommandCheck() {}

  /** Of several that are to be given together, the first refusal. */
  static Availability check(List<? extends Command> commands, ConsoleState state) {
    for (Command command : commands) {
      Availability availability = check(command, state);
      if (!availability.isAllowed()) {
        return availability;
      }
    }
    return commands.isEmpty()
        ? refused(FailReason.NOTHING_TO_DO, FactsMsg.PREVIEW_NOTHING)
        : ALLOWED;
  }

  static Availability check(Command command, ConsoleState state) {
    if (state.phase() == ConsoleState.Phase.STOPPED) {
      return refused(FailReason.CLOSED, FactsMsg.CANNOT_NOT_UP);
    }
    return switch (command) {
      case OperatorCommand c -> operator(c, state);
      case NemesisCommand.Inject c -> ready(c, state).then(() -> fault(c, state));
      case NemesisCommand c -> mending(c, state);
      case SwitchCommand.SetSwitch c -> changes(state.switchesOn().contains(c.name()) != c.on());
      case SwitchCommand c -> DegradationChecks.of(c, state);
      case LogbookCommand _ -> ALLOWED;
    };
  }

  /** What holds of every fault. */
  private static Availability ready(NemesisCommand.Inject command, ConsoleState state) {
    String blocked = state.blockedReason();
    if (blocked != null) {
      Object reason = blocked.isBlank() ? Text.of(FactsMsg.NO_REASON) : blocked;
      return refused(FailReason.FAULTS_BLOCKED, FactsMsg.CANNOT_BLOCKED, reason);
    }
    return command.durationMs() < 0
        ? refused(FailReason.BAD_ARGUMENT, FactsMsg.CANNOT_NEGATIVE_DURATION)
        : ALLOWED;
  }

  private static Availability operator(OperatorCommand command, ConsoleState state) {
    return switch (command) {
      case OperatorCommand.StartNode c -> NodeChecks.of(c.node(), state, NodeChecks::start);
      case OperatorCommand.StopNode c -> NodeChecks.of(c.node(), state, NodeChecks::stop);
      case OperatorCommand.RestartNode c ->
          pause(c.pauseMs()).then(() -> NodeChecks.of(c.node(), state, NodeChecks::running));
      case OperatorCommand.RollingRestart c ->
          pause(c.pauseMs()).then(() -> NodeChecks.rollingRestart(c, state));
      case OperatorCommand.TransferLeadership c ->
          NodeChecks.of(c.node(), state, node -> NodeChecks.transfer(node, state));
      case OperatorCommand.CompactLog c -> NodeChecks.of(c.node(), state, NodeChecks::running);
      case OperatorCommand.LocalRead c -> NodeChecks.of(c.node(), state, NodeChecks::running);
      case OperatorCommand.InspectLog c ->
          atLeast(c.fromIndex(), 1, FactsMsg.FIELD_INDEX)
              .then(() -> inRange(c.count(), 1, MOST_ENTRIES, FactsMsg.FIELD_COUNT))
              .then(() -> NodeChecks.of(c.node(), state, NodeChecks::hasLog));
      case OperatorCommand.ScrubNode c -> NodeChecks.of(c.node(), state, NodeChecks::hasLog);
      case OperatorCommand.CompareReplicas _,
          OperatorCommand.InspectRecords _,
          OperatorCommand.RebuildNode _,
          OperatorCommand.RepairRecords _,
          OperatorCommand.BackUp _,
          OperatorCommand.VerifyBackup _,
          OperatorCommand.RestoreBackup _ ->
          RecoveryChecks.of(command, state);
      case OperatorCommand.AddNode c -> MemberChecks.add(c.node(), state);
      case OperatorCommand.RemoveNode c -> MemberChecks.remove(c, state);
      case OperatorCommand.ReplaceNode c -> MemberChecks.replace(c, state);
      case OperatorCommand.SetWorkload c -> changes(!c.settings().equals(state.workload()));
      case OperatorCommand.ClientWrite _, OperatorCommand.ClientRead _ ->
          state.phase() == ConsoleState.Phase.BLANK
              ? refused(FailReason.WRONG_STATE, FactsMsg.CANNOT_NOT_UP)
              : ALLOWED;
    };
  }

  private static Availability fault(NemesisCommand.Inject command, ConsoleState state) {
    return switch (command) {
      case NemesisCommand.KillNode c -> NodeChecks.of(c.node(), state, NodeChecks::kill);
      case NemesisCommand.FreezeNode c -> NodeChecks.of(c.node(), state, NodeChecks::running);
      case NemesisCommand.IsolateNode c ->
          NodeChecks.of(c.node(), state, node -> LinkChecks.isolate(node.node(), state));
      case NemesisCommand.PartitionNodes c -> LinkChecks.partition(c, state);
      case NemesisCommand.BridgeNodes c -> LinkChecks.bridge(c.bridge(), state);
      case NemesisCommand.MajoritiesRing _ -> LinkChecks.ring(state);
      case NemesisCommand.DisturbLinks c -> LinkChecks.links(c.links(), c.kinds(), state);
      case NemesisCommand.HoldMessages c -> LinkChecks.links(c.links(), c.kinds(), state);
      case NemesisCommand.CatchMessage c -> LinkChecks.catchNext(c, state);
      case NemesisCommand.ActOnMessage c -> LinkChecks.act(c, state);
      case NemesisCommand.StepDown c -> NodeChecks.of(c.node(), state, NodeChecks::stepDown);
      case NemesisCommand.ForceElection c ->
          NodeChecks.of(c.node(), state, node -> NodeChecks.stand(node, state));
      case NemesisCommand.SplitVote _ -> NodeChecks.splitVote(state);
      case NemesisCommand.FlapLeader c ->
          inRange(c.periodMs(), 1, LONGEST_PAUSE_MS, FactsMsg.FIELD_PERIOD);
      case NemesisCommand.LoadBurst c ->
          inRange(c.operationsPerSecond(), 1, HIGHEST_RATE, FactsMsg.FIELD_RATE);
      case NemesisCommand.SlowClient c ->
          LinkChecks.delay(c.delayMs()).then(() -> LinkChecks.delay(c.jitterMs()));
      case NemesisCommand.HotKey c -> inRange(c.percent(), 1, 100, FactsMsg.FIELD_PERCENT);
      case NemesisCommand.DamageFiles c -> RecoveryChecks.damage(c, state);
      case NemesisCommand.ChangeState c ->
          NodeChecks.of(c.node(), state, NodeChecks::running)
              .then(() -> RecoveryChecks.soundLeft(c.node(), c.evenIfLast(), state));
      case NemesisCommand.ApplyWrongly c ->
          NodeChecks.of(c.node(), state, NodeChecks::running)
              .then(() -> RecoveryChecks.soundLeft(c.node(), c.evenIfLast(), state));
    };
  }

  private static Availability mending(NemesisCommand command, ConsoleState state) {
    return switch (command) {
      case NemesisCommand.UnfreezeNode c -> NodeChecks.of(c.node(), state, NodeChecks::unfreeze);
      case NemesisCommand.RejoinNode c -> NodeChecks.of(c.node(), state, LinkChecks::rejoin);
      case NemesisCommand.RevertFault c ->
          state.faults().stream().anyMatch(fault -> fault.id().equals(c.fault()))
              ? ALLOWED
              : refused(FailReason.NOTHING_TO_DO, FactsMsg.CANNOT_NOTHING_TO_HEAL);
      case NemesisCommand.HealAll _ ->
          state.faultsBlocked() && state.faults().isEmpty() && state.cutLinks().isEmpty()
              ? refused(FailReason.NOTHING_TO_DO, FactsMsg.CANNOT_NOTHING_TO_HEAL)
              : ALLOWED;
      case NemesisCommand.RearmFaults _ ->
          state.faultsBlocked()
              ? ALLOWED
              : refused(FailReason.NOTHING_TO_DO, FactsMsg.CANNOT_NOT_BLOCKED);
      case NemesisCommand.Inject c -> fault(c, state);
    };
  }

  static Availability changes(boolean differs) {
    return differs ? ALLOWED : refused(FailReason.NOTHING_TO_DO, FactsMsg.CANNOT_SAME_SETTING);
  }

  private static Availability pause(long ms) {
    return inRange(ms, 0, LONGEST_PAUSE_MS, FactsMsg.FIELD_PAUSE);
  }

  private static Availability atLeast(long value, long least, FactsMsg field) {
    return value >= least
        ? ALLOWED
        : refused(FailReason.BAD_ARGUMENT, FactsMsg.CANNOT_LESS, Text.of(field), least);
  }

  static Availability inRange(long value, long least, long most, FactsMsg field) {
    return value >= least && value <= most
        ? ALLOWED
        : refused(FailReason.BAD_ARGUMENT, FactsMsg.CANNOT_RANGE, Text.of(field), least, most);
  }
}
