package io.lifeboat.cluster.model;

/**
 * What the gateway does with the requests of one class, from everything to nothing; the order is
 * that of degradation.
 */
public enum Treatment {
  /** Answered in full. */
  FULL,
  /** A read is answered by a replica that may be behind, and the answer says so. */
  STALE_READ,
  /** Waits until its class is served again or its patience is over. */
  QUEUED,
  /** A write is refused because nothing is written now. */
  READ_ONLY,
  /** Refused, so that others can be served. */
  SHED;

  /** The one that gives less. */
  public Treatment atLeast(Treatment other) {
    return compareTo(other) >= 0 ? this : other;
  }
}
