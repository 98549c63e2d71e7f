package io.lifeboat.cluster.model;

/** How much of the service is offered; a word for a whole table of treatments. */
public enum ServiceLevel {
  NORMAL,
  REDUCED,
  READ_ONLY,
  /** Only what is critical is served. */
  EMERGENCY,
  /** An operator has taken the service out of use; never reached by itself. */
  MAINTENANCE
}
