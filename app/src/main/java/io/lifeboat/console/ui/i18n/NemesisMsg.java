package io.lifeboat.console.ui.i18n;

import io.lifeboat.console.application.text.MessageKey;

/** What the window says of faults on purpose and of links, in {@code nemesis.properties}. */
public enum NemesisMsg implements MessageKey {
  // A partition drawn across the ring
  CUT_RELEASE,
  CUT_ALL_ON_ONE_SIDE,
  CUT_TOUCHES;

  @Override
  public String bundle() {
    return "nemesis";
  }
}
