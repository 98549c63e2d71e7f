package io.lifeboat.console.ui.control;

import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

/** One answer of the status bar: a caption above, the value below, and a mark when abnormal. */
public final class Tile extends VBox {
  /** How a tile is marked; the words in it say the same. */
  public enum Tone {
    NORMAL,
    NOTICE,
    ALARM,
    UNKNOWN
  }

  private final Label caption = new Label();
  private final Label value = new Label();

  public Tile(String id) {
    setId(id);
    getStyleClass().add("tile");
    caption.getStyleClass().add("tile-caption");
    value.getStyleClass().add("tile-value");
    caption.setMinWidth(USE_PREF_SIZE);
    value.setMinWidth(USE_PREF_SIZE);
    setMinWidth(USE_PREF_SIZE);
    setAccessibleRole(AccessibleRole.TEXT);
    getChildren().addAll(caption, value);
  }

  public void show(String captionText, String valueText, Tone tone) {
    caption.setText(captionText);
    value.setText(valueText);
    setAccessibleText(captionText + ": " + valueText);
    getStyleClass().removeAll("notice", "alarm", "unknown");
    switch (tone) {
      case NORMAL -> {}
      case NOTICE -> getStyleClass().add("notice");
      case ALARM -> getStyleClass().add("alarm");
      case UNKNOWN -> getStyleClass().add("unknown");
    }
  }

  public String valueText() {
    return value.getText();
  }
}
