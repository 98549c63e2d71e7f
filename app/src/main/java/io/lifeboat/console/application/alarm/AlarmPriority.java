package io.lifeboat.console.application.alarm;

import io.lifeboat.console.application.text.Text;

/** How soon an operator must respond; ascending, so the natural order compares urgency. */
public enum AlarmPriority {
  LOW(AlarmMsg.PRIORITY_LOW),
  MEDIUM(AlarmMsg.PRIORITY_MEDIUM),
  HIGH(AlarmMsg.PRIORITY_HIGH),
  CRITICAL(AlarmMsg.PRIORITY_CRITICAL);

  private final AlarmMsg name;

  AlarmPriority(AlarmMsg name) {
    this.name = name;
  }

  /** Its name, as part of a sentence. */
  public Text label() {
    return Text.of(name);
  }
}
