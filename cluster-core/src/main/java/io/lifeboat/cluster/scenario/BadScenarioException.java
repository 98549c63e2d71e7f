package io.lifeboat.cluster.scenario;

/** A mistake in a scenario file: where it is and what was expected there. */
public final class BadScenarioException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  public BadScenarioException(String file, int line, int column, String problem) {
    super(file + ":" + line + ":" + column + ": " + problem);
    this.line = line;
    this.column = column;
  }

  /** Counted from 1. */
  public int line() {
    return line;
  }

  /** Counted from 1. */
  public int column() {
    return column;
  }
}
