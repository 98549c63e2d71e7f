package io.lifeboat.console.architecture.canary.application;

/** Wrong on purpose: waits for time to pass instead of for a condition. */
public final class Sleeps {
  void doze() throws InterruptedException {
    Thread.sleep(1);
  }
}
