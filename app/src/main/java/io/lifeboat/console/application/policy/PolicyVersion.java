package io.lifeboat.console.application.policy;

import java.time.Instant;

/**
 * A policy that was active once.
 *
 * @param at since when
 * @param by who activated it
 */
public record PolicyVersion(Draft draft, Instant at, String by) {
  /** The first digits of the SHA-256 of its text. */
  public String shortHash() {
    return draft.shortHash();
  }
}
