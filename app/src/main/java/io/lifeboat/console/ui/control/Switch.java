package io.lifeboat.console.ui.control;

import javafx.scene.Node;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import org.controlsfx.control.ToggleSwitch;

/** A toggle switch whose words can be clicked too, not only its thumb. */
public final class Switch extends ToggleSwitch {

  /** A switch that is off. */
  public Switch() {
    addEventHandler(
        MouseEvent.MOUSE_CLICKED,
        e -> {
          boolean onTheThumb = e.getTarget() instanceof Node target && isPartOfThumb(target);
          if (e.getButton() == MouseButton.PRIMARY && !onTheThumb && !isDisabled()) {
            requestFocus();
            fire();
          }
        });
  }

  private boolean isPartOfThumb(Node target) {
    for (Node node = target; node != null && node != this; node = node.getParent()) {
      if (node.getStyleClass().contains("thumb") || node.getStyleClass().contains("thumb-area")) {
        return true;
      }
    }
    return false;
  }
}
