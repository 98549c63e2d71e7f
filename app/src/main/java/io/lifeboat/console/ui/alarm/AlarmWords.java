package io.lifeboat.console.ui.alarm;

import io.lifeboat.console.application.alarm.AlarmLine;
import io.lifeboat.console.application.alarm.AlarmTransition.Reason;
import io.lifeboat.console.application.alarm.ShelfTime;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.display.Clock;
import io.lifeboat.console.ui.i18n.AlarmBoardMsg;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What the banner and the list say of alarms alike. */
final class AlarmWords {
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final long SECONDS_PER_MINUTE = 60;
  private static final long MINUTES_PER_HOUR = 60;

  private AlarmWords() {}

  /** How long: seconds up to a minute, minutes up to an hour. */
  static Text span(long micros) {
    long seconds = Math.max(0, micros) / MICROS_PER_SECOND;
    long minutes = seconds / SECONDS_PER_MINUTE;
    if (minutes == 0) {
      return Text.of(AlarmBoardMsg.SPAN_SECONDS, seconds);
    }
    if (minutes < MINUTES_PER_HOUR) {
      return Text.of(AlarmBoardMsg.SPAN_MINUTES, minutes, seconds % SECONDS_PER_MINUTE);
    }
    return Text.of(
        AlarmBoardMsg.SPAN_HOURS, minutes / MINUTES_PER_HOUR, minutes % MINUTES_PER_HOUR);
  }

  /** "+4.08 s" after the last fault, or the time of the run. */
  static String time(long atMicros, @Nullable Long originMicros, boolean absolute, I18n i18n) {
    return absolute || originMicros == null
        ? Clock.absolute(atMicros)
        : Clock.relative(atMicros, originMicros, i18n);
  }

  /** "raised 3 times, chattering", or nothing. */
  static String repeats(AlarmLine line, I18n i18n) {
    if (line.chattering()) {
      return i18n.text(AlarmBoardMsg.CHATTERING, line.raises());
    }
    return line.raises() > 1 ? i18n.text(AlarmBoardMsg.RAISED_TIMES, line.raises()) : "";
  }

  /** A name as the first word of a line. */
  static String capital(String words) {
    return words.isEmpty()
        ? words
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  static AlarmBoardMsg shelve(ShelfTime time) {
    return switch (time) {
      case FIVE_MINUTES -> AlarmBoardMsg.SHELVE_FIVE;
      case A_QUARTER -> AlarmBoardMsg.SHELVE_QUARTER;
      case AN_HOUR -> AlarmBoardMsg.SHELVE_HOUR;
    };
  }

  static AlarmBoardMsg happened(Reason reason) {
    return switch (reason) {
      case RAISED -> AlarmBoardMsg.HAPPENED_RAISED;
      case CLEARED -> AlarmBoardMsg.HAPPENED_CLEARED;
      case ACKNOWLEDGED -> AlarmBoardMsg.HAPPENED_ACKNOWLEDGED;
      case SHELVED -> AlarmBoardMsg.HAPPENED_SHELVED;
      case UNSHELVED -> AlarmBoardMsg.HAPPENED_UNSHELVED;
      case SHELF_TIME_OVER -> AlarmBoardMsg.HAPPENED_SHELF_OVER;
    };
  }
}
