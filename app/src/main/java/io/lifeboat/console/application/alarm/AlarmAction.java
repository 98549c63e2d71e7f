package io.lifeboat.console.application.alarm;

import io.lifeboat.cluster.command.LogbookCommand;
import io.lifeboat.cluster.command.LogbookCommand.ActOnAlarm;
import io.lifeboat.cluster.command.LogbookCommand.AlarmAct;

/**
 * What an operator does about alarms. The cluster knows of no alarms; only the logbook keeps it.
 */
public sealed interface AlarmAction {

  /** The same as a line in the logbook, so that a recording has it. */
  default LogbookCommand.ActOnAlarm logged() {
    return switch (this) {
      case Acknowledge(var alarm) -> new ActOnAlarm(alarm.id(), AlarmAct.ACKNOWLEDGE, 0);
      case AcknowledgeAll() -> new ActOnAlarm(null, AlarmAct.ACKNOWLEDGE, 0);
      case Shelve(var alarm, var time) ->
          new ActOnAlarm(alarm.id(), AlarmAct.SHELVE, time.minutes());
      case Unshelve(var alarm) -> new ActOnAlarm(alarm.id(), AlarmAct.UNSHELVE, 0);
    };
  }

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
