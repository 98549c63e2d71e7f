package io.lifeboat.cluster.model;

/** What gave a class of requests its treatment: the last that changed it. */
public enum TreatmentCause {
  POLICY,
  /** A service level that an operator chose. */
  LEVEL,
  /** A degrade switch that an operator forced. */
  SWITCH,
  /** Without a quorum nothing can be committed, whatever anybody wants. */
  NO_QUORUM,
  /** What an operator needs is served at all times. */
  ADMIN
}
