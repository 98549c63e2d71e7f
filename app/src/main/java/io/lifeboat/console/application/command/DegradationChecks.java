package io.lifeboat.console.application.command;

import static io.lifeboat.console.application.command.Availability.ALLOWED;
import static io.lifeboat.console.application.command.Availability.refused;

import io.lifeboat.cluster.command.FailReason;
import io.lifeboat.cluster.command.SwitchCommand;
import io.lifeboat.cluster.command.SwitchCommand.ChooseLevel;
import io.lifeboat.cluster.command.SwitchCommand.ForceSwitch;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.model.SwitchPosition;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.DegradationView.LevelView;
import io.lifeboat.console.application.state.DegradationView.SwitchView;
import io.lifeboat.console.application.state.DegradationWords;
import io.lifeboat.console.application.text.DegradationMsg;
import org.jspecify.annotations.Nullable;

/** What forbids to turn a degrade switch, and to choose a level. */
final class DegradationChecks {
  private static final int LONGEST_REASON = 200;
  private static final long SHORTEST_MS = 1_000;
  private static final long LONGEST_MS = 24L * 60 * 60 * 1_000;

  private DegradationChecks() {}

  static Availability of(SwitchCommand command, ConsoleState state) {
    return switch (command) {
      case ForceSwitch c ->
          reason(c.reason())
              .then(() -> duration(c.durationMs()))
              .then(() -> CommandCheck.changes(changes(c, state)))
              .then(() -> replicable(c.local(), state));
      case ChooseLevel c ->
          reason(c.reason())
              .then(() -> duration(c.durationMs()))
              .then(() -> CommandCheck.changes(changes(c, state)))
              .then(() -> replicable(c.local(), state));
      case SwitchCommand.ActivatePolicy _ -> ALLOWED;
      case SwitchCommand.SetTolerance c ->
          CommandCheck.changes(state.degradation().tolerance() != c.level());
      case SwitchCommand.SetSwitch _ ->
          throw new IllegalArgumentException(command + " is checked elsewhere");
    };
  }

  private static Availability reason(String reason) {
    return reason.length() <= LONGEST_REASON
        ? ALLOWED
        : refused(FailReason.BAD_ARGUMENT, DegradationMsg.CANNOT_LONG_REASON, LONGEST_REASON);
  }

  private static Availability duration(@Nullable Long ms) {
    return ms == null || (ms >= SHORTEST_MS && ms <= LONGEST_MS)
        ? ALLOWED
        : refused(
            FailReason.BAD_ARGUMENT,
            DegradationMsg.CANNOT_DURATION,
            DegradationWords.span(SHORTEST_MS),
            DegradationWords.span(LONGEST_MS));
  }

  /** Another position, or the same with another end; one whose time is over counts as none. */
  private static boolean changes(ForceSwitch command, ConsoleState state) {
    SwitchView now = state.degradation().switches().get(command.name());
    SwitchPosition position =
        now == null || isOver(now.untilMicros(), state) ? SwitchPosition.AUTO : now.position();
    boolean endless = command.durationMs() == null && (now == null || now.untilMillis() == null);
    return position != command.position() || (position != SwitchPosition.AUTO && !endless);
  }

  private static boolean changes(ChooseLevel command, ConsoleState state) {
    LevelView now = state.degradation().level();
    ServiceLevel chosen = now == null || isOver(now.untilMicros(), state) ? null : now.chosen();
    boolean endless = command.durationMs() == null && (now == null || now.untilMillis() == null);
    return chosen != command.level() || (chosen != null && !endless);
  }

  private static boolean isOver(@Nullable Long untilMicros, ConsoleState state) {
    return untilMicros != null && untilMicros <= state.nowMicros();
  }

  /** What goes through Raft needs a quorum; before anything is known, the cluster may judge. */
  private static Availability replicable(boolean local, ConsoleState state) {
    boolean lost = state.service().voters() > 0 && state.service().margin() < 0;
    return local || !lost
        ? ALLOWED
        : refused(FailReason.WRONG_STATE, DegradationMsg.CANNOT_REPLICATE);
  }
}
