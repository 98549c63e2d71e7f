package io.lifeboat.console.architecture.canary.application;

import java.util.concurrent.TimeUnit;

/** Wrong on purpose: the same by another name. */
public final class SleepsInUnits {
  void doze() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(1);
  }
}
