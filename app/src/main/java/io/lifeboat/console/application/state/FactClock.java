package io.lifeboat.console.application.state;

import java.util.function.LongSupplier;

/**
 * The clock of the facts, between facts: how late it is there, judged by the facts that have come.
 * A fact comes some time after it was observed, so the true time is never before what the fastest
 * fact so far tells; the estimate is never ahead of it and never goes back. Before the first fact
 * it stands at 0.
 */
final class FactClock {
  private static final long NANOS_PER_MICRO = 1_000;

  private final LongSupplier nanoTime;
  private boolean running;
  private long aheadMicros;

  /**
   * A clock that runs like another one.
   *
   * @param nanoTime a monotonic clock in nanoseconds
   */
  FactClock(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** A fact of this time has come. */
  void heard(long atMicros) {
    long ahead = atMicros - ownMicros();
    aheadMicros = running ? Math.max(aheadMicros, ahead) : ahead;
    running = true;
  }

  long nowMicros() {
    return running ? ownMicros() + aheadMicros : 0;
  }

  private long ownMicros() {
    return nanoTime.getAsLong() / NANOS_PER_MICRO;
  }
}
