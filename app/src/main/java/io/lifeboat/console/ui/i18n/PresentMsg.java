package io.lifeboat.console.ui.i18n;

import io.lifeboat.console.application.text.MessageKey;

/** What presentation mode says: the messages of the bundle {@code present}. */
public enum PresentMsg implements MessageKey {
  CAPTION_NONE,
  CAPTION_PINNED,
  LASER_OFF,
  HELP_CLICKER;

  @Override
  public String bundle() {
    return "present";
  }
}
