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

  /** The shortest that is at least so long, else the longest. */
  public static ShelfTime ofMinutes(int minutes) {
    for (ShelfTime time : values()) {
      if (time.minutes >= minutes) {
        return time;
      }
    }
    return AN_HOUR;
  }

  public int minutes() {
    return minutes;
  }

  long micros() {
    return minutes * MICROS_PER_MINUTE;
  }
}
