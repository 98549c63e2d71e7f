package io.lifeboat.console.cli;

import io.lifeboat.console.application.text.MessageKey;
import io.lifeboat.console.application.text.Text;

/** Something the user can put right: told in one line, without a stack trace. */
final class UserMistakeException extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Text text;

  UserMistakeException(MessageKey key, Object... arguments) {
    super(key.key());
    this.text = Text.of(key, arguments);
  }

  Text text() {
    return text;
  }
}
