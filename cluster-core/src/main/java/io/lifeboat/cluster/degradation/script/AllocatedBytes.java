package io.lifeboat.cluster.degradation.script;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** How much a thread has allocated in its life. The heap has no budget for one script; this has. */
final class AllocatedBytes {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private AllocatedBytes() {}

  static long ofThisThread() {
    return THREADS.getCurrentThreadAllocatedBytes();
  }

  static long of(Thread thread) {
    return THREADS.getThreadAllocatedBytes(thread.threadId());
  }
}
