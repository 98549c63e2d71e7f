package io.lifeboat.cluster.model;

/** How far a repair is. */
public enum RepairPhase {
  STARTED,
  COMPLETED,
  FAILED
}
