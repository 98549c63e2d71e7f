package io.lifeboat.console.application.failover;

/** What is known of one milestone. */
public sealed interface Reading {

  /** It was, so long after the loss. */
  record Known(double ms) implements Reading {}

  /** It has not been yet, and so long it is since the loss. */
  record SoFar(double ms) implements Reading {}

  /** It is not known, and this is why. */
  record Unknown(Why why) implements Reading {}

  /** Why a milestone is not known. */
  enum Why {
    /** A later milestone was, but no fact tells of this one. */
    NOT_TOLD,
    /** Another leader was lost before. */
    OVERTAKEN,
    /** The run ended before. */
    RUN_ENDED,
    /** No client wrote. */
    NOBODY_WROTE
  }
}
