package io.lifeboat.console.ui.shell;

import javafx.scene.control.Label;

/** One line under the status bar, for a few seconds. */
final class MessageLine extends Label {
  private static final long SHOWN_NANOS = 8_000_000_000L;

  private long untilNanos;

  MessageLine() {
    setId("message");
    getStyleClass().add("message-line");
    setWrapText(true);
    setMaxWidth(Double.MAX_VALUE);
    clear();
  }

  void say(String text) {
    setText(text);
    setVisible(true);
    setManaged(true);
    untilNanos = System.nanoTime() + SHOWN_NANOS;
  }

  /** Takes it away when it was there long enough. */
  void tick(long nowNanos) {
    if (untilNanos != 0 && nowNanos > untilNanos) {
      clear();
    }
  }

  void clear() {
    setVisible(false);
    setManaged(false);
    untilNanos = 0;
  }
}
