package io.lifeboat.cluster.model;

/** What the nemesis can do to the cluster. */
public enum FaultKind {
  KILL,
  FREEZE,
  ISOLATE,
  PARTITION,
  /** One node joins two halves that do not see each other. */
  BRIDGE,
  /** Every node sees a majority, and no two nodes see the same one. */
  MAJORITIES_RING,
  /** Messages on some links are cut, delayed, lost, duplicated, reordered or slowed. */
  LINKS,
  /** Messages on some links stay in flight until released. */
  HOLD,
  /** One message is dropped, held or duplicated. */
  MESSAGE,
  STEP_DOWN,
  FORCE_ELECTION,
  SPLIT_VOTE,
  FLAP_LEADER,
  LOAD_BURST,
  SLOW_CLIENT,
  HOT_KEY,
  /** Bytes in a node's files are changed. */
  FILES,
  /** A value in one replica's memory is changed. */
  STATE,
  /** One replica applies an entry differently. */
  WRONG_APPLY
}
