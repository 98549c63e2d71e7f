package io.lifeboat.console.ui.glossary;

import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.control.Labeled;
import javafx.scene.text.Text;

/** All the words that can be seen below a node: what help can be given for. */
final class ScreenText {
  private ScreenText() {}

  static String of(Node root) {
    StringBuilder words = new StringBuilder();
    add(root, words);
    return words.toString();
  }

  private static void add(Node node, StringBuilder words) {
    if (!node.isVisible()) {
      return;
    }
    if (node instanceof Labeled labeled && labeled.getText() != null) {
      words.append(labeled.getText()).append('\n');
    } else if (node instanceof Text text) {
      words.append(text.getText()).append('\n');
    }
    if (node instanceof Parent parent) {
      parent.getChildrenUnmodifiable().forEach(child -> add(child, words));
    }
  }
}
