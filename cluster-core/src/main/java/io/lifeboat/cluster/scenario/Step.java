package io.lifeboat.cluster.scenario;

/**
 * One thing to be done at one time.
 *
 * @param atMs after the first acknowledged write
 * @param word its name in the file, such as "kill"
 */
public record Step(long atMs, String word, StepAction action, Expectation expect) {

  /** What the outcome of the step's commands should be. */
  public enum Expectation {
    OK,
    /** Refused, for instance a write while the read-only switch is on. */
    FAIL,
    ANY;

    /** The word for it in the file. */
    public String word() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }
}
