package io.lifeboat.console.application.state;

/**
 * What the run is.
 *
 * @param flushOnCommit whether acknowledged means on disk in this run
 */
public record RunView(
    ConsoleState.Phase phase,
    int electionTimeoutMs,
    int heartbeatMs,
    boolean flushOnCommit,
    long seed) {
  public static final RunView NONE = new RunView(ConsoleState.Phase.BLANK, 0, 0, false, 0);

  RunView in(ConsoleState.Phase next) {
    return new RunView(next, electionTimeoutMs, heartbeatMs, flushOnCommit, seed);
  }
}
