package io.lifeboat.console.application.state;

import io.lifeboat.cluster.model.ClassFigures;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.console.application.alarm.DegradationKnown;
import io.lifeboat.console.application.alarm.DegradationKnown.End;
import io.lifeboat.console.application.state.DegradationView.FiguresAt;
import io.lifeboat.console.application.state.DegradationView.LevelView;
import io.lifeboat.console.application.text.DegradationMsg;
import io.lifeboat.console.application.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What alarms look at in the picture of degradation. */
final class DegradationAlarms {
  /** The window in which refusals are counted, and how much of it figures must cover. */
  private static final long WINDOW_MICROS = 5_000_000;

  private static final long COVERED_MS = 4_500;
  private static final int HIGH_PERCENT = 20;

  /** Of fewer requests a share tells nothing. */
  private static final long FEWEST = 20;

  private DegradationAlarms() {}

  static DegradationKnown known(DegradationView view) {
    LevelView level = view.level();
    boolean low = level != null && level.level() != ServiceLevel.NORMAL;
    boolean emergency =
        level != null
            && level.chosen() == null
            && (level.level() == ServiceLevel.EMERGENCY
                || level.level() == ServiceLevel.MAINTENANCE);
    return new DegradationKnown(
        low && !emergency,
        emergency,
        view.policy().trouble() != null,
        ends(view),
        refusedUntil(view),
        view.gateway().isOpen());
  }

  private static List<End> ends(DegradationView view) {
    List<End> ends = new ArrayList<>();
    view.switches()
        .forEach(
            (name, turned) -> {
              Long until = turned.untilMicros();
              if (turned.isForced() && until != null) {
                String id = name.name().toLowerCase(Locale.ROOT).replace('_', '-');
                ends.add(new End(id, DegradationWords.of(name), until));
              }
            });
    LevelView level = view.level();
    if (level != null) {
      ServiceLevel chosen = level.chosen();
      Long until = level.untilMicros();
      if (chosen != null && until != null) {
        Text label = Text.of(DegradationMsg.CHOSEN_LEVEL, DegradationWords.of(chosen));
        ends.add(new End("level", label, until));
      }
    }
    return ends;
  }

  private static @Nullable Long refusedUntil(DegradationView view) {
    List<FiguresAt> recent = view.gateway().recent();
    if (recent.isEmpty()) {
      return null;
    }
    long last = recent.getLast().atMicros();
    long covered = 0;
    long ended = 0;
    long refused = 0;
    for (FiguresAt period : recent) {
      if (period.atMicros() > last - WINDOW_MICROS) {
        covered += period.figures().periodMs();
        for (ClassFigures of : period.figures().classes()) {
          refused += of.refused();
          ended += of.full() + of.stale() + of.refused() + of.failed() + of.notKnown();
        }
      }
    }
    boolean high = ended >= FEWEST && refused * 100 > ended * HIGH_PERCENT;
    return high && covered >= COVERED_MS ? (Long) (last + WINDOW_MICROS) : null;
  }
}
