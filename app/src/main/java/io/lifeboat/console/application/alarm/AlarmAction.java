package io.lifeboat.console.application.alarm;

/** What an operator does about alarms. It stays in the console: the cluster knows of no alarms. */
public sealed interface AlarmAction {

  /** Somebody has seen it. Without effect on an alarm that does not ask for it. */
  record Acknowledge(AlarmKey alarm) implements AlarmAction {}

  /** All that ask for it; the shelved ones stay as they are. */
  record AcknowledgeAll() implements AlarmAction {}

  /**
   * Puts one aside for a time; also one that is normal now. Shelved again, the time is set anew.
   */
  record Shelve(AlarmKey alarm, ShelfTime time) implements AlarmAction {}

  /** Takes it back before its time. */
  record Unshelve(AlarmKey alarm) implements AlarmAction {}
}
