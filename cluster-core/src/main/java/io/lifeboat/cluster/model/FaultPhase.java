package io.lifeboat.cluster.model;

/**
 * The life cycle of a fault. A fault is {@code VERIFIED} only when a fact showed that it acted; one
 * that is merely {@code RUNNING} was injected, and nothing is known of its effect yet.
 */
public enum FaultPhase {
  INJECTING,
  RUNNING,
  VERIFIED,
  REVERTING,
  COMPLETED,
  FAILED;

  /** Whether the fault is still in the ledger of active faults. */
  public boolean isActive() {
    return this != COMPLETED && this != FAILED;
  }
}
