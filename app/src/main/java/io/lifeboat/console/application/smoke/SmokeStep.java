package io.lifeboat.console.application.smoke;

/** What a console that tries itself out goes through, in this order. */
public enum SmokeStep {
  /** The window has been drawn: the third pulse, which waits for what the first one drew. */
  FIRST_FRAME,
  /** The window shows a leader that has committed an entry of its term. */
  FIRST_LEADER,
  /** The leader was killed, as an operator would. */
  LEADER_KILLED,
  /** The window shows another leader, of a higher term, that has committed an entry of it. */
  NEXT_LEADER,
  /** Window and cluster ended in good order. */
  CLOSED
}
