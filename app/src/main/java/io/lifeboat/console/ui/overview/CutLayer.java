package io.lifeboat.console.ui.overview;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.ui.overview.RingCut.Stroke;
import java.util.Collection;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;

/**
 * What is seen while a partition is drawn: the line, the two sides told apart by pattern and
 * letter, and in one line what it would do.
 */
final class CutLayer extends Pane {
  private static final PseudoClass REFUSED = PseudoClass.getPseudoClass("refused");

  private final Polygon areaA = new Polygon();
  private final Polygon areaB = new Polygon();
  private final Pane ground = new Pane(areaA, areaB);
  private final Line drawn = new Line();
  private final Line beyond = new Line();
  private final Label letterA = new Label("A");
  private final Label letterB = new Label("B");
  private final Label words = new Label();

  CutLayer() {
    setId("cut-layer");
    getStyleClass().add("cut-layer");
    setManaged(false);
    setMouseTransparent(true);
    setVisible(false);
    areaA.getStyleClass().addAll("cut-side", "a");
    areaB.getStyleClass().addAll("cut-side", "b");
    beyond.getStyleClass().add("cut-beyond");
    drawn.getStyleClass().add("cut-line");
    letterA.getStyleClass().add("cut-letter");
    letterB.getStyleClass().add("cut-letter");
    words.setId("cut-preview");
    words.getStyleClass().add("cut-words");
    words.setWrapText(true);
    ground.setManaged(false);
    ground.setMouseTransparent(true);
    ground.visibleProperty().bind(visibleProperty());
    getChildren().addAll(beyond, drawn, letterA, letterB, words);
  }

  /** The two patterns, to lie below everything else: words stay legible. */
  Pane ground() {
    return ground;
  }

  /** Shows the line and what it would do; the letters only where a line would separate. */
  void show(Stroke line, RingCut cut, RingLayout layout, String said, boolean possible) {
    setVisible(true);
    setClip(new Rectangle(getWidth(), getHeight()));
    ground.setClip(new Rectangle(getWidth(), getHeight()));
    ground.resizeRelocate(0, 0, getWidth(), getHeight());
    drawn.setStartX(line.fromX());
    drawn.setStartY(line.fromY());
    drawn.setEndX(line.toX());
    drawn.setEndY(line.toY());
    double far = (getWidth() + getHeight()) * 2;
    double ux = (line.toX() - line.fromX()) / line.length();
    double uy = (line.toY() - line.fromY()) / line.length();
    double startX = line.fromX() - ux * far;
    double startY = line.fromY() - uy * far;
    double endX = line.toX() + ux * far;
    double endY = line.toY() + uy * far;
    beyond.setStartX(startX);
    beyond.setStartY(startY);
    beyond.setEndX(endX);
    beyond.setEndY(endY);
    // The left hand of (ux, uy), with y growing downwards, is (uy, -ux).
    side(areaA, startX, startY, endX, endY, uy * far, -ux * far);
    side(areaB, startX, startY, endX, endY, -uy * far, ux * far);
    letter(letterA, cut.sideA(), layout);
    letter(letterB, cut.sideB(), layout);
    words.setText(said);
    for (var node : new javafx.scene.Node[] {drawn, beyond, words}) {
      node.pseudoClassStateChanged(REFUSED, !possible);
    }
    requestLayout();
  }

  void hide() {
    setVisible(false);
  }

  private static void side(
      Polygon area, double x1, double y1, double x2, double y2, double dx, double dy) {
    area.getPoints().setAll(x1, y1, x2, y2, x2 + dx, y2 + dy, x1 + dx, y1 + dy);
  }

  /** In the middle of those on that side, moved away from the client where it stands. */
  private static void letter(Label letter, Collection<NodeId> side, RingLayout layout) {
    letter.setVisible(!side.isEmpty());
    double x = 0;
    double y = 0;
    for (NodeId node : side) {
      x += layout.x(node);
      y += layout.y(node);
    }
    double w = letter.prefWidth(-1);
    double h = letter.prefHeight(-1);
    letter.resize(w, h);
    double count = Math.max(1, side.size());
    double middleX = x / count;
    double middleY = y / count;
    boolean onMark =
        side.stream()
            .anyMatch(
                n -> Math.hypot(layout.x(n) - middleX, layout.y(n) - middleY) < layout.mark());
    double lift = onMark ? layout.mark() * 1.1 : 0;
    letter.relocate(middleX - w / 2, middleY - h / 2 - lift);
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth() - 24;
    double needed = Math.min(words.prefWidth(-1), width);
    double height = words.prefHeight(needed);
    words.resizeRelocate((getWidth() - needed) / 2, getHeight() - height - 8, needed, height);
  }
}
