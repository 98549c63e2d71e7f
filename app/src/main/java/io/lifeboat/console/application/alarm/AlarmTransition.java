package io.lifeboat.console.application.alarm;

/** An alarm went from one state to another. */
public record AlarmTransition(
    long atMicros, AlarmKey alarm, AlarmState from, AlarmState to, Reason reason) {

  /** Why. */
  public enum Reason {
    /** Its condition held for the on-delay. */
    RAISED,
    /** Its condition was gone for the off-delay. */
    CLEARED,
    ACKNOWLEDGED,
    SHELVED,
    /** An operator took it back before its time. */
    UNSHELVED,
    /** Its time on the shelf was over. */
    SHELF_TIME_OVER
  }
}
