package io.lifeboat.console.ui.i18n;

import io.lifeboat.console.application.text.MessageKey;

/** What the table of failovers says, in {@code failovers.properties} and its translations. */
public enum FailoverMsg implements MessageKey {
  PANEL,
  NONE,
  COLUMN_NUMBER,
  COLUMN_LEADER,
  COLUMN_LEADER_LONG,
  COLUMN_CAUSE,
  COLUMN_BAR,
  COLUMN_DETECTED,
  COLUMN_ELECTED,
  COLUMN_FIRST_COMMIT,
  COLUMN_FIRST_CLIENT,
  COLUMN_GAP,
  DETECTED_LONG,
  ELECTED_LONG,
  FIRST_COMMIT_LONG,
  FIRST_CLIENT_LONG,
  GAP_LONG,
  LEADER,
  LEADER_OPEN,
  GAP,
  MS,
  AT_LEAST,
  UNKNOWN,
  SO_FAR_LONG,
  WHY_NOT_TOLD,
  WHY_OVERTAKEN,
  WHY_RUN_ENDED,
  WHY_NOBODY_WROTE,
  WHY_NO_TALLY,
  GAP_WORDS,
  BAR_WORDS,
  LEGEND_TIMEOUT,
  SPREAD,
  SPREAD_ONE,
  COPY,
  COPY_SPREAD;

  @Override
  public String bundle() {
    return "failovers";
  }
}
