package io.lifeboat.cluster.model;

/** The switches of what guards the cluster itself; see {@link DegradeSwitch} for the others. */
public enum SwitchName {
  /**
   * Each node keeps, on disk of our own, whom it voted for in which term, and refuses a second
   * candidate of that term. On unless turned off: without it the engine can elect two leaders in
   * one term.
   */
  VOTE_GUARD,
  /** A node's files are scanned before the engine opens them; a damaged node is quarantined. */
  SCAN_BEFORE_START,
  /** Files of running nodes are scanned and states compared, now and then, all the time. */
  SCRUBBING,
  /** A damaged replica is repaired without being asked: one at a time, never below the quorum. */
  AUTO_REPAIR,
  /** Backups are written now and then. */
  SCHEDULED_BACKUP
}
