package io.lifeboat.console.ui.alarm;

import io.lifeboat.console.application.alarm.AlarmKey;
import io.lifeboat.console.application.alarm.AlarmLine;
import io.lifeboat.console.application.alarm.AlarmTransition;
import io.lifeboat.console.application.alarm.AlarmsView;
import io.lifeboat.console.application.text.Text;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One line of the list of alarms. */
sealed interface AlarmRow {
  /** Which alarms are listed. */
  enum Show {
    ACTIVE,
    SHELVED,
    HISTORY
  }

  record Alarm(AlarmLine line) implements AlarmRow {}

  /** Those that are summed up in a flood. */
  record More(Text summary) implements AlarmRow {}

  record Past(AlarmTransition transition) implements AlarmRow {}

  /** The alarm it is about; null for a sum of several. */
  default @Nullable AlarmKey key() {
    return switch (this) {
      case Alarm(var line) -> line.key();
      case More _ -> null;
      case Past(var transition) -> transition.alarm();
    };
  }

  /**
   * The lines in their order; of the history the latest first.
   *
   * @param opened whether those summed up in a flood are listed one by one
   */
  static List<AlarmRow> of(AlarmsView alarms, Show show, boolean opened) {
    return switch (show) {
      case ACTIVE -> active(alarms, opened);
      case SHELVED -> alarms.shelved().stream().<AlarmRow>map(Alarm::new).toList();
      case HISTORY -> alarms.history().reversed().stream().<AlarmRow>map(Past::new).toList();
    };
  }

  private static List<AlarmRow> active(AlarmsView alarms, boolean opened) {
    Text summary = alarms.summary();
    List<AlarmLine> listed = opened || summary == null ? alarms.active() : alarms.listed();
    List<AlarmRow> rows = new ArrayList<>(listed.stream().<AlarmRow>map(Alarm::new).toList());
    if (summary != null && !opened) {
      rows.add(new More(summary));
    }
    return List.copyOf(rows);
  }
}
