package io.lifeboat.console.ui.fx;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks the JavaFX thread for a sign of life and logs its stack when the answer takes longer than 50
 * ms. One question is under way at a time, so a blocked thread is reported once.
 */
public final class FxWatchdog implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(FxWatchdog.class);
  private static final long LIMIT_NANOS = 50_000_000L;
  private static final long PERIOD_NANOS = 100_000_000L;

  /** While classes load and the first windows are laid out, late answers are no news. */
  private static final long WARM_UP_NANOS = 15_000_000_000L;

  private final AtomicLong blocked = new AtomicLong();
  private volatile boolean closed;
  private volatile long answeredAt;
  private volatile long startedAt;
  private volatile @Nullable Thread fxThread;
  private final Thread thread = new Thread(this::watch, "fx-watchdog");

  public void start() {
    startedAt = System.nanoTime();
    thread.setDaemon(true);
    thread.start();
  }

  /** How often the JavaFX thread was late since the start. */
  public long timesBlocked() {
    return blocked.get();
  }

  private void watch() {
    while (!closed) {
      long asked = System.nanoTime();
      FxThread.later(
          () -> {
            fxThread = Thread.currentThread();
            answeredAt = System.nanoTime();
          });
      LockSupport.parkNanos(LIMIT_NANOS);
      if (answeredAt - asked < 0 && fxThread != null) {
        report(asked);
      }
      LockSupport.parkNanos(PERIOD_NANOS);
    }
  }

  private void report(long asked) {
    Thread fx = fxThread;
    StackTraceElement[] stack = fx == null ? new StackTraceElement[0] : fx.getStackTrace();
    while (!closed && answeredAt - asked < 0) {
      LockSupport.parkNanos(5_000_000L);
    }
    long tookMs = (System.nanoTime() - asked) / 1_000_000L;
    if (tookMs * 1_000_000L < LIMIT_NANOS || closed) {
      return;
    }
    blocked.incrementAndGet();
    if (System.nanoTime() - startedAt < WARM_UP_NANOS) {
      log.info("While warming up the JavaFX thread did not answer for {} ms", tookMs);
    } else {
      log.warn("The JavaFX thread did not answer for {} ms. {}", tookMs, asText(stack));
    }
  }

  private static String asText(StackTraceElement[] stack) {
    StringBuilder text = new StringBuilder("It was at:");
    for (int i = 0; i < Math.min(stack.length, 30); i++) {
      text.append("\n  at ").append(stack[i]);
    }
    return text.toString();
  }

  @Override
  public void close() {
    closed = true;
    LockSupport.unpark(thread);
  }
}
