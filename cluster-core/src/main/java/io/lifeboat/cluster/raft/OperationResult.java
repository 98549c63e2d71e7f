package io.lifeboat.cluster.raft;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.store.Versioned;
import org.jspecify.annotations.Nullable;

/** How a client's operation ended. */
public sealed interface OperationResult {

  /**
   * Acknowledged.
   *
   * @param entry what the store answered; null for an absent key or a comparison that did not hold
   * @param leader the node that answered
   * @param term the term it was known to lead, from the asking to the answer; 0 when it is not
   *     known in which term the answer was given
   */
  record Ok(@Nullable Versioned entry, NodeId leader, long term) implements OperationResult {}

  /** Certainly without effect. */
  record Fail(Reason reason) implements OperationResult {}

  /** It may have had effect or not. */
  record NotKnown(String why) implements OperationResult {}

  /** Why an operation certainly had no effect. */
  enum Reason {
    /** No leader could be reached at all before the deadline: nothing was ever sent. */
    NO_LEADER,
    /** The gateway refuses writes now. */
    READ_ONLY,
    /** Too many operations were waiting already, or others had all sessions until its deadline. */
    OVERLOADED,
    /** The one node that was asked refused the connection. */
    UNREACHABLE,
    /** The one node that was asked gives no answer, because its memory was changed. */
    DAMAGED,
    CLOSED
  }
}
