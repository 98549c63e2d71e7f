package io.lifeboat.console.architecture.canary.ui.control;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Tab;

/** Wrong on purpose: a style in code, by a binding. */
public final class BindsItsStyle {
  void bind(Tab tab, ObservableValue<String> style) {
    tab.styleProperty().bind(style);
  }
}
