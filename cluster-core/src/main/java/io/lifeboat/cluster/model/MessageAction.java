package io.lifeboat.cluster.model;

/** What can be done to one message. */
public enum MessageAction {
  /** It never arrives. */
  DROP,
  /** It stays in flight until released. */
  HOLD,
  /** It arrives now. */
  RELEASE,
  /** It arrives twice; requests only. */
  DUPLICATE
}
