package io.lifeboat.console.application.policy;

import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/** Acts once nothing has happened for a while. One timer runs at most, however much happens. */
final class Quiet {
  private final long quietMs;
  private final LongSupplier nanos;
  private final BiConsumer<Long, Runnable> timer;
  private final Runnable then;
  private boolean armed;
  private long last;

  /**
   * At rest.
   *
   * @param nanos the clock
   * @param timer runs something on this thread after so many milliseconds
   */
  Quiet(long quietMs, LongSupplier nanos, BiConsumer<Long, Runnable> timer, Runnable then) {
    this.quietMs = quietMs;
    this.nanos = nanos;
    this.timer = timer;
    this.then = then;
  }

  /** Something happened. */
  void touch() {
    last = nanos.getAsLong();
    if (!armed) {
      armed = true;
      timer.accept(quietMs, this::rings);
    }
  }

  private void rings() {
    long left = quietMs - TimeUnit.NANOSECONDS.toMillis(nanos.getAsLong() - last);
    if (left > 0) {
      timer.accept(left, this::rings);
    } else {
      armed = false;
      then.run();
    }
  }
}
