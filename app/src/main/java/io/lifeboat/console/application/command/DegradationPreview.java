package io.lifeboat.console.application.command;

import static io.lifeboat.console.application.state.Wording.sentences;

import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.command.SwitchCommand.ForceSwitch;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.model.SwitchPosition;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.DegradationWords;
import io.lifeboat.console.application.text.DegradationMsg;
import io.lifeboat.console.application.text.Text;
import org.jspecify.annotations.Nullable;

/** What commands would do that decide what is given up. */
final class DegradationPreview {
  private DegradationPreview() {}

  static Text of(SwitchCommand command, ConsoleState state) {
    return switch (command) {
      case ForceSwitch c -> ending(turn(c, state), c.durationMs(), c.local());
      case SwitchCommand.ChooseLevel c -> ending(level(c.level()), c.durationMs(), c.local());
      case SwitchCommand.ActivatePolicy c ->
          Text.of(DegradationMsg.PREVIEW_ACTIVATE, DegradationWords.of(c.policy()));
      case SwitchCommand.SetTolerance c ->
          Text.of(DegradationMsg.PREVIEW_TOLERANCE, DegradationWords.meaning(c.level()));
      case SwitchCommand.SetSwitch _ ->
          throw new IllegalArgumentException(command + " is previewed elsewhere");
    };
  }

  private static Text turn(ForceSwitch command, ConsoleState state) {
    if (command.position() != SwitchPosition.AUTO) {
      return DegradationWords.meaning(
          command.name(), command.position() == SwitchPosition.FORCED_ON);
    }
    Text name = DegradationWords.of(command.name());
    return state
        .degradation()
        .switchOf(command.name())
        .map(
            now ->
                Text.of(
                    DegradationMsg.PREVIEW_AUTO, name, DegradationWords.standing(now.computedOn())))
        .orElseGet(() -> Text.of(DegradationMsg.PREVIEW_AUTO_UNKNOWN, name));
  }

  private static Text level(@Nullable ServiceLevel level) {
    return level == null
        ? Text.of(DegradationMsg.PREVIEW_RELEASE_LEVEL)
        : DegradationWords.meaning(level);
  }

  private static Text ending(Text what, @Nullable Long durationMs, boolean local) {
    Text said =
        durationMs == null
            ? what
            : sentences(
                what, Text.of(DegradationMsg.PREVIEW_FOR, DegradationWords.span(durationMs)));
    return sentences(
        said, Text.of(local ? DegradationMsg.PREVIEW_LOCAL : DegradationMsg.PREVIEW_REPLICATED));
  }
}
