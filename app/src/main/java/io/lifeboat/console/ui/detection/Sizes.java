package io.lifeboat.console.ui.detection;

import io.lifeboat.console.ui.i18n.I18n;

/** Sizes of files, in the unit that keeps them short (IEC 80000-13). */
final class Sizes {
  private static final double STEP = 1_024;

  private Sizes() {}

  static String of(long bytes, I18n i18n) {
    if (bytes < STEP) {
      return i18n.number((double) bytes, 0) + " B";
    }
    double kibibytes = bytes / STEP;
    return kibibytes < STEP
        ? i18n.number(kibibytes, kibibytes < 100 ? 1 : 0) + " KiB"
        : i18n.number(kibibytes / STEP, 1) + " MiB";
  }
}
