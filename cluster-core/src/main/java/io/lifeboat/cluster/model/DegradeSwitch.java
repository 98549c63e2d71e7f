package io.lifeboat.cluster.model;

/** The functions that can be given up one by one so that the rest goes on. */
public enum DegradeSwitch {
  /** Reads are answered by a replica that may be behind. */
  STALE_READS,
  /** Batch requests are refused. */
  SHED_BATCH,
  /** Requests of normal priority are refused. */
  SHED_NORMAL,
  /** Writes are refused, reads go on. */
  READ_ONLY,
  /** Writes that would be refused wait instead. */
  QUEUE_WRITES,
  /** Reads of many keys are refused. */
  PAUSE_SCANS
}
