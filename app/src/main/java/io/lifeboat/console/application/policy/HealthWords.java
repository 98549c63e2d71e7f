package io.lifeboat.console.application.policy;

import io.lifeboat.cluster.model.Health;
import java.util.Locale;

/** A measurement in the words of the scripts, the same in every language. */
public final class HealthWords {
  private HealthWords() {}

  /** Each field a script can read, with its value. */
  public static String of(Health h) {
    return String.join(
        "   ",
        "hasQuorum " + h.hasQuorum(),
        "leaderKnown " + h.leaderKnown(),
        "quorumMargin " + h.quorumMargin(),
        "commitLag " + h.commitLag(),
        "applyLag " + h.applyLag(),
        "queueDepth " + h.queueDepth(),
        "checksumOk " + h.checksumOk(),
        "p99Millis " + number(h.p99Millis()),
        "errorRate " + number(h.errorRate()),
        "samples " + h.samples(),
        "staleMillis " + h.staleMillis(),
        "diskFreeRatio " + number(h.diskFreeRatio()),
        "level " + h.level(),
        "levelAgeMillis " + h.levelAgeMillis());
  }

  /** As a script would write it: a point, and no digits that say nothing. */
  private static String number(double value) {
    String all = String.format(Locale.ROOT, "%.3f", value);
    return all.replaceAll("\\.?0+$", "");
  }
}
