package io.lifeboat.console.ui.nemesis;

import io.lifeboat.console.ui.i18n.NemesisMsg;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** A number that a fault needs, with its unit and the range it must be in. */
enum Parameter {
  PAUSE(NemesisMsg.PARAMETER_PAUSE, NemesisMsg.UNIT_MS, 0, 600_000, true),
  DELAY(NemesisMsg.PARAMETER_DELAY, NemesisMsg.UNIT_MS, 0, 60_000, true),
  JITTER(NemesisMsg.PARAMETER_JITTER, NemesisMsg.UNIT_MS, 0, 60_000, true),
  LOSS(NemesisMsg.PARAMETER_LOSS, NemesisMsg.UNIT_PERCENT, 0, 100, false),
  DUPLICATE(NemesisMsg.PARAMETER_DUPLICATE, NemesisMsg.UNIT_PERCENT, 0, 100, false),
  REORDER(NemesisMsg.PARAMETER_REORDER, NemesisMsg.UNIT_PERCENT, 0, 100, false),
  REORDER_WITHIN(NemesisMsg.PARAMETER_REORDER_WITHIN, NemesisMsg.UNIT_MS, 1, 60_000, true),
  BANDWIDTH(NemesisMsg.PARAMETER_BANDWIDTH, NemesisMsg.UNIT_KILOBYTES, 0, 2_000_000, false),
  PERIOD(NemesisMsg.PARAMETER_PERIOD, NemesisMsg.UNIT_MS, 1, 600_000, true),
  RATE(NemesisMsg.PARAMETER_RATE, NemesisMsg.UNIT_PER_SECOND, 1, 5_000, true),
  SHARE(NemesisMsg.PARAMETER_SHARE, NemesisMsg.UNIT_PERCENT, 1, 100, true),
  /** Of a record; 0 for one that the seed chooses. */
  INDEX(NemesisMsg.PARAMETER_INDEX, NemesisMsg.UNIT_INDEX, 0, 999_999_999, true),
  BITS(NemesisMsg.PARAMETER_BITS, NemesisMsg.UNIT_BITS, 1, 64, true);

  private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
  private static final Pattern DECIMAL = Pattern.compile("\\d{1,9}(\\.\\d{1,3})?");

  private final NemesisMsg message;
  private final NemesisMsg unit;
  private final double least;
  private final double most;
  private final boolean whole;

  Parameter(NemesisMsg message, NemesisMsg unit, double least, double most, boolean whole) {
    this.message = message;
    this.unit = unit;
    this.least = least;
    this.most = most;
    this.whole = whole;
  }

  NemesisMsg message() {
    return message;
  }

  NemesisMsg unit() {
    return unit;
  }

  double least() {
    return least;
  }

  double most() {
    return most;
  }

  /** Only whole numbers: one cannot wait for half a millisecond. */
  boolean isWhole() {
    return whole;
  }

  /** What was typed as a number in range, or nothing. A comma is as good as a point. */
  OptionalDouble parse(String typed) {
    String plain = typed.strip().replace(',', '.');
    if (!(whole ? WHOLE : DECIMAL).matcher(plain).matches()) {
      return OptionalDouble.empty();
    }
    double value = Double.parseDouble(plain);
    return value >= least && value <= most ? OptionalDouble.of(value) : OptionalDouble.empty();
  }

  /**
   * The next round number up or down (1, 2, 5, 10, 20 …), for a key held down to get anywhere in a
   * few steps.
   */
  double step(double value, int direction) {
    double next = direction > 0 ? up(value) : down(value);
    return Math.clamp(next, least, most);
  }

  private double up(double value) {
    double smallest = whole ? 1 : 0.1;
    if (value < smallest) {
      return smallest;
    }
    double size = Math.pow(10, Math.floor(Math.log10(value)));
    for (double round : new double[] {2, 5, 10}) {
      if (round * size > value * 1.000_001) {
        return round * size;
      }
    }
    return value;
  }

  private double down(double value) {
    double smallest = whole ? 1 : 0.1;
    if (value <= smallest) {
      return 0;
    }
    double size = Math.pow(10, Math.floor(Math.log10(value)));
    for (double round : new double[] {5, 2, 1, 0.5}) {
      if (round * size < value * 0.999_999) {
        return round * size;
      }
    }
    return 0;
  }

  /** A number as it is typed: no grouping, no idle decimals. */
  static String typed(double value) {
    return java.math.BigDecimal.valueOf(value)
        .setScale(3, java.math.RoundingMode.HALF_UP)
        .stripTrailingZeros()
        .toPlainString();
  }
}
