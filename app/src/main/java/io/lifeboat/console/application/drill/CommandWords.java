package io.lifeboat.console.application.drill;

import com.fasterxml.jackson.annotation.JsonTypeName;
import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.LogbookCommand;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.model.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Commands by their stable names, as recordings have them. */
final class CommandWords {
  /** What only looks, or keeps a copy: whoever does it has changed nothing. */
  private static final Set<String> LOOKING =
      Set.of(
          "client-read",
          "client-write",
          "local-read",
          "inspect-log",
          "inspect-records",
          "scrub",
          "compare-replicas",
          "back-up",
          "verify-backup");

  /** Every command an operator can give, the logbook left out. */
  static final List<String> ALL = all();

  private CommandWords() {}

  private static List<String> all() {
    List<String> words = new ArrayList<>();
    List.of(OperatorCommand.class, SwitchCommand.class, NemesisCommand.class)
        .forEach(group -> collect(group, words));
    return List.copyOf(words);
  }

  private static void collect(Class<?> group, List<String> words) {
    for (Class<?> kind : group.getPermittedSubclasses()) {
      if (kind.isInterface()) {
        collect(kind, words);
      } else {
        words.add(word(kind));
      }
    }
  }

  private static String word(Class<?> kind) {
    return Objects.requireNonNull(kind.getAnnotation(JsonTypeName.class), kind.getName()).value();
  }

  /** Such as "start". */
  static String of(Command command) {
    return word(command.getClass());
  }

  /** Whether it changes the cluster, when it is carried out. */
  static boolean changes(Command command) {
    return !(command instanceof LogbookCommand) && !LOOKING.contains(of(command));
  }

  /** At which nodes it is aimed; none when at the cluster as a whole. */
  static List<NodeId> targets(Command command) {
    return switch (command) {
      case OperatorCommand.StartNode c -> List.of(c.node());
      case OperatorCommand.StopNode c -> List.of(c.node());
      case OperatorCommand.RestartNode c -> List.of(c.node());
      case OperatorCommand.TransferLeadership c -> List.of(c.node());
      case OperatorCommand.CompactLog c -> List.of(c.node());
      case OperatorCommand.AddNode c -> List.of(c.node());
      case OperatorCommand.RemoveNode c -> List.of(c.node());
      case OperatorCommand.ReplaceNode c -> List.of(c.node());
      case OperatorCommand.RebuildNode c -> List.of(c.node());
      case OperatorCommand.RepairRecords c -> List.of(c.node());
      case OperatorCommand.ScrubNode c -> List.of(c.node());
      case NemesisCommand.KillNode c -> List.of(c.node());
      case NemesisCommand.FreezeNode c -> List.of(c.node());
      case NemesisCommand.UnfreezeNode c -> List.of(c.node());
      case NemesisCommand.IsolateNode c -> List.of(c.node());
      case NemesisCommand.RejoinNode c -> List.of(c.node());
      case NemesisCommand.StepDown c -> List.of(c.node());
      case NemesisCommand.ForceElection c -> List.of(c.node());
      case NemesisCommand.DamageFiles c -> List.of(c.node());
      case NemesisCommand.ChangeState c -> List.of(c.node());
      case NemesisCommand.ApplyWrongly c -> List.of(c.node());
      default -> List.of();
    };
  }
}
