package io.lifeboat.console.architecture.canary.application;

import javafx.scene.paint.Color;

/** Wrong on purpose: logic that knows JavaFX. */
public final class LogicWithAColour {
  Color colour() {
    return Color.RED;
  }
}
