package io.lifeboat.cluster.raft;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.TreatmentCause;
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

  /**
   * A read was answered by one replica, which may be behind.
   *
   * @param entry what that replica holds; null for an absent key
   */
  record Stale(@Nullable Versioned entry, NodeId node) implements OperationResult {}

  /**
   * Certainly without effect.
   *
   * @param cause who decided so, when the gateway refused it by its table; else null
   */
  record Fail(Reason reason, @Nullable TreatmentCause cause) implements OperationResult {
    public Fail(Reason reason) {
      this(reason, null);
    }
  }

  /** It may have had effect or not. */
  record NotKnown(String why) implements OperationResult {}

  /** Why an operation certainly had no effect. */
  enum Reason {
    /** No leader could be reached at all before the deadline: nothing was ever sent. */
    NO_LEADER,
    /** The gateway refuses writes now. */
    READ_ONLY,
    /** The gateway refuses requests of this class now. */
    SHED,
    /** Its class was not served before its patience was over; nothing was sent. */
    QUEUED_TOO_LONG,
    /** Most requests of the last seconds failed, so none is sent until probes succeed. */
    BREAKER_OPEN,
    /** More requests were started in this second than the gateway admits. */
    RATE_LIMITED,
    /** No running replica that is known to be sound could answer a stale read. */
    NO_SOUND_REPLICA,
    /** Too many operations were waiting already, or others had all sessions until its deadline. */
    OVERLOADED,
    /** The one node that was asked refused the connection. */
    UNREACHABLE,
    /** The one node that was asked gives no answer, because its memory was changed. */
    DAMAGED,
    CLOSED
  }
}
