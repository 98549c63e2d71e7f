package io.lifeboat.console.ui.safety;

import io.lifeboat.console.application.state.SafetyView.Verdict;
import java.util.Locale;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** A verdict's shape and sign: circle ✓, octagon !, dashed circle ?. */
final class SafetyMark extends StackPane {
  private final Region shape = new Region();
  private final Label sign = new Label();

  SafetyMark() {
    getStyleClass().add("safety-mark");
    shape.getStyleClass().add("safety-shape");
    sign.getStyleClass().add("safety-sign");
    getChildren().addAll(shape, sign);
    setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
  }

  void show(Verdict verdict) {
    String style = verdict.name().toLowerCase(Locale.ROOT).replace('_', '-');
    getStyleClass().setAll("safety-mark", style);
    sign.setText(
        switch (verdict) {
          case HOLDS -> "✓";
          case BROKEN -> "!";
          case NOT_KNOWN -> "?";
        });
  }
}
