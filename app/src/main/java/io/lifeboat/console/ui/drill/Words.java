package io.lifeboat.console.ui.drill;

import javafx.beans.value.ObservableValue;
import javafx.scene.AccessibleRole;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;

/** The few kinds of text the views of drills consist of. */
final class Words {
  private Words() {}

  /** Text that wraps and is never cut short. */
  static Label plain(String text) {
    Label label = new Label(text);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    label.setAccessibleRole(AccessibleRole.TEXT);
    return label;
  }

  static Label bound(ObservableValue<String> text, String style) {
    Label label = plain("");
    label.textProperty().bind(text);
    label.getStyleClass().add(style);
    return label;
  }

  static Label styled(String text, String style) {
    Label label = plain(text);
    label.getStyleClass().add(style);
    return label;
  }

  static void shown(Node node, boolean on) {
    node.setVisible(on);
    node.setManaged(on);
  }
}
