package io.lifeboat.console.ui.timeline;

import io.lifeboat.console.ui.display.Clock;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.TimelineMsg;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where the marks of a time axis are, and how they are labelled.
 *
 * @param stepMicros between two marks
 */
record TimeTicks(long stepMicros) {
  private static final long[] STEPS = {
    1_000,
    2_000,
    5_000,
    10_000,
    20_000,
    50_000,
    100_000,
    200_000,
    500_000,
    1_000_000,
    2_000_000,
    5_000_000,
    10_000_000,
    20_000_000,
    30_000_000,
    60_000_000,
    120_000_000,
    300_000_000,
    600_000_000,
    1_800_000_000,
    3_600_000_000L
  };
  private static final long SECOND = 1_000_000;
  private static final long MINUTES_FROM = 120 * SECOND;

  /** The closest marks that leave each label this much room. */
  static TimeTicks of(TimeWindow window, double widthPx, double labelPx) {
    double least = window.spanMicros() * labelPx / Math.max(1, widthPx);
    for (long step : STEPS) {
      if (step >= least) {
        return new TimeTicks(step);
      }
    }
    return new TimeTicks(STEPS[STEPS.length - 1]);
  }

  /**
   * The marks in a window: whole steps from the origin. Without one times count from the beginning
   * of the run, and there is none before it.
   */
  List<Long> within(TimeWindow window, @Nullable Long originMicros) {
    List<Long> ticks = new ArrayList<>();
    long origin = originMicros == null ? 0 : originMicros;
    long first = (long) Math.ceil((window.fromMicros() - origin) / stepMicros);
    long least = originMicros == null ? 0 : first;
    for (long k = Math.max(first, least); origin + k * stepMicros <= window.toMicros(); k++) {
      ticks.add(origin + k * stepMicros);
    }
    return ticks;
  }

  /** "+2.5 s", "−0.05 s", "+3:00 min" from the origin; "0:01:04" without one. */
  String label(long atMicros, @Nullable Long originMicros, I18n i18n) {
    if (originMicros == null) {
      String exact = Clock.absolute(atMicros);
      return stepMicros % SECOND == 0 ? exact.substring(0, exact.indexOf('.')) : exact;
    }
    long offset = atMicros - originMicros;
    String sign = offset == 0 ? "" : offset < 0 ? "−" : "+";
    long size = Math.abs(offset);
    if (size >= MINUTES_FROM && stepMicros >= SECOND) {
      long seconds = size / SECOND;
      String clock = "%d:%02d".formatted(seconds / 60, seconds % 60);
      return i18n.text(TimelineMsg.TICK_MINUTES, sign + clock);
    }
    return i18n.text(TimelineMsg.TICK_SECONDS, sign + i18n.number(size / 1e6, decimals()));
  }

  private int decimals() {
    if (stepMicros >= SECOND) {
      return 0;
    }
    return stepMicros >= 100_000 ? 1 : stepMicros >= 10_000 ? 2 : 3;
  }
}
