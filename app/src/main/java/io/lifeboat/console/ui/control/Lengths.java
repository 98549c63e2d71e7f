package io.lifeboat.console.ui.control;

import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.TimelineMsg;

/** Lengths of time in words. */
public final class Lengths {
  private static final long SECOND = 1_000_000;

  private Lengths() {}

  /** "0.8 ms", "640 ms", "1.25 s", "74 s". */
  public static String of(long micros, I18n i18n) {
    if (micros < SECOND) {
      int decimals = micros < 10_000 ? 1 : 0;
      return i18n.text(TimelineMsg.MILLISECONDS, i18n.number(micros / 1e3, decimals));
    }
    int decimals = micros < 10 * SECOND ? 2 : 0;
    return i18n.text(TimelineMsg.SECONDS, i18n.number(micros / 1e6, decimals));
  }

  /** A sentence, and how long that lasted. */
  public static String lasted(Text what, long micros, I18n i18n) {
    return i18n.text(TimelineMsg.MOMENT_LASTED, what, of(micros, i18n));
  }

  /** A sentence, and how long that has gone on. */
  public static String soFar(Text what, long micros, I18n i18n) {
    return i18n.text(TimelineMsg.MOMENT_SO_FAR, what, of(micros, i18n));
  }
}
