package io.lifeboat.console.ui.overview;

import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.console.ui.overview.ParticleField.Particle;
import io.lifeboat.console.ui.theme.Palette;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;

/** The canvas of the messages in flight; shape by kind, so that no kind needs a colour. */
final class ParticleLayer extends Canvas {
  private static final double MARGIN = 8;

  private boolean blank = true;

  ParticleLayer() {
    setMouseTransparent(true);
    setManaged(false);
  }

  /**
   * Covers the ring and no more: each frame paints the canvas as a whole, so its size is the cost.
   */
  void cover(RingLayout layout) {
    double left = layout.centreX();
    double right = layout.centreX();
    double top = layout.centreY();
    double bottom = layout.centreY();
    for (RingLayout.Place place : layout.places()) {
      left = Math.min(left, place.x());
      right = Math.max(right, place.x());
      top = Math.min(top, place.y());
      bottom = Math.max(bottom, place.y());
    }
    setLayoutX(Math.floor(left - MARGIN));
    setLayoutY(Math.floor(top - MARGIN));
    setWidth(Math.ceil(right - left + 2 * MARGIN));
    setHeight(Math.ceil(bottom - top + 2 * MARGIN));
  }

  void draw(ParticleField field, RingLayout layout, Palette palette) {
    if (field.particles().isEmpty() && blank) {
      return;
    }
    GraphicsContext g = getGraphicsContext2D();
    g.clearRect(0, 0, getWidth(), getHeight());
    blank = field.particles().isEmpty();
    g.save();
    g.translate(-getLayoutX(), -getLayoutY());
    for (Particle particle : field.particles()) {
      if (particle.progress >= 0 && layout.knows(particle.from) && layout.knows(particle.to)) {
        draw(g, particle, layout, palette);
      }
    }
    g.restore();
  }

  private static void draw(GraphicsContext g, Particle p, RingLayout layout, Palette palette) {
    double x = layout.pointX(p.from, p.to, p.progress);
    double y = layout.pointY(p.from, p.to, p.progress);
    if (p.lost && p.progress > 0.40) {
      g.setStroke(palette.alarm());
      g.setLineWidth(2);
      g.strokeLine(x - 4, y - 4, x + 4, y + 4);
      g.strokeLine(x - 4, y + 4, x + 4, y - 4);
      return;
    }
    switch (p.kind) {
      case POLL, VOTE -> triangle(g, x, y, palette, p.kind == MessageKind.VOTE);
      case HEARTBEAT -> {
        g.setFill(palette.muted());
        g.fillOval(x - 2, y - 2, 4, 4);
      }
      case CLIENT -> {
        g.setFill(palette.line());
        g.fillRect(x - 2.5, y - 2.5, 5, 5);
      }
      case APPEND -> {
        g.setFill(palette.line());
        g.fillOval(x - 3, y - 3, 6, 6);
      }
      case INSTALL, CONFIGURE, MEMBERSHIP, TRANSFER -> {
        g.setStroke(palette.line());
        g.setLineWidth(2);
        g.strokeRect(x - 4, y - 4, 8, 8);
      }
    }
  }

  private static void triangle(
      GraphicsContext g, double x, double y, Palette palette, boolean filled) {
    double[] xs = {x, x + 5, x - 5};
    double[] ys = {y - 5, y + 4, y + 4};
    g.setStroke(palette.notice());
    g.setLineWidth(2);
    if (filled) {
      g.setFill(palette.notice());
      g.fillPolygon(xs, ys, 3);
    }
    g.strokePolygon(xs, ys, 3);
  }
}
