package io.lifeboat.console.application.alarm;

/**
 * One alarm, told again in the plainest way for comparison: it moves in steps of a tenth of a
 * second and looks at everything in each of them.
 */
final class PlainAlarm {
  private final long onSteps;
  private final long offSteps;
  private boolean condition;
  private long since;
  private boolean active;
  private boolean latched;
  private boolean seen;
  private long shelvedUntil = -1;

  PlainAlarm(long onSteps, long offSteps) {
    this.onSteps = onSteps;
    this.offSteps = offSteps;
  }

  /** What falls due at this step. */
  void look(long step) {
    if (condition && !active && step - since >= onSteps) {
      active = true;
      latched = true;
      seen = false;
    }
    if (!condition && active && step - since >= offSteps) {
      active = false;
      latched = latched && !seen;
    }
    if (shelvedUntil >= 0 && step >= shelvedUntil) {
      comeBack();
    }
  }

  private void comeBack() {
    shelvedUntil = -1;
    if (active) {
      latched = true;
      seen = false;
    }
  }

  void condition(boolean holds, long step) {
    if (condition != holds) {
      condition = holds;
      since = step;
    }
    look(step);
  }

  void acknowledge() {
    if (shelvedUntil < 0 && latched) {
      seen = true;
      latched = active;
    }
  }

  void shelve(long step, long steps) {
    shelvedUntil = step + steps;
  }

  void unshelve() {
    if (shelvedUntil >= 0) {
      comeBack();
    }
  }

  AlarmState state() {
    if (shelvedUntil >= 0) {
      return AlarmState.SHELVED;
    }
    if (!latched) {
      return AlarmState.NORMAL;
    }
    if (seen) {
      return AlarmState.ACKNOWLEDGED;
    }
    return active ? AlarmState.UNACKNOWLEDGED : AlarmState.RETURNED;
  }

  /** It was raised and nobody has acknowledged it since. */
  boolean isOwed() {
    return latched && !seen;
  }
}
