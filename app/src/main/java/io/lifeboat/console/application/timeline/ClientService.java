package io.lifeboat.console.application.timeline;

/** What clients got. A gap in the lane means: nothing is known. */
public enum ClientService {
  /** Operations were acknowledged. */
  SERVED,
  /** Everything was turned away with a reason. */
  REFUSED,
  /** Clients asked, and nothing was acknowledged. */
  UNAVAILABLE,
  /** Nobody asked, so nobody was or was not served. */
  IDLE
}
