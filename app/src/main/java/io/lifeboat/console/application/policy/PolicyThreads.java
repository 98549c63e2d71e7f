package io.lifeboat.console.application.policy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import java.util.function.LongSupplier;

/**
 * Where the editor's work is done.
 *
 * @param away one thread, on which the engines work
 * @param home the thread of the window
 * @param nanos the clock
 * @param timer runs something at home after so many milliseconds
 */
public record PolicyThreads(
    Executor away, Executor home, LongSupplier nanos, BiConsumer<Long, Runnable> timer) {
  private static final long QUIET_MS = 300;

  /** With the clock of the system. */
  public static PolicyThreads of(Executor away, Executor home) {
    return new PolicyThreads(
        away,
        home,
        System::nanoTime,
        (ms, task) ->
            CompletableFuture.delayedExecutor(ms, TimeUnit.MILLISECONDS, home).execute(task));
  }

  Quiet quiet(Runnable then) {
    return new Quiet(QUIET_MS, nanos, timer, then);
  }
}
