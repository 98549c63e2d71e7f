package io.lifeboat.cluster.model;

/** What a client asks for, as far as degradation tells requests apart. */
public enum RequestKind {
  WRITE,
  /** A read that is answered by the leader, and sees every acknowledged write. */
  LINEARIZABLE_READ,
  /** A read that any replica answers; it may be out of date. */
  LOCAL_READ,
  /** A read of many keys. */
  SCAN,
  /** What an operator needs to get out of trouble; never shed. */
  ADMIN;

  public boolean isWrite() {
    return this == WRITE;
  }
}
