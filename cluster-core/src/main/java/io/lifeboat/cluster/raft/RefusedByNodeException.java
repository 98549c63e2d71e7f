package io.lifeboat.cluster.raft;

/** A node did not do what it was asked for, and certainly nothing of it; the message says why. */
public class RefusedByNodeException extends RuntimeException {
  private static final long serialVersionUID = 1;

  RefusedByNodeException(String reason) {
    super(reason);
  }
}
