package io.lifeboat.console.ui.overview;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.ui.overview.OverviewViewModel.Cut;
import io.lifeboat.console.ui.overview.OverviewViewModel.Edge;
import java.util.List;
import javafx.scene.CacheHint;
import javafx.scene.Group;
import javafx.scene.paint.Color;
import javafx.scene.shape.Line;
import javafx.scene.shape.QuadCurve;
import javafx.scene.shape.Shape;

/**
 * The links. Anti-aliased lines are the dearest part of the picture, so the group is cached and
 * redrawn only when a link or the layout changes. A group, for it is no larger than its lines.
 */
final class EdgeLayer extends Group {
  private static final double GAP = 0.08;

  EdgeLayer() {
    setManaged(false);
    setMouseTransparent(true);
    setCache(true);
    setCacheHint(CacheHint.SPEED);
  }

  void draw(List<Edge> edges, RingLayout layout) {
    getChildren().clear();
    for (Edge edge : edges) {
      if (layout.knows(edge.a()) && layout.knows(edge.b())) {
        draw(edge, layout);
      }
    }
  }

  private void draw(Edge edge, RingLayout layout) {
    switch (edge.cut()) {
      case NONE -> line(edge, layout);
      case BOTH -> {
        half(edge, layout, 0, 0.5 - GAP);
        half(edge, layout, 0.5 + GAP, 1);
        gapMark(edge.a(), edge.b(), layout, 0.5 - GAP);
        gapMark(edge.a(), edge.b(), layout, 0.5 + GAP);
      }
      case FORTH -> oneWay(edge, layout, 0.36);
      case BACK -> oneWay(edge, layout, 0.64);
    }
  }

  /** Cut in one direction: the line stays, a bar stands nearer to the sender that is cut. */
  private void oneWay(Edge edge, RingLayout layout, double at) {
    line(edge, layout);
    gapMark(edge.a(), edge.b(), layout, at);
  }

  private void line(Edge edge, RingLayout layout) {
    NodeId a = edge.a();
    NodeId b = edge.b();
    if (layout.bend(a, b) == 0) {
      add(new Line(layout.x(a), layout.y(a), layout.x(b), layout.y(b)), edge);
    } else {
      add(
          new QuadCurve(
              layout.x(a),
              layout.y(a),
              layout.controlX(a, b),
              layout.controlY(a, b),
              layout.x(b),
              layout.y(b)),
          edge);
    }
  }

  private void half(Edge edge, RingLayout layout, double from, double to) {
    NodeId a = edge.a();
    NodeId b = edge.b();
    add(
        new Line(
            layout.pointX(a, b, from),
            layout.pointY(a, b, from),
            layout.pointX(a, b, to),
            layout.pointY(a, b, to)),
        edge);
  }

  private void gapMark(NodeId a, NodeId b, RingLayout layout, double at) {
    double x = layout.pointX(a, b, at);
    double y = layout.pointY(a, b, at);
    double dx = layout.x(b) - layout.x(a);
    double dy = layout.y(b) - layout.y(a);
    double length = Math.max(1, Math.hypot(dx, dy));
    double nx = -dy / length * 8;
    double ny = dx / length * 8;
    Line bar = new Line(x - nx, y - ny, x + nx, y + ny);
    bar.getStyleClass().add("gap-mark");
    getChildren().add(bar);
  }

  private void add(Shape line, Edge edge) {
    line.getStyleClass().add("edge");
    // Style sheets reach a new line only in the next frame.
    line.setStroke(Color.GRAY);
    if (edge.a().isClient()) {
      line.getStyleClass().add("client-edge");
    }
    if (!edge.alive()) {
      line.getStyleClass().add("dead");
    }
    if (edge.cut() == Cut.BOTH) {
      line.getStyleClass().add("cut");
    }
    if (line instanceof QuadCurve curve) {
      curve.setFill(null);
    }
    getChildren().add(line);
  }
}
