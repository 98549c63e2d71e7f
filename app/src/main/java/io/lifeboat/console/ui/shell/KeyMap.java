package io.lifeboat.console.ui.shell;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.NemesisCommand.IsolateNode;
import io.lifeboat.cluster.command.NemesisCommand.KillNode;
import io.lifeboat.cluster.command.NemesisCommand.RejoinNode;
import io.lifeboat.cluster.command.OperatorCommand.StartNode;
import io.lifeboat.cluster.command.OperatorCommand.TransferLeadership;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.NodeView;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a single key means. Nothing here breaks anything unless single-key faults are on. */
final class KeyMap {
  private KeyMap() {}

  /** The node that a digit selects. */
  static Optional<NodeId> node(String character, ConsoleState state) {
    if (character.length() != 1 || character.charAt(0) < '1' || character.charAt(0) > '9') {
      return Optional.empty();
    }
    NodeId wanted = NodeId.of(character.charAt(0) - '0');
    return state.node(wanted).map(NodeView::node);
  }

  /** The window's command of a character, if it has one. */
  static Optional<ShellCommand> command(String character) {
    return switch (character) {
      case " ", "." -> Optional.of(ShellCommand.FREEZE);
      case "n", "N" -> Optional.of(ShellCommand.NEXT);
      case "p", "P" -> Optional.of(ShellCommand.PREVIOUS);
      case "a", "A" -> Optional.of(ShellCommand.ACKNOWLEDGE);
      case "c", "C" -> Optional.of(ShellCommand.WRITE);
      case "l", "L" -> Optional.of(ShellCommand.LASER);
      case "/" -> Optional.of(ShellCommand.FILTER);
      case "?" -> Optional.of(ShellCommand.HELP);
      default -> Optional.empty();
    };
  }

  /** What a key does to the selected node while single-key faults are on. */
  static Optional<Command> fault(
      String character, ConsoleState state, @Nullable NodeId selected, long durationMs) {
    Optional<NodeView> node = selected == null ? Optional.empty() : state.node(selected);
    return switch (character) {
      case "k", "K" -> node.map(n -> killOrRestart(n, durationMs));
      case "i", "I" -> node.map(n -> isolateOrRejoin(n, durationMs));
      case "t", "T" -> node.map(n -> new TransferLeadership(n.node()));
      default -> Optional.empty();
    };
  }

  private static Command killOrRestart(NodeView node, long durationMs) {
    boolean ended =
        node.status() == NodeStatus.KILLED
            || node.status() == NodeStatus.STOPPED
            || node.status() == NodeStatus.NEW;
    return ended ? new StartNode(node.node()) : new KillNode(node.node(), durationMs);
  }

  private static Command isolateOrRejoin(NodeView node, long durationMs) {
    return node.cutOff() || node.partlyCut()
        ? new RejoinNode(node.node())
        : new IsolateNode(node.node(), durationMs);
  }
}
