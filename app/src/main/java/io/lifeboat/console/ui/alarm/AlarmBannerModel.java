package io.lifeboat.console.ui.alarm;

import io.lifeboat.console.application.alarm.AlarmLine;
import io.lifeboat.console.application.alarm.AlarmState;
import io.lifeboat.console.application.alarm.AlarmsView;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.i18n.AlarmBoardMsg;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the banner says.
 *
 * @param line the alarm it is about
 * @param since how long it holds, or that its condition is gone
 * @param more how many further ones wait, or null when none does
 * @param flood how many came lately, while more come than somebody can read; else null
 */
record AlarmBannerModel(AlarmLine line, Text since, @Nullable Text more, @Nullable Text flood) {

  /** The banner for these alarms, or none while nothing waits for an acknowledgement. */
  static Optional<AlarmBannerModel> of(AlarmsView alarms, long nowMicros) {
    return alarms.banner().map(line -> of(line, alarms, nowMicros));
  }

  private static AlarmBannerModel of(AlarmLine line, AlarmsView alarms, long nowMicros) {
    int more = alarms.unacknowledged() - 1;
    return new AlarmBannerModel(
        line,
        since(line, nowMicros),
        more == 0 ? null : Text.of(AlarmBoardMsg.BANNER_MORE, more),
        alarms.flood() ? Text.of(AlarmBoardMsg.BANNER_FLOOD, alarms.recent()) : null);
  }

  private static Text since(AlarmLine line, long nowMicros) {
    Long cleared = line.clearedMicros();
    return line.state() == AlarmState.RETURNED && cleared != null
        ? Text.of(AlarmBoardMsg.BANNER_GONE, AlarmWords.span(cleared - line.raisedMicros()))
        : Text.of(AlarmBoardMsg.BANNER_SINCE, AlarmWords.span(nowMicros - line.raisedMicros()));
  }
}
