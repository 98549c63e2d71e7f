package io.lifeboat.cluster.model;

/** The switches an operator can turn. */
public enum SwitchName {
  /** The gateway refuses writes with a reason; reads go on. */
  READ_ONLY,
  /**
   * Each node keeps, on disk of our own, whom it voted for in which term, and refuses a second
   * candidate of that term. On unless turned off: without it the engine can elect two leaders in
   * one term.
   */
  VOTE_GUARD
}
