package io.lifeboat.console.application.settings;

import io.lifeboat.console.application.text.Text;

/** A mistake in a settings file: where it is, both counted from 1, and what was expected there. */
final class BadPreferencesException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;
  private final transient Text expected;

  BadPreferencesException(int line, int column, Text expected) {
    super(line + ":" + column + ": " + expected);
    this.line = line;
    this.column = column;
    this.expected = expected;
  }

  int line() {
    return line;
  }

  int column() {
    return column;
  }

  Text expected() {
    return expected;
  }
}
