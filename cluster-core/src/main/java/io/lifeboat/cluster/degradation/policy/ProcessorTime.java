package io.lifeboat.cluster.degradation.policy;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/** How long a thread has really run in its life, in nanoseconds; in Windows in steps of 16 ms. */
public final class ProcessorTime {
  /** Where the JVM cannot tell. */
  public static final long UNKNOWN = -1;

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final boolean IS_KNOWN =
      THREADS.isThreadCpuTimeSupported() && THREADS.isThreadCpuTimeEnabled();

  private ProcessorTime() {}

  public static long ofThisThread() {
    return of(Thread.currentThread());
  }

  /** Unknown also for a thread that has ended. */
  public static long of(Thread thread) {
    return IS_KNOWN ? THREADS.getThreadCpuTime(thread.threadId()) : UNKNOWN;
  }
}
