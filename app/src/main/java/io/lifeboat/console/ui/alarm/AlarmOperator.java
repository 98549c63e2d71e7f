package io.lifeboat.console.ui.alarm;

import io.lifeboat.console.application.alarm.AlarmAction;
import io.lifeboat.console.application.alarm.AlarmDisplay;
import io.lifeboat.console.application.alarm.AlarmKey;

/** What the views of alarms can bring about. All of it returns at once. */
public interface AlarmOperator {
  /** Does something about alarms; what comes of it is in a later state. */
  void submit(AlarmAction action);

  /** Brings the display that helps before the user's eyes, with the nodes of the alarm selected. */
  void open(AlarmDisplay display, AlarmKey alarm);

  /** Brings the list of alarms before the user's eyes. */
  void openList();
}
