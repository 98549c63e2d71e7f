package io.lifeboat.console.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What Ctrl+C does to work under way: it is given up in good order before the process ends. */
final class Interruption {
  private static final Logger log = LoggerFactory.getLogger(Interruption.class);
  private static final long CLOSE_LIMIT_S = 40;

  private Interruption() {}

  interface Work {
    int run() throws InterruptedException, UserMistakeException;
  }

  /** Does it on this thread, which is interrupted when the process is asked to end. */
  static int covered(Work work) throws InterruptedException, UserMistakeException {
    Thread running = Thread.currentThread();
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              running.interrupt();
              try {
                ended.await(CLOSE_LIMIT_S, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "run-interrupted");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return work.run();
    } finally {
      ended.countDown();
      remove(hook);
    }
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      log.debug("The process is ending already, the hook has done its work", e);
    }
  }
}
