package io.lifeboat.console.cli;

import java.io.Console;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** One line that is written over and over, on a terminal only, ten times a second at most. */
final class ProgressLine {
  private static final long PAUSE_NS = TimeUnit.MILLISECONDS.toNanos(100);

  private final PrintWriter out;
  private final boolean shown;
  private final long began = System.nanoTime();
  private long told = began;
  private int width;

  ProgressLine(PrintWriter out) {
    this.out = out;
    this.shown = Optional.ofNullable(System.console()).map(Console::isTerminal).orElse(false);
  }

  /**
   * Shows how far it is.
   *
   * @param isOver whether the line is to go
   */
  void tell(String line, boolean isOver) {
    long now = System.nanoTime();
    if (!shown || (!isOver && now - told < PAUSE_NS)) {
      return;
    }
    told = now;
    out.print('\r' + Columns.left(isOver ? "" : line, width) + (isOver ? "\r" : ""));
    out.flush();
    width = isOver ? 0 : Columns.of(line);
  }
}
