package io.lifeboat.console.ui.detection;

import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.i18n.DetectionPanelMsg;

/** How long ago something was, in words that do not change ten times a second. */
final class Ages {
  private static final long MICROS = 1_000_000;
  private static final long SECONDS_SHOWN = 120;

  private Ages() {}

  /** Without "ago", for where there is little room. */
  static Text brief(long atMicros, long nowMicros) {
    long seconds = Math.max(0, nowMicros - atMicros) / MICROS;
    return seconds < SECONDS_SHOWN
        ? Text.of(DetectionPanelMsg.AGE_SHORT_SECONDS, seconds)
        : Text.of(DetectionPanelMsg.AGE_SHORT_MINUTES, seconds / 60);
  }

  static Text of(long atMicros, long nowMicros) {
    long seconds = Math.max(0, nowMicros - atMicros) / MICROS;
    if (seconds == 0) {
      return Text.of(DetectionPanelMsg.AGE_NOW);
    }
    return seconds < SECONDS_SHOWN
        ? Text.of(DetectionPanelMsg.AGE_SECONDS, seconds)
        : Text.of(DetectionPanelMsg.AGE_MINUTES, seconds / 60);
  }
}
