package io.lifeboat.cluster.gateway;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** A timer that runs what waits when the test says so, on the test's thread. */
final class HandTimer extends ScheduledThreadPoolExecutor {
  private final List<Waiting> waiting = new ArrayList<>();
  final List<Long> delaysMs = new ArrayList<>();

  HandTimer() {
    super(1);
  }

  private static final class Waiting extends FutureTask<Void>
      implements RunnableScheduledFuture<Void> {
    private final long delayMs;

    Waiting(Runnable task, long delayMs) {
      super(task, null);
      this.delayMs = delayMs;
    }

    @Override
    public boolean isPeriodic() {
      return false;
    }

    @Override
    public long getDelay(TimeUnit unit) {
      return unit.convert(delayMs, TimeUnit.MILLISECONDS);
    }

    @Override
    public int compareTo(Delayed other) {
      return Long.compare(delayMs, other.getDelay(TimeUnit.MILLISECONDS));
    }
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
    if (isShutdown()) {
      return super.schedule(task, delay, unit);
    }
    Waiting next = new Waiting(task, unit.toMillis(delay));
    waiting.add(next);
    delaysMs.add(next.delayMs);
    return next;
  }

  int waiting() {
    return waiting.size();
  }

  /** Runs all that waits now, whatever its delay. */
  void runAll() throws Exception {
    List<Waiting> now = List.copyOf(waiting);
    waiting.clear();
    for (Waiting each : now) {
      each.run();
      each.get();
    }
  }
}
