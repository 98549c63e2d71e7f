package io.lifeboat.console.application.alarm;

import io.lifeboat.console.application.text.Text;

/** The part of the console that helps most with an alarm. */
public enum AlarmDisplay {
  OVERVIEW(AlarmMsg.DISPLAY_OVERVIEW),
  NODE(AlarmMsg.DISPLAY_NODE),
  LINKS(AlarmMsg.DISPLAY_LINKS),
  LOGS(AlarmMsg.DISPLAY_LOGS),
  TIMELINE(AlarmMsg.DISPLAY_TIMELINE),
  FAULTS(AlarmMsg.DISPLAY_FAULTS),
  LOAD(AlarmMsg.DISPLAY_LOAD),
  DETECTION(AlarmMsg.DISPLAY_DETECTION),
  DEGRADATION(AlarmMsg.DISPLAY_DEGRADATION);

  private final AlarmMsg name;

  AlarmDisplay(AlarmMsg name) {
    this.name = name;
  }

  /** Its name, as on a button that opens it. */
  public Text label() {
    return Text.of(name);
  }
}
