package io.lifeboat.console.ui.display;

import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.Occurrence;
import io.lifeboat.console.application.text.FactsMsg;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Writes times: relative to the last fault ("+4.08 s"), or since the run began ("0:01:04.080"). */
public final class Clock {
  private Clock() {}

  /** When the last fault was injected, or null when none was. */
  public static @Nullable Long lastFaultMicros(ConsoleState state) {
    Long last = null;
    for (Occurrence occurrence : state.occurrences()) {
      if (occurrence.title().key() == FactsMsg.FAULT_INJECTING) {
        last = occurrence.atMicros();
      }
    }
    return last;
  }

  /** "+4.08 s", "−0.25 s"; beyond a minute without decimals. */
  public static String relative(long atMicros, long originMicros, I18n i18n) {
    double seconds = (atMicros - originMicros) / 1e6;
    String sign = seconds < 0 ? "−" : "+";
    double size = Math.abs(seconds);
    return sign + i18n.number(size, size < 100 ? 2 : 0) + " s";
  }

  /** Hours, minutes, seconds and milliseconds since the run began. */
  public static String absolute(long atMicros) {
    long ms = atMicros / 1_000;
    return String.format(
        Locale.ROOT,
        "%d:%02d:%02d.%03d",
        ms / 3_600_000,
        ms / 60_000 % 60,
        ms / 1_000 % 60,
        ms % 1_000);
  }
}
