package io.lifeboat.console.application.command;

import static io.lifeboat.console.application.state.Wording.sentences;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.text.FactsMsg;
import io.lifeboat.console.application.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What commands would do, in one line before they are given: "Stops n2, the leader. 4 of 5 left (5
 * before), 3 needed: quorum holds, may lose 1 more."
 */
final class CommandPreview {
  private static final double MS_PER_SECOND = 1_000.0;

  private CommandPreview() {}

  static Text preview(Command command, ConsoleState state) {
    return preview(List.of(command), state);
  }

  /** All of them at once: the same is said once of all nodes, and the quorum of the whole. */
  static Text preview(List<? extends Command> commands, ConsoleState state) {
    if (commands.isEmpty()) {
      return Text.of(FactsMsg.PREVIEW_NOTHING);
    }
    List<Command> all = List.copyOf(commands);
    Text said = null;
    for (List<Command> alike : alike(all)) {
      Text next = PreviewWords.what(alike, state);
      said = said == null ? next : sentences(said, next);
    }
    Text what = sentences(Objects.requireNonNull(said), quorum(all, state));
    return withRevert(what, all);
  }

  /** Commands next to each other that do the same to different nodes. */
  private static List<List<Command>> alike(List<Command> commands) {
    List<List<Command>> groups = new ArrayList<>();
    for (Command command : commands) {
      if (!groups.isEmpty() && isAlike(groups.getLast().getFirst(), command)) {
        groups.getLast().add(command);
      } else {
        groups.add(new ArrayList<>(List.of(command)));
      }
    }
    return groups;
  }

  private static boolean isAlike(Command one, Command other) {
    return one.getClass() == other.getClass() && PreviewWords.nodeOf(one) != null;
  }

  private static Text quorum(List<Command> commands, ConsoleState state) {
    QuorumForecast forecast = QuorumForecast.of(commands, state);
    PreviewWords.Effect strongest =
        commands.stream()
            .map(command -> PreviewWords.effectOf(command, state))
            .max(Enum::compareTo)
            .orElse(PreviewWords.Effect.NONE);
    return switch (strongest) {
      case NONE -> QuorumWords.same(forecast);
      case PAUSE -> Text.of(FactsMsg.PREVIEW_MEANWHILE, QuorumWords.left(forecast));
      case BACK -> QuorumWords.back(forecast);
      case LOSS -> QuorumWords.left(forecast);
      case SIDES ->
          forecast.isContested()
              ? sentences(QuorumWords.sides(forecast), Text.of(FactsMsg.PREVIEW_WANDERS))
              : QuorumWords.sides(forecast);
      case MEMBERS -> QuorumWords.voters(forecast);
    };
  }

  private static Text withRevert(Text what, List<Command> commands) {
    Long longest = null;
    boolean same = true;
    for (Command command : commands) {
      long ms = command instanceof NemesisCommand.Inject inject ? inject.durationMs() : 0;
      if (ms <= 0) {
        return what;
      }
      same = same && (longest == null || longest == ms);
      longest = longest == null ? ms : Math.max(longest, ms);
    }
    if (longest == null) {
      return what;
    }
    FactsMsg several = same ? FactsMsg.PREVIEW_WITH_REVERTS : FactsMsg.PREVIEW_WITH_REVERTS_UNTIL;
    return Text.of(
        commands.size() == 1 ? FactsMsg.PREVIEW_WITH_REVERT : several,
        what,
        longest / MS_PER_SECOND);
  }
}
