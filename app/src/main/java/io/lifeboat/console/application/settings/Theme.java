package io.lifeboat.console.application.settings;

/** Which colours the window has. */
public enum Theme {
  LIGHT,
  DARK,
  /** As the operating system has it. */
  SYSTEM
}
