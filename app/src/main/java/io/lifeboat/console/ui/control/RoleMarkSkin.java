package io.lifeboat.console.ui.control;

import javafx.geometry.VPos;
import javafx.scene.control.SkinBase;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.shape.Circle;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polygon;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;
import javafx.scene.text.TextBoundsType;

/** Draws a {@link RoleMark} from shapes; all paint comes from the style sheet. */
final class RoleMarkSkin extends SkinBase<RoleMark> {
  private final Pane pane = new Pane();

  RoleMarkSkin(RoleMark control) {
    super(control);
    getChildren().add(pane);
    registerChangeListener(control.markProperty(), o -> build());
    registerChangeListener(control.diameterProperty(), o -> build());
    build();
  }

  private void build() {
    pane.getChildren().clear();
    Mark mark = getSkinnable().markProperty().get();
    double d = getSkinnable().diameterProperty().get();
    double r = d / 2;
    switch (mark.shape()) {
      case LEADER -> {
        body(new Circle(r, r, r * 0.88), "leader");
        add(new Circle(r, r, r * 0.68), "inner-ring");
      }
      case STALE_LEADER -> {
        body(new Circle(r, r, r * 0.88), "stale-leader");
        add(new Circle(r, r, r * 0.68), "inner-ring", "stale");
      }
      case CANDIDATE ->
          body(new Polygon(r, r * 0.02, r * 1.95, r * 1.72, r * 0.05, r * 1.72), "candidate");
      case FOLLOWER -> body(new Circle(r, r, r * 0.80), "follower");
      case PASSIVE -> body(new Circle(r, r, r * 0.55), "passive");
      case INACTIVE -> body(new Circle(r, r, r * 0.80), "inactive");
      case STOPPED -> crossedSquare(r, "stopped");
      case KILLED -> crossedSquare(r, "killed");
      case QUARANTINED -> brokenHexagon(r);
      case FROZEN -> {
        body(new Circle(r, r, r * 0.80), "frozen");
        for (double x : new double[] {0.62, 1.38}) {
          add(new Line(r * x, r * 0.42, r * x, r * 1.58), "bar");
        }
      }
      case STARTING -> body(new Circle(r, r, r * 0.80), "starting");
      case UNKNOWN -> body(new Circle(r, r, r * 0.80), "unknown");
    }
    letter(mark, r);
    if (mark.cutOff()) {
      add(new Circle(r, r, r * 1.12), "cut-off-ring");
    }
    votes(mark, r);
    pane.setMinSize(d, d);
    pane.setPrefSize(d, d);
    pane.setMaxSize(d, d);
  }

  private void crossedSquare(double r, String name) {
    double a = r * 0.28;
    double b = r * 1.72;
    body(new Rectangle(a, a, b - a, b - a), name);
    add(new Line(a, a, b, b), "cross", name);
    add(new Line(a, b, b, a), "cross", name);
    add(new Circle(r, r, r * 0.42), "letter-ground");
  }

  /** With a gap at the upper right, and a crack into it. */
  private void brokenHexagon(double r) {
    body(
        new Polygon(
            r * 0.05, r, r * 0.52, r * 0.18, r * 1.2, r * 0.18, r * 1.05, r * 0.5, r * 1.5, r * 0.5,
            r * 1.95, r, r * 1.48, r * 1.82, r * 0.52, r * 1.82),
        "quarantined");
    add(new Line(r * 1.2, r * 0.18, r * 1.05, r * 0.5), "crack");
  }

  private void votes(Mark mark, double r) {
    if (mark.voters() == 0 || mark.shape() != Mark.Shape.CANDIDATE) {
      return;
    }
    double step = Math.min(r * 0.36, r * 2.2 / mark.voters());
    double x = r - step * (mark.voters() - 1) / 2;
    for (int i = 0; i < mark.voters(); i++) {
      Circle dot = new Circle(x + i * step, r * 2.02, step * 0.34);
      add(dot, "vote", i < mark.votes() ? "granted" : "open");
    }
  }

  private void letter(Mark mark, double r) {
    Text letter = new Text(mark.letter());
    letter.getStyleClass().addAll("letter", size(r));
    letter.setBoundsType(TextBoundsType.VISUAL);
    letter.setTextOrigin(VPos.CENTER);
    pane.getChildren().add(letter);
    letter.applyCss();
    double dy = mark.shape() == Mark.Shape.CANDIDATE ? r * 0.18 : 0;
    letter
        .layoutBoundsProperty()
        .subscribe(
            bounds -> {
              letter.setLayoutX(r - bounds.getMinX() - bounds.getWidth() / 2);
              letter.setLayoutY(r + dy - bounds.getMinY() - bounds.getHeight() / 2);
            });
  }

  private static String size(double r) {
    return r >= 20 ? "large" : r >= 14 ? "medium" : "small";
  }

  private void body(Shape shape, String name) {
    add(shape, "body", name);
  }

  private void add(Shape shape, String... styleClasses) {
    shape.getStyleClass().addAll(styleClasses);
    // Style sheets reach a new shape only in the next frame: until then it is outlined, not black.
    shape.setFill(null);
    shape.setStroke(Color.GRAY);
    pane.getChildren().add(shape);
  }

  @Override
  protected double computePrefWidth(
      double h, double top, double right, double bottom, double left) {
    return getSkinnable().diameterProperty().get();
  }

  @Override
  protected double computePrefHeight(
      double w, double top, double right, double bottom, double left) {
    return getSkinnable().diameterProperty().get();
  }

  @Override
  protected double computeMinWidth(double h, double top, double right, double bottom, double left) {
    return getSkinnable().diameterProperty().get();
  }

  @Override
  protected double computeMinHeight(
      double w, double top, double right, double bottom, double left) {
    return getSkinnable().diameterProperty().get();
  }

  @Override
  protected double computeMaxWidth(double h, double top, double right, double bottom, double left) {
    return getSkinnable().diameterProperty().get();
  }

  @Override
  protected double computeMaxHeight(
      double w, double top, double right, double bottom, double left) {
    return getSkinnable().diameterProperty().get();
  }
}
