package io.lifeboat.console.application.alarm;

import io.lifeboat.console.application.text.Text;
import org.jspecify.annotations.Nullable;

/**
 * That the condition of an alarm holds, as far as the facts so far tell: from a moment on, and
 * until another if no further fact comes. Either may lie in the future, so what happens between two
 * facts does not depend on anybody looking.
 *
 * @param fromMicros the first moment at which it holds
 * @param untilMicros the first at which it does not; {@link #NO_END} while none is in sight
 * @param onDelayMicros how long it must hold before the alarm is raised
 */
record Signal(long fromMicros, long untilMicros, long onDelayMicros, @Nullable Text evidence) {
  static final long NO_END = Long.MAX_VALUE;

  static Signal since(long fromMicros, long onDelayMicros) {
    return new Signal(fromMicros, NO_END, onDelayMicros, null);
  }

  boolean isEmpty() {
    return fromMicros >= untilMicros;
  }
}
