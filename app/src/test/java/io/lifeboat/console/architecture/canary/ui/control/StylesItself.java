package io.lifeboat.console.architecture.canary.ui.control;

import javafx.scene.layout.Region;

/** Wrong on purpose: a style in code, set on a class of our own. */
public final class StylesItself extends Region {
  void paint() {
    setStyle("-fx-background-color: red");
  }
}
