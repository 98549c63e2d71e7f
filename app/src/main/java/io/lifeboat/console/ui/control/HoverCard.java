package io.lifeboat.console.ui.control;

import javafx.scene.Node;
import javafx.scene.control.Tooltip;

/**
 * The facts of a moment beside the mouse. A tooltip, since it may be larger than the drawing below,
 * but shown and moved by hand.
 */
public final class HoverCard {
  private static final double MOST_WIDTH = 460;

  private final Tooltip tooltip = new Tooltip();

  public HoverCard() {
    tooltip.setAutoHide(false);
    tooltip.setAutoFix(true);
    tooltip.setHideOnEscape(false);
    tooltip.setWrapText(true);
    tooltip.setMaxWidth(MOST_WIDTH);
    tooltip.getStyleClass().add("timeline-card");
  }

  public void show(Node owner, double screenX, double screenY, String text) {
    if (!text.equals(tooltip.getText())) {
      tooltip.setText(text);
    }
    if (tooltip.isShowing()) {
      tooltip.setAnchorX(screenX);
      tooltip.setAnchorY(screenY);
    } else if (owner.getScene() != null && owner.getScene().getWindow() != null) {
      tooltip.show(owner, screenX, screenY);
    }
  }

  public void hide() {
    tooltip.hide();
  }
}
