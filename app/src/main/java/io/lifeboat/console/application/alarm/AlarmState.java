package io.lifeboat.console.application.alarm;

import io.lifeboat.console.application.text.Text;

/** The states of an alarm (ISA-18.2, figure "alarm state transition diagram"). */
public enum AlarmState {
  /** Its condition does not hold, and there is nothing to acknowledge. */
  NORMAL(AlarmMsg.STATE_NORMAL),
  /** Its condition holds, and no operator has acknowledged that yet. */
  UNACKNOWLEDGED(AlarmMsg.STATE_UNACKNOWLEDGED),
  /** Its condition holds, and an operator knows. */
  ACKNOWLEDGED(AlarmMsg.STATE_ACKNOWLEDGED),
  /** Its condition held and holds no more, and no operator has acknowledged it: latched. */
  RETURNED(AlarmMsg.STATE_RETURNED),
  /** An operator has put it aside for a time; it is watched on, and comes back by itself. */
  SHELVED(AlarmMsg.STATE_SHELVED);

  private final AlarmMsg name;

  AlarmState(AlarmMsg name) {
    this.name = name;
  }

  /** Whether it waits for an operator's acknowledgement. */
  public boolean wantsAcknowledgement() {
    return this == UNACKNOWLEDGED || this == RETURNED;
  }

  /** Its name, as part of a sentence. */
  public Text label() {
    return Text.of(name);
  }
}
