package io.lifeboat.console.architecture.canary.cli;

/** Right: the command line prints. */
public final class MayPrint {
  void print() {
    System.out.println("verdict: holds");
  }
}
