package io.lifeboat.cluster.model;

/** What a scan of a node's files comes to. */
public enum ScanVerdict {
  /** Nothing that was looked at is wrong. */
  SOUND,
  /** The last write was cut short, as a crash does; all else is sound. */
  TORN_TAIL,
  /** The node must not be started on these files. */
  DAMAGED,
  /** There is no log here, so nothing can be said. */
  NO_JOURNAL
}
