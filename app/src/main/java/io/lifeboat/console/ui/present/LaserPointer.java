package io.lifeboat.console.ui.present;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.Cursor;
import javafx.scene.Scene;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Circle;

/** A dot with a short tail in place of the mouse pointer, for an audience to follow. */
public final class LaserPointer extends Pane {
  private static final int TAIL = 7;
  private static final double RADIUS = 9;

  private final BooleanProperty on = new SimpleBooleanProperty(this, "on");
  private final List<Circle> dots = new ArrayList<>();
  private double x;
  private double y;

  /** A pointer over this scene, switched off. */
  public LaserPointer(Scene scene) {
    setId("laser");
    setMouseTransparent(true);
    setManaged(false);
    for (int i = TAIL; i >= 0; i--) {
      Circle dot = new Circle(RADIUS * (1 - i / (TAIL + 2.0)));
      dot.getStyleClass().add(i == 0 ? "laser" : "laser-tail");
      dot.setOpacity(i == 0 ? 1 : 0.5 * (1 - i / (TAIL + 1.0)));
      dots.add(dot);
    }
    getChildren().setAll(dots);
    setVisible(false);
    scene.addEventFilter(MouseEvent.MOUSE_MOVED, this::moved);
    scene.addEventFilter(MouseEvent.MOUSE_DRAGGED, this::moved);
    on.addListener(
        (o, was, is) -> {
          setVisible(is);
          scene.setCursor(is ? Cursor.NONE : Cursor.DEFAULT);
        });
  }

  public BooleanProperty onProperty() {
    return on;
  }

  private void moved(MouseEvent e) {
    x = e.getSceneX();
    y = e.getSceneY();
  }

  /** Moves on; once a frame. The tail comes after, half of its way each frame. */
  public void frame() {
    if (!isVisible()) {
      return;
    }
    double towardsX = x;
    double towardsY = y;
    for (int i = dots.size() - 1; i >= 0; i--) {
      Circle dot = dots.get(i);
      boolean head = i == dots.size() - 1;
      dot.setCenterX(head ? towardsX : (dot.getCenterX() + towardsX) / 2);
      dot.setCenterY(head ? towardsY : (dot.getCenterY() + towardsY) / 2);
      towardsX = dot.getCenterX();
      towardsY = dot.getCenterY();
    }
  }
}
