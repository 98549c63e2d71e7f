package io.lifeboat.console.ui.detection;

import io.lifeboat.console.application.state.DetectionView.Soundness;
import io.lifeboat.console.ui.i18n.DetectionPanelMsg;
import javafx.scene.control.Label;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

/** Circle ✓, hatched square ×, dashed circle ?: shape and sign together, never colour alone. */
final class SoundnessMark extends StackPane {
  private final Region shape = new Region();
  private final Label sign = new Label();

  SoundnessMark() {
    getStyleClass().add("soundness-mark");
    shape.getStyleClass().add("soundness-shape");
    sign.getStyleClass().add("soundness-sign");
    getChildren().addAll(shape, sign);
    setMinSize(USE_PREF_SIZE, USE_PREF_SIZE);
    setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
  }

  void show(Soundness soundness) {
    getStyleClass()
        .setAll(
            "soundness-mark",
            switch (soundness) {
              case SOUND -> "sound";
              case DAMAGED -> "damaged";
              case NOT_KNOWN -> "not-known";
            });
    sign.setText(
        switch (soundness) {
          case SOUND -> "✓";
          case DAMAGED -> "×";
          case NOT_KNOWN -> "?";
        });
  }

  /** The same in a word. */
  static DetectionPanelMsg word(Soundness soundness) {
    return switch (soundness) {
      case SOUND -> DetectionPanelMsg.SOUND;
      case DAMAGED -> DetectionPanelMsg.DAMAGED;
      case NOT_KNOWN -> DetectionPanelMsg.NOT_KNOWN;
    };
  }
}
