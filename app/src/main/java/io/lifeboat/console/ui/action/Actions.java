package io.lifeboat.console.ui.action;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.NemesisCommand.FreezeNode;
import io.lifeboat.cluster.command.NemesisCommand.HealAll;
import io.lifeboat.cluster.command.NemesisCommand.IsolateNode;
import io.lifeboat.cluster.command.NemesisCommand.KillNode;
import io.lifeboat.cluster.command.NemesisCommand.PartitionNodes;
import io.lifeboat.cluster.command.NemesisCommand.RearmFaults;
import io.lifeboat.cluster.command.NemesisCommand.RejoinNode;
import io.lifeboat.cluster.command.NemesisCommand.RevertFault;
import io.lifeboat.cluster.command.NemesisCommand.UnfreezeNode;
import io.lifeboat.cluster.command.OperatorCommand.ClientRead;
import io.lifeboat.cluster.command.OperatorCommand.ClientWrite;
import io.lifeboat.cluster.command.OperatorCommand.CompactLog;
import io.lifeboat.cluster.command.OperatorCommand.LocalRead;
import io.lifeboat.cluster.command.OperatorCommand.SetWorkload;
import io.lifeboat.cluster.command.OperatorCommand.StartNode;
import io.lifeboat.cluster.command.OperatorCommand.StopNode;
import io.lifeboat.cluster.command.OperatorCommand.TransferLeadership;
import io.lifeboat.cluster.command.SwitchCommand.SetSwitch;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.command.CommandService;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.Wording;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.i18n.UiMsg;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** The catalogue of what can be asked, in the order in which it is shown. */
public final class Actions {
  private final CommandService service;
  private final Supplier<ConsoleState> latest;
  private Consumer<Refused> onRefused = refused -> {};

  /** A command that was turned away, and why. */
  public record Refused(Command command, Text reason) {}

  /**
   * The catalogue over this service.
   *
   * @param latest what is true now, also while the display is frozen
   */
  public Actions(CommandService service, Supplier<ConsoleState> latest) {
    this.service = service;
    this.latest = latest;
  }

  /** Tells of commands that are turned away, by key or palette, with the reason. */
  public void setOnRefused(Consumer<Refused> listener) {
    onRefused = listener;
  }

  /** All that can be done to one node: always the same actions in the same order. */
  public List<ActionItem> forNode(NodeId node, long durationMs) {
    return List.of(
        item("kill", new KillNode(node, durationMs)),
        item("stop", new StopNode(node)),
        item("start", new StartNode(node)),
        item("freeze", new FreezeNode(node, durationMs)),
        item("unfreeze", new UnfreezeNode(node)),
        item("transfer", new TransferLeadership(node)),
        item("isolate", new IsolateNode(node, durationMs)),
        item("rejoin", new RejoinNode(node)),
        item("compact", new CompactLog(node)));
  }

  public ActionItem item(String id, Command command) {
    ConsoleState state = latest.get();
    return new ActionItem(
        id,
        name(command),
        command,
        service.check(command, state).reason(),
        service.preview(command, state));
  }

  /** Gives a command; what comes of it is in the facts. Returns at once. */
  public void submit(Command command) {
    Text reason = service.check(command, latest.get()).reason();
    if (reason == null) {
      service.submit(command);
    } else {
      onRefused.accept(new Refused(command, reason));
    }
  }

  /** Turns a command away for a reason that only the asker knows. */
  public void refuse(Command command, Text reason) {
    onRefused.accept(new Refused(command, reason));
  }

  /** What a command is called on buttons and in the log of commands. */
  public static Text name(Command command) {
    return switch (command) {
      case KillNode c -> Text.of(UiMsg.ACTION_KILL, c.node());
      case FreezeNode c -> Text.of(UiMsg.ACTION_FREEZE, c.node());
      case UnfreezeNode c -> Text.of(UiMsg.ACTION_UNFREEZE, c.node());
      case IsolateNode c -> Text.of(UiMsg.ACTION_ISOLATE, c.node());
      case RejoinNode c -> Text.of(UiMsg.ACTION_REJOIN, c.node());
      case PartitionNodes c -> Text.of(UiMsg.ACTION_PARTITION, list(c.groupA()), list(c.groupB()));
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
      case SetSwitch c -> Text.of(c.on() ? UiMsg.ACTION_READ_ONLY_ON : UiMsg.ACTION_READ_ONLY_OFF);
      default -> Wording.of(command);
    };
  }

  /** "n1, n2", in order. */
  public static String list(Iterable<NodeId> nodes) {
    return String.join(
        ", ",
        java.util.stream.StreamSupport.stream(nodes.spliterator(), false)
            .sorted()
            .map(NodeId::toString)
            .toList());
  }
}
