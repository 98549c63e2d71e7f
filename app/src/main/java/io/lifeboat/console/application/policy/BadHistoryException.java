package io.lifeboat.console.application.policy;

import io.lifeboat.console.application.text.Text;

/** A mistake in a file of versions: where it is, both from 1, and what was expected there. */
final class BadHistoryException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;
  private final transient Text expected;

  BadHistoryException(int line, int column, Text expected) {
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
