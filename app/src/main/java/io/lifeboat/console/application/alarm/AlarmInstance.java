package io.lifeboat.console.application.alarm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One alarm as {@link AlarmMachine} knows it; immutable. All times in microseconds on the clock of
 * the facts.
 *
 * @param condition where its condition stands with respect to the delays
 * @param conditionSinceMicros since when, as far as that matters: the begin of a delay
 * @param signal what the facts say of its condition
 * @param unseen only while shelved: it was raised and nobody has acknowledged it
 * @param shelvedUntilMicros only while shelved
 * @param raises how often it was raised
 * @param lastRaises when, the last three times at most, oldest first
 */
record AlarmInstance(
    AlarmKey key,
    AlarmState state,
    Condition condition,
    long conditionSinceMicros,
    @Nullable Signal signal,
    boolean unseen,
    long shelvedUntilMicros,
    long raisedMicros,
    @Nullable Long clearedMicros,
    @Nullable Long acknowledgedMicros,
    int raises,
    List<Long> lastRaises) {

  /** So many raises within {@link #CHATTER_WINDOW_MICROS} are chattering. */
  static final int CHATTER_RAISES = 3;

  static final long CHATTER_WINDOW_MICROS = 60_000_000;

  /** Where a condition stands. */
  enum Condition {
    /** It does not hold. */
    CLEAR,
    /** It holds, for less than the on-delay so far. */
    RISING,
    /** It held for the on-delay: the alarm was raised. */
    ACTIVE,
    /** It holds no more, for less than the off-delay so far. */
    FALLING
  }

  static AlarmInstance normal(AlarmKey key) {
    return new AlarmInstance(
        key, AlarmState.NORMAL, Condition.CLEAR, 0, null, false, 0, 0, null, null, 0, List.of());
  }

  /** Until when it counts as chattering; 0 when it has not been raised often enough. */
  long chattersUntilMicros() {
    return lastRaises.size() < CHATTER_RAISES ? 0 : lastRaises.getFirst() + CHATTER_WINDOW_MICROS;
  }

  boolean isChattering(long nowMicros) {
    return nowMicros < chattersUntilMicros();
  }

  /** Nothing would be lost by forgetting it: nothing happens to it, and nothing ever did. */
  boolean isAtRest() {
    return state == AlarmState.NORMAL
        && condition == Condition.CLEAR
        && signal == null
        && raises == 0;
  }

  AlarmLine line(long nowMicros) {
    return new AlarmLine(
        key,
        state,
        raisedMicros,
        clearedMicros,
        acknowledgedMicros,
        state == AlarmState.SHELVED ? shelvedUntilMicros : null,
        raises,
        isChattering(nowMicros),
        signal == null ? null : signal.evidence());
  }
}
