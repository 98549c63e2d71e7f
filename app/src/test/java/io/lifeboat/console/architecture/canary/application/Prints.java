package io.lifeboat.console.architecture.canary.application;

/** Wrong on purpose: prints instead of logging. */
public final class Prints {
  void print() {
    System.out.println("here");
  }
}
