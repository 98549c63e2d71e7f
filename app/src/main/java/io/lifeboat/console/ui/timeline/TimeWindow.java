package io.lifeboat.console.ui.timeline;

/**
 * The stretch of time on show, in microseconds on the clock of the facts.
 *
 * @param following its right end stays at now
 */
record TimeWindow(double fromMicros, double spanMicros, boolean following) {
  static final double SHORTEST_MICROS = 5_000;
  static final double LONGEST_MICROS = 4 * 3_600e6;

  /** The last minute, following. */
  static final TimeWindow LAST_MINUTE = new TimeWindow(-60e6, 60e6, true);

  /** Of a window that follows, so much is left free at the right end. */
  private static final double MARGIN = 0.02;

  double toMicros() {
    return fromMicros + spanMicros;
  }

  double centreMicros() {
    return fromMicros + spanMicros / 2;
  }

  boolean shows(long micros) {
    return (double) micros >= fromMicros && (double) micros <= toMicros();
  }

  /** Where it is at this moment: one that follows moves, any other stays. */
  TimeWindow at(long nowMicros) {
    return following
        ? new TimeWindow(nowMicros - spanMicros * (1 - MARGIN), spanMicros, true)
        : this;
  }

  /**
   * A window of another length in which this moment stays in its place; one that follows keeps
   * following.
   *
   * @param factor below 1 to see more detail
   */
  TimeWindow zoom(double factor, double aroundMicros) {
    double span = Math.clamp(spanMicros * factor, SHORTEST_MICROS, LONGEST_MICROS);
    double anchor = following ? toMicros() - spanMicros * MARGIN : aroundMicros;
    double from = anchor - (anchor - fromMicros) * span / spanMicros;
    return new TimeWindow(from, span, following);
  }

  /** Moved, and following no more; a part of the run stays on show. */
  TimeWindow pan(double byMicros, long nowMicros) {
    double earliest = -spanMicros * 0.9;
    double latest = Math.max(earliest, nowMicros - spanMicros * 0.1);
    double from = Math.clamp(fromMicros + byMicros, earliest, latest);
    return new TimeWindow(from, spanMicros, false);
  }

  /** With this moment in the middle. */
  TimeWindow centredOn(long micros) {
    return new TimeWindow((double) micros - spanMicros / 2, spanMicros, false);
  }

  /** With this stretch in it and a third of it around. */
  static TimeWindow around(long fromMicros, long toMicros) {
    double length = Math.max((double) (toMicros - fromMicros), SHORTEST_MICROS);
    double span = Math.min(length * 5 / 3, LONGEST_MICROS);
    return new TimeWindow((double) fromMicros - length / 3, span, false);
  }

  TimeWindow followingFrom(long nowMicros) {
    return new TimeWindow(fromMicros, spanMicros, true).at(nowMicros);
  }
}
