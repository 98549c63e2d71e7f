package io.lifeboat.console.ui.i18n;

import io.lifeboat.console.application.text.MessageKey;

/** What presentation mode says: the messages of the bundle {@code present}. */
public enum PresentMsg implements MessageKey {
  CAPTION_NONE,
  CAPTION_PINNED,
  LASER_OFF,
  HELP_CLICKER,
  DEMO_CONTINUE,
  DEMO_PAUSE,
  DEMO_END,
  DEMO_PLACE,
  DEMO_PREPARING,
  DEMO_WAITING,
  DEMO_PAUSED,
  DEMO_NEXT,
  DEMO_MISSED,
  DEMO_OVER,
  DEMO_BEGIN,
  TOUR_ELSEWHERE;

  @Override
  public String bundle() {
    return "present";
  }
}
