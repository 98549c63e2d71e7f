package io.lifeboat.console.ui.nemesis;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.NemesisCommand.BridgeNodes;
import io.lifeboat.cluster.command.NemesisCommand.CatchMessage;
import io.lifeboat.cluster.command.NemesisCommand.DamageFiles;
import io.lifeboat.cluster.command.NemesisCommand.DisturbLinks;
import io.lifeboat.cluster.command.NemesisCommand.FlapLeader;
import io.lifeboat.cluster.command.NemesisCommand.HoldMessages;
import io.lifeboat.cluster.command.NemesisCommand.HotKey;
import io.lifeboat.cluster.command.NemesisCommand.LoadBurst;
import io.lifeboat.cluster.command.NemesisCommand.MajoritiesRing;
import io.lifeboat.cluster.command.NemesisCommand.PartitionNodes;
import io.lifeboat.cluster.command.NemesisCommand.SlowClient;
import io.lifeboat.cluster.command.NemesisCommand.SplitVote;
import io.lifeboat.cluster.model.DelayShape;
import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.LinkEffect;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.console.application.state.CommandView;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.FaultView;
import io.lifeboat.console.application.state.LinkWording;
import io.lifeboat.console.application.state.RecoveryWords;
import io.lifeboat.console.application.state.Wording;
import io.lifeboat.console.application.text.DetectionMsg;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.i18n.NemesisMsg;
import io.lifeboat.console.ui.i18n.UiMsg;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a fault in the ledger is called, with what the command that caused it asked for. */
public final class FaultNames {
  private FaultNames() {}

  /** With its parameters where its command is still in the log, else by its kind and targets. */
  public static Text of(FaultView fault, ConsoleState state) {
    return cause(fault, state).flatMap(FaultNames::of).orElseGet(() -> ofKind(fault));
  }

  /** The command that caused it, when the log of commands still has it. */
  public static Optional<Command> cause(FaultView fault, ConsoleState state) {
    return state.commands().stream()
        .filter(command -> command.id().equals(fault.cause()))
        .map(CommandView::command)
        .findFirst();
  }

  private static Optional<Text> of(Command command) {
    return Optional.ofNullable(
        switch (command) {
          case PartitionNodes c ->
              Text.of(NemesisMsg.LEDGER_PARTITION, Wording.of(c.groupA()), Wording.of(c.groupB()));
          case BridgeNodes c -> Text.of(NemesisMsg.LEDGER_BRIDGE, c.bridge());
          case MajoritiesRing _ -> Text.of(NemesisMsg.LEDGER_RING);
          case DisturbLinks c -> messages(c.links(), c.kinds(), LinkWording.of(c.effect()));
          case HoldMessages c -> messages(c.links(), c.kinds(), Text.of(NemesisMsg.LEDGER_HELD));
          case CatchMessage c ->
              Text.of(
                  NemesisMsg.LEDGER_CATCH,
                  Wording.of(c.kind()),
                  Wording.of(c.from()),
                  Wording.of(c.to()),
                  LinkWording.of(c.action()));
          case SplitVote _ -> Text.of(NemesisMsg.LEDGER_SPLIT_VOTE);
          case FlapLeader c -> Text.of(NemesisMsg.LEDGER_FLAP, c.periodMs());
          case LoadBurst c -> Text.of(NemesisMsg.LEDGER_BURST, c.operationsPerSecond());
          case SlowClient c ->
              Text.of(
                  NemesisMsg.LEDGER_SLOW_CLIENT,
                  LinkWording.of(
                      LinkEffect.NONE.withDelay(c.delayMs(), c.jitterMs(), DelayShape.UNIFORM)));
          case HotKey c -> Text.of(NemesisMsg.LEDGER_HOT_KEY, c.percent());
          case DamageFiles c ->
              Text.of(DetectionMsg.ACT_DAMAGE, c.node(), RecoveryWords.of(c.damage()));
          default -> null;
        });
  }

  private static Text messages(Set<Link> links, Set<MessageKind> kinds, Object effect) {
    return kinds.isEmpty()
        ? Text.of(NemesisMsg.LEDGER_ALL_MESSAGES, LinkWording.of(links), effect)
        : Text.of(
            NemesisMsg.LEDGER_SOME_MESSAGES,
            LinkWording.of(links),
            LinkWording.messages(kinds),
            effect);
  }

  private static Text ofKind(FaultView fault) {
    List<Object> targets = Wording.of(fault.targets());
    return switch (fault.kind()) {
      case KILL -> Text.of(UiMsg.FAULT_KILL, targets);
      case FREEZE -> Text.of(UiMsg.FAULT_FREEZE, targets);
      case ISOLATE -> Text.of(UiMsg.FAULT_ISOLATE, targets);
      case PARTITION -> Text.of(UiMsg.FAULT_PARTITION, targets);
      case BRIDGE -> Text.of(NemesisMsg.LEDGER_BRIDGE, targets);
      case MAJORITIES_RING -> Text.of(NemesisMsg.LEDGER_RING);
      case LINKS -> Text.of(NemesisMsg.LEDGER_LINKS, targets);
      case HOLD -> Text.of(NemesisMsg.LEDGER_HOLD_OF, targets);
      case MESSAGE -> Text.of(NemesisMsg.LEDGER_MESSAGE);
      case STEP_DOWN -> Text.of(NemesisMsg.LEDGER_STEP_DOWN, targets);
      case FORCE_ELECTION -> Text.of(NemesisMsg.LEDGER_FORCE_ELECTION, targets);
      case SPLIT_VOTE -> Text.of(NemesisMsg.LEDGER_SPLIT_VOTE);
      case FLAP_LEADER -> Text.of(NemesisMsg.TYPE_FLAP);
      case LOAD_BURST -> Text.of(NemesisMsg.TYPE_BURST);
      case SLOW_CLIENT -> Text.of(NemesisMsg.TYPE_SLOW_CLIENT);
      case HOT_KEY -> Text.of(NemesisMsg.TYPE_HOT_KEY);
      case FILES, STATE, WRONG_APPLY -> Wording.of(fault.kind(), fault.targets());
    };
  }
}
