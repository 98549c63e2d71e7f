package io.lifeboat.console.application.alarm;

/** For how long an alarm may be put aside. There is no "for ever": who forgets it is reminded. */
public enum ShelfTime {
  FIVE_MINUTES(5),
  A_QUARTER(15),
  AN_HOUR(60);

  private static final long MICROS_PER_MINUTE = 60_000_000;

  private final int minutes;

  ShelfTime(int minutes) {
    this.minutes = minutes;
  }

  public int minutes() {
    return minutes;
  }

  long micros() {
    return minutes * MICROS_PER_MINUTE;
  }
}
