package io.lifeboat.console.ui.failover;

import io.lifeboat.console.application.failover.FailoverRow;
import io.lifeboat.console.application.failover.FailoverTable;
import io.lifeboat.console.application.failover.Milestone;
import io.lifeboat.console.application.failover.Reading;
import io.lifeboat.console.application.failover.Reading.Known;
import io.lifeboat.console.application.failover.Reading.SoFar;
import io.lifeboat.console.ui.theme.Palette;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/**
 * The four durations of one failover behind each other, on the scale of the table, with the
 * election timeout as an upright line. What goes on is open at its end; what is longer than the
 * scale is broken off.
 */
final class FailoverBar extends Region {
  /** How dark each part is, from the loss on. */
  private static final double[] SHARES = {0.85, 0.55, 0.32, 0.14};

  private final Canvas canvas = new Canvas();
  private @Nullable FailoverRow row;
  private double scaleMs = 1;
  private double timeoutMs;
  private Palette palette;

  FailoverBar(Palette palette) {
    this.palette = palette;
    getStyleClass().add("failover-bar");
    getChildren().add(canvas);
    setMinSize(40, 16);
    setPrefHeight(18);
  }

  void show(FailoverRow next, FailoverTable table, Palette colours) {
    row = next;
    scaleMs = table.scaleMs();
    timeoutMs = table.electionTimeoutMs();
    palette = colours;
    requestLayout();
  }

  /** The colour of a part, for the legend. */
  static Color shade(Milestone part, Palette palette) {
    return palette.plot().interpolate(palette.line(), SHARES[part.ordinal()]);
  }

  @Override
  protected void layoutChildren() {
    if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
      canvas.setWidth(getWidth());
      canvas.setHeight(getHeight());
    }
    paint();
  }

  private void paint() {
    GraphicsContext g = canvas.getGraphicsContext2D();
    double width = getWidth() - 4;
    double height = getHeight();
    g.clearRect(0, 0, getWidth(), height);
    FailoverRow shown = row;
    if (shown == null || width < 10) {
      return;
    }
    double barHeight = Math.min(14, height - 6);
    double y = Math.floor((height - barHeight) / 2);
    double from = 0;
    for (Milestone milestone : Milestone.values()) {
      Reading reading = shown.reading(milestone);
      if (reading instanceof Known(double ms) && ms >= from) {
        part(g, from, ms, y, barHeight, width, shade(milestone, palette));
        from = ms;
      } else if (reading instanceof SoFar(double ms) && shown.running() && ms > from) {
        open(g, from, ms, y, barHeight, width);
        from = ms;
      }
    }
    if (from > scaleMs) {
      breakMark(g, y, barHeight, width);
    }
    if (timeoutMs <= scaleMs) {
      double x = Math.floor(x(timeoutMs, width)) + 0.5;
      g.setStroke(palette.text());
      g.setLineWidth(1);
      g.setLineDashes(3, 2);
      g.strokeLine(x, 0, x, height);
      g.setLineDashes();
    }
  }

  private double x(double ms, double width) {
    return Math.min(1, ms / scaleMs) * width;
  }

  private void part(
      GraphicsContext g, double from, double to, double y, double h, double width, Color fill) {
    double x0 = x(from, width);
    double x1 = Math.max(x0 + 1, x(to, width));
    g.setFill(fill);
    g.fillRect(x0, y, x1 - x0, h);
    g.setStroke(palette.line());
    g.setLineWidth(1);
    g.strokeRect(Math.floor(x0) + 0.5, y + 0.5, Math.max(1, Math.floor(x1 - x0)), h - 1);
  }

  private void open(GraphicsContext g, double from, double to, double y, double h, double width) {
    double x0 = Math.floor(x(from, width)) + 0.5;
    double x1 = Math.floor(Math.max(x0 + 2, x(to, width))) + 0.5;
    g.setFill(palette.plot().interpolate(palette.notice(), 0.2));
    g.fillRect(x0, y, x1 - x0, h);
    g.setStroke(palette.notice());
    g.setLineWidth(1.5);
    g.setLineDashes(4, 3);
    g.strokeLine(x0, y + 0.5, x1, y + 0.5);
    g.strokeLine(x0, y + h - 0.5, x1, y + h - 0.5);
    g.setLineDashes();
    g.strokeLine(x0, y, x0, y + h);
  }

  private void breakMark(GraphicsContext g, double y, double h, double width) {
    g.setStroke(palette.ground());
    g.setLineWidth(3);
    for (double x = width - 12; x <= width - 6; x += 6) {
      g.strokeLine(x, y + h + 1, x + 4, y - 1);
    }
  }
}
