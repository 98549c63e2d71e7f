package io.lifeboat.console.application.replay;

import io.lifeboat.console.application.text.Text;

/** A moment of a recording that people look for. */
public record Landmark(long atMicros, Kind kind, Text title) {

  /** What there is to jump to. */
  public enum Kind {
    /** A fault was injected. */
    FAULT,
    /** An alarm was raised. */
    ALARM,
    /** An election was won. */
    LEADER_CHANGE,
    BOOKMARK,
    NOTE
  }
}
