package io.lifeboat.console.ui.log;

import javafx.scene.text.Font;
import javafx.scene.text.Text;

/** Measures text for a canvas. */
final class TextWidths {
  private TextWidths() {}

  static double of(String text, Font font) {
    if (text.isEmpty()) {
      return 0;
    }
    Text measure = new Text(text);
    measure.setFont(font);
    return measure.getLayoutBounds().getWidth();
  }
}
