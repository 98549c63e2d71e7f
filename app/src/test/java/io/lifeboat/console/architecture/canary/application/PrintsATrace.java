package io.lifeboat.console.architecture.canary.application;

/** Wrong on purpose: prints what should be handled or logged. */
public final class PrintsATrace {
  void print(IllegalStateException e) {
    e.printStackTrace();
  }
}
