package io.lifeboat.console.architecture.canary;

/** Right: the one place that may sleep. */
public final class Time {
  void pass() throws InterruptedException {
    Thread.sleep(1);
  }
}
