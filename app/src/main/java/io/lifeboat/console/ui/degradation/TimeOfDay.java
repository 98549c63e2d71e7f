package io.lifeboat.console.ui.degradation;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;

/** The time of day where the console stands. */
final class TimeOfDay {
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("HH:mm:ss").withZone(ZoneId.systemDefault());

  private TimeOfDay() {}

  /** Of this many milliseconds since 1970. */
  static String of(long millis) {
    return CLOCK.format(Instant.ofEpochMilli(millis));
  }
}
