package io.lifeboat.cluster.degradation.policy;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * What a piece of work has used of its time since it began. Where the JVM knows no processor time,
 * all time that goes by counts. Safe to be asked from any thread if its clocks are.
 */
public final class SpentTime {
  private final TimeLimit limit;
  private final LongSupplier cpu;
  private final LongSupplier wall;
  private final long cpuStart;
  private final long wallStart;

  /**
   * Begins now.
   *
   * @param cpu nanoseconds of processor time, negative where it is not known
   * @param wall nanoseconds from anywhere
   */
  public SpentTime(TimeLimit limit, LongSupplier cpu, LongSupplier wall) {
    this.limit = limit;
    this.cpu = cpu;
    this.wall = wall;
    this.cpuStart = cpu.getAsLong();
    this.wallStart = wall.getAsLong();
  }

  /** Of the thread that asks for it, from now on; other threads may look at it. */
  public static SpentTime ofThisThread(TimeLimit limit) {
    Thread thread = Thread.currentThread();
    return new SpentTime(limit, () -> ProcessorTime.of(thread), System::nanoTime);
  }

  /** Of the decisions of a policy, wherever they run. */
  public static SpentTime of(TimeLimit limit, Policy policy) {
    return new SpentTime(limit, policy::cpuNanos, System::nanoTime);
  }

  public boolean isOver() {
    return excess().isPresent();
  }

  /** What it took too much of, in words; empty while it may go on. */
  public Optional<String> excess() {
    long gone = wall.getAsLong() - wallStart;
    // No thread uses more than goes by, and the processor's clock is the slower one to read.
    if (gone <= TimeUnit.MILLISECONDS.toNanos(limit.cpuMillis())) {
      return Optional.empty();
    }
    if (gone > TimeUnit.MILLISECONDS.toNanos(limit.wallMillis())) {
      return Optional.of("longer than " + limit.wallMillis() + " ms");
    }
    if (cpuStart < 0) {
      return Optional.of("longer than " + limit.cpuMillis() + " ms");
    }
    return cpu.getAsLong() - cpuStart > TimeUnit.MILLISECONDS.toNanos(limit.cpuMillis())
        ? Optional.of("more than " + limit.cpuMillis() + " ms of processor time")
        : Optional.empty();
  }
}
