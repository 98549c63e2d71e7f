package io.lifeboat.console.ui.i18n;

import io.lifeboat.console.application.text.MessageKey;

/** What the first steps say: the messages of the bundle {@code tour}. */
public enum TourMsg implements MessageKey {
  TITLE,
  NEXT,
  BACK,
  SKIP,
  READ,
  CLOSE,
  WELCOME,
  QUESTIONS,
  SELECT_LEADER,
  SELECT_NOBODY,
  KILL,
  WATCH,
  WHY,
  RESTORE,
  DONE,
  NOT_MEASURED,
  MS;

  @Override
  public String bundle() {
    return "tour";
  }
}
