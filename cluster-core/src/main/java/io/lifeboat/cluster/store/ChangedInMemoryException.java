package io.lifeboat.cluster.store;

/** An entry in a replica's memory is not as it was applied: what it holds is not given away. */
public final class ChangedInMemoryException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ChangedInMemoryException(String key) {
    super("the entry of " + key + " is not as it was applied");
  }
}
