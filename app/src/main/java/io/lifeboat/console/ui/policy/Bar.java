package io.lifeboat.console.ui.policy;

import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** Words that want an answer, above what they are about; not there while there is none. */
final class Bar extends VBox {
  private final Label words = new Label();

  Bar(String id, Node... answers) {
    setId(id);
    getStyleClass().add("policy-bar");
    words.setId(id + "-words");
    words.setWrapText(true);
    words.setMinHeight(Region.USE_PREF_SIZE);
    getChildren().addAll(words, new FlowPane(6, 6, answers));
    hide();
  }

  /** Whether it was hidden before. */
  boolean show(String text) {
    boolean was = isVisible();
    words.setText(text);
    shown(this, true);
    return !was;
  }

  void hide() {
    shown(this, false);
  }

  static void shown(Node node, boolean on) {
    node.setVisible(on);
    node.setManaged(on);
  }
}
