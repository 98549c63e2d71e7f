package io.lifeboat.console.ui.replay;

import java.util.Locale;

/** Writes a moment of a run: "+01:04.080", with hours when there are any. */
final class Moments {
  private Moments() {}

  static String of(long micros) {
    long ms = Math.max(0, micros) / 1_000;
    long minutes = ms / 60_000;
    return minutes < 60
        ? String.format(Locale.ROOT, "+%02d:%02d.%03d", minutes, ms / 1_000 % 60, ms % 1_000)
        : String.format(
            Locale.ROOT,
            "+%d:%02d:%02d.%03d",
            minutes / 60,
            minutes % 60,
            ms / 1_000 % 60,
            ms % 1_000);
  }
}
