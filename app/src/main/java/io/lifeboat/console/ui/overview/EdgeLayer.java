package io.lifeboat.console.ui.overview;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.ui.links.LinkMark;
import io.lifeboat.console.ui.overview.OverviewViewModel.Edge;
import java.util.List;
import java.util.Set;
import javafx.geometry.VPos;
import javafx.scene.CacheHint;
import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import javafx.scene.shape.Polyline;
import javafx.scene.shape.QuadCurve;
import javafx.scene.shape.Rectangle;
import javafx.scene.shape.Shape;
import javafx.scene.text.Text;
import javafx.scene.text.TextBoundsType;

/**
 * The links. What is wrong with one has a letter of its own and a dash of its own; where only one
 * direction is meant, an arrow says which. Anti-aliased lines are the dearest part of the picture,
 * so the group is cached and redrawn only when a link or the layout changes. A group, for it is no
 * larger than its lines.
 */
final class EdgeLayer extends Group {
  private static final double MIDDLE = 0.5;
  private static final double GAP = 0.05;

  /** Where a mark of one direction stands: nearer to the sender. */
  private static final double NEAR = 0.34;

  private static final double CROSS = 6;

  EdgeLayer() {
    setManaged(false);
    setMouseTransparent(true);
    setCache(true);
    setCacheHint(CacheHint.SPEED);
  }

  void draw(List<Edge> edges, RingLayout layout) {
    getChildren().clear();
    // Marks come last, so that no line runs over a letter.
    for (Edge edge : edges) {
      if (layout.knows(edge.a()) && layout.knows(edge.b())) {
        lines(edge, layout);
      }
    }
    for (Edge edge : edges) {
      if (layout.knows(edge.a()) && layout.knows(edge.b())) {
        marks(edge, layout);
      }
    }
  }

  private void lines(Edge edge, RingLayout layout) {
    if (edge.forth().equals(edge.back())) {
      if (edge.forth().contains(LinkMark.CUT)) {
        part(edge, layout, 0, MIDDLE - GAP, edge.forth());
        part(edge, layout, MIDDLE + GAP, 1, edge.forth());
      } else {
        whole(edge, layout, edge.forth());
      }
    } else {
      // Each half has the look of the direction that begins there.
      part(edge, layout, 0, MIDDLE, edge.forth());
      part(edge, layout, MIDDLE, 1, edge.back());
    }
  }

  private void whole(Edge edge, RingLayout layout, Set<LinkMark> marks) {
    NodeId a = edge.a();
    NodeId b = edge.b();
    if (layout.bend(a, b) == 0) {
      add(new Line(layout.x(a), layout.y(a), layout.x(b), layout.y(b)), edge, marks);
    } else {
      QuadCurve curve =
          new QuadCurve(
              layout.x(a),
              layout.y(a),
              layout.controlX(a, b),
              layout.controlY(a, b),
              layout.x(b),
              layout.y(b));
      curve.setFill(null);
      add(curve, edge, marks);
    }
  }

  private void part(Edge edge, RingLayout layout, double from, double to, Set<LinkMark> marks) {
    int pieces = layout.bend(edge.a(), edge.b()) == 0 ? 1 : 12;
    Polyline line = new Polyline();
    for (int i = 0; i <= pieces; i++) {
      double at = from + (to - from) * i / pieces;
      line.getPoints()
          .addAll(layout.pointX(edge.a(), edge.b(), at), layout.pointY(edge.a(), edge.b(), at));
    }
    line.setFill(null);
    add(line, edge, marks);
  }

  private void add(Shape line, Edge edge, Set<LinkMark> marks) {
    line.getStyleClass().add("edge");
    // Style sheets reach a new line only in the next frame.
    line.setStroke(Color.GRAY);
    if (edge.a().isClient()) {
      line.getStyleClass().add("client-edge");
    }
    if (!edge.alive()) {
      line.getStyleClass().add("dead");
    }
    marks.stream()
        .sorted()
        .findFirst()
        .map(LinkMark::styleClass)
        .ifPresent(line.getStyleClass()::add);
    getChildren().add(line);
  }

  private void marks(Edge edge, RingLayout layout) {
    if (edge.forth().equals(edge.back())) {
      mark(edge.a(), edge.b(), layout, MIDDLE, edge.forth(), false);
    } else {
      mark(edge.a(), edge.b(), layout, NEAR, edge.forth(), true);
      mark(edge.b(), edge.a(), layout, NEAR, edge.back(), true);
    }
  }

  /** The letters at this share of the way, and beyond them an arrow when one direction is meant. */
  private void mark(
      NodeId from, NodeId to, RingLayout layout, double at, Set<LinkMark> marks, boolean arrow) {
    if (marks.isEmpty()) {
      return;
    }
    double x = layout.pointX(from, to, at);
    double y = layout.pointY(from, to, at);
    double angle =
        Math.atan2(layout.pointY(from, to, at + 0.02) - y, layout.pointX(from, to, at + 0.02) - x);
    double reach;
    if (marks.contains(LinkMark.CUT)) {
      cross(x, y);
      reach = CROSS + 3;
    } else {
      reach = badge(x, y, LinkMark.letters(marks), angle);
    }
    if (arrow) {
      arrow(x + reach * Math.cos(angle), y + reach * Math.sin(angle), angle, marks);
    }
  }

  private void cross(double x, double y) {
    for (double dy : new double[] {CROSS, -CROSS}) {
      Line bar = new Line(x - CROSS, y - dy, x + CROSS, y + dy);
      bar.getStyleClass().add("cut-mark");
      bar.setStroke(Color.GRAY);
      getChildren().add(bar);
    }
  }

  /** Says how far the badge reaches in this direction. */
  private double badge(double x, double y, String letters, double angle) {
    Text text = new Text(letters);
    text.getStyleClass().add("link-letter");
    text.setBoundsType(TextBoundsType.LOGICAL_VERTICAL_CENTER);
    text.setTextOrigin(VPos.CENTER);
    double width = 8 + 8.5 * letters.length();
    double height = 17;
    Rectangle box = new Rectangle(x - width / 2, y - height / 2, width, height);
    box.setArcWidth(6);
    box.setArcHeight(6);
    box.getStyleClass().add("link-badge");
    box.setFill(Color.TRANSPARENT);
    text.layoutBoundsProperty()
        .subscribe(
            bounds -> {
              text.setX(x - bounds.getWidth() / 2);
              text.setY(y);
            });
    getChildren().addAll(box, text);
    return Math.abs(Math.cos(angle)) * width / 2 + Math.abs(Math.sin(angle)) * height / 2 + 2;
  }

  private void arrow(double x, double y, double angle, Set<LinkMark> marks) {
    double length = 9;
    double tipX = x + length * Math.cos(angle);
    double tipY = y + length * Math.sin(angle);
    Polyline head =
        new Polyline(
            tipX - length * Math.cos(angle - 0.6),
            tipY - length * Math.sin(angle - 0.6),
            tipX,
            tipY,
            tipX - length * Math.cos(angle + 0.6),
            tipY - length * Math.sin(angle + 0.6));
    head.getStyleClass().add("link-arrow");
    if (marks.contains(LinkMark.CUT)) {
      head.getStyleClass().add("cut");
    }
    head.setStroke(Color.GRAY);
    head.setFill(null);
    getChildren().add(head);
  }
}
