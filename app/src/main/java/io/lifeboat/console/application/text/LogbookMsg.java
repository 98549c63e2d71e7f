package io.lifeboat.console.application.text;

/** What people write and do that is not asked of the cluster: the bundle {@code logbook}. */
public enum LogbookMsg implements MessageKey {
  NOTE,
  NOTE_WHY,
  BOOKMARK,
  BOOKMARK_WHY,
  DRILL_BEGUN,
  DRILL_BEGUN_WHY,
  MALFUNCTION,
  MALFUNCTION_WHY,
  CUE,
  CUE_WHY,
  HINT,
  HINT_WHY,
  DIAGNOSIS,
  DIAGNOSIS_WHY,
  DRILL_DONE,
  DRILL_TIME_OVER,
  DRILL_DATA_AT_RISK,
  DRILL_GIVEN_UP,
  DRILL_ENDED_WHY,
  ALARM_ACKNOWLEDGED,
  ALARM_SHELVED,
  ALARM_UNSHELVED,
  ALARMS_ALL;

  @Override
  public String bundle() {
    return "logbook";
  }
}
