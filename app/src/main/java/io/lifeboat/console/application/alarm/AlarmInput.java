package io.lifeboat.console.application.alarm;

import org.jspecify.annotations.Nullable;

/** What moves one alarm on, besides the time. */
sealed interface AlarmInput {

  /** Nothing but time. */
  record TimePassed() implements AlarmInput {}

  /** What the facts say of its condition now; null when they say that it does not hold. */
  record Observed(@Nullable Signal signal) implements AlarmInput {}

  record Acknowledged() implements AlarmInput {}

  record Shelved(ShelfTime time) implements AlarmInput {}

  record Unshelved() implements AlarmInput {}
}
