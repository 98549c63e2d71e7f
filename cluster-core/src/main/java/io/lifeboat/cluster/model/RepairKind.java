package io.lifeboat.cluster.model;

/** How a replica is repaired. */
public enum RepairKind {
  /** It leaves, its files are deleted, and it joins as a fresh learner. */
  REBUILD,
  /** Single records are written anew from a peer's, where that is provably the same. */
  RECORDS
}
