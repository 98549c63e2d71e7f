package io.lifeboat.cluster.model;

/** What a member of the configuration may do (Raft §6 and dissertation §4.2.1). */
public enum MemberType {
  /** Counts for the quorum, votes and can lead. */
  VOTER,
  /** A learner: receives the log, catches up, does not vote yet. */
  PROMOTABLE,
  /** Receives the log and never votes. */
  PASSIVE
}
