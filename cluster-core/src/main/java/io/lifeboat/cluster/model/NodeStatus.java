package io.lifeboat.cluster.model;

/** The state of a node's process, as far as one process can stand for several. */
public enum NodeStatus {
  /** Not started yet in this run. */
  NEW,
  /** Opening its log; not yet part of the cluster. */
  STARTING,
  RUNNING,
  /** Nothing goes in or out and its threads are held; its memory is kept. */
  FROZEN,
  /** Ended in good order. */
  STOPPED,
  /** Ended without a word; what its disk holds is kept. */
  KILLED,
  /**
   * Not started, because its files are damaged: they are left as they are, and it does not vote.
   */
  QUARANTINED,
  /** Left the cluster's configuration; its files are gone. */
  REMOVED;

  /** Whether the process exists and can take part in Raft: neither ended nor held. */
  public boolean isUp() {
    return this == STARTING || this == RUNNING;
  }
}
