package io.lifeboat.console.ui.timeline;

import io.lifeboat.console.ui.theme.Fonts;
import io.lifeboat.console.ui.theme.Palette;
import java.util.HashMap;
import java.util.Map;
import javafx.geometry.VPos;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.paint.Color;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/** Draws the few shapes a timeline consists of, between two edges, on the pixel grid. */
final class Pen {
  private static final int WIDTHS_KEPT = 600;
  private static final double HATCH_STEP = 6;

  private final GraphicsContext g;
  private final Palette palette;
  private final TimeWindow window;
  private final double left;
  private final double right;
  private final Font font;
  private final Font bold;
  private final Map<String, Double> widths;

  /**
   * A pen for one painting.
   *
   * @param px the size of normal text
   * @param widths of texts measured before; filled, and emptied when it has grown large
   */
  Pen(
      GraphicsContext g,
      Palette palette,
      TimeWindow window,
      double left,
      double right,
      double px,
      Map<String, Double> widths) {
    this.g = g;
    this.palette = palette;
    this.window = window;
    this.left = left;
    this.right = right;
    this.font = Fonts.of(px * 0.86);
    this.bold = Fonts.bold(px * 0.86);
    this.widths = widths.size() > WIDTHS_KEPT ? new HashMap<>() : widths;
  }

  Palette palette() {
    return palette;
  }

  double left() {
    return left;
  }

  double right() {
    return right;
  }

  /** Where a moment is, also outside of the edges. */
  double x(long micros) {
    return left + ((double) micros - window.fromMicros()) / window.spanMicros() * (right - left);
  }

  /** Where a moment is, or the edge nearest to it. */
  double within(long micros) {
    return Math.clamp(x(micros), left, right);
  }

  static double snap(double v) {
    return Math.floor(v) + 0.5;
  }

  void fill(double x0, double x1, double y, double height, Color color) {
    g.setFill(color);
    g.fillRect(x0, y, Math.max(1, x1 - x0), height);
  }

  void outline(double x0, double x1, double y, double height, Color color, double width) {
    g.setStroke(color);
    g.setLineWidth(width);
    g.strokeRect(snap(x0), snap(y), Math.max(1, Math.floor(x1 - x0) - 1), height - 1);
  }

  void horizontal(double x0, double x1, double y, Color color, double width, double... dashes) {
    g.setStroke(color);
    g.setLineWidth(width);
    g.setLineDashes(dashes);
    g.strokeLine(x0, y, Math.max(x0 + 1, x1), y);
    g.setLineDashes();
  }

  void vertical(double x, double y0, double y1, Color color, double width, double... dashes) {
    g.setStroke(color);
    g.setLineWidth(width);
    g.setLineDashes(dashes);
    g.strokeLine(snap(x), y0, snap(x), y1);
    g.setLineDashes();
  }

  /** Diagonal lines. */
  void hatch(double x0, double x1, double y, double height, Color color) {
    g.setStroke(color);
    g.setLineWidth(1.2);
    double first = Math.floor((x0 - height) / HATCH_STEP) * HATCH_STEP;
    for (double x = first; x < x1; x += HATCH_STEP) {
      double from = Math.max(x, x0);
      double to = Math.min(x + height, x1);
      if (to > from) {
        g.strokeLine(from, y + height - (from - x), to, y + height - (to - x));
      }
    }
  }

  /** Upright bars. */
  void bars(double x0, double x1, double y, double height, Color color) {
    g.setStroke(color);
    g.setLineWidth(2);
    for (double x = x0 + 3; x < x1 - 1; x += HATCH_STEP) {
      g.strokeLine(Math.rint(x), y + 1, Math.rint(x), y + height - 1);
    }
  }

  void triangle(double x, double y, double size, Color color, boolean filled) {
    double[] xs = {x - size / 2, x + size / 2, x};
    double[] ys = {y, y, y - size};
    if (filled) {
      g.setFill(color);
      g.fillPolygon(xs, ys, 3);
    } else {
      g.setStroke(color);
      g.setLineWidth(1);
      g.strokePolygon(xs, ys, 3);
    }
  }

  void square(double x, double y, double size, Color color) {
    g.setFill(color);
    g.fillRect(x - size / 2, y - size, size, size);
  }

  void cross(double x, double y, double size, Color color) {
    g.setStroke(color);
    g.setLineWidth(2);
    g.strokeLine(x - size / 2, y - size, x + size / 2, y);
    g.strokeLine(x + size / 2, y - size, x - size / 2, y);
  }

  double width(String text, boolean isBold) {
    return widths.computeIfAbsent(
        (isBold ? "b" : "r") + text, key -> Fonts.width(text, isBold ? bold : font));
  }

  /** Writes the first of the texts that fits between these edges; true when one did. */
  boolean label(
      double x0, double x1, double yMiddle, Color color, boolean isBold, String... texts) {
    double room = x1 - x0 - 6;
    for (String text : texts) {
      if (room > 8 && width(text, isBold) <= room) {
        write(text, x0 + 4, yMiddle, color, isBold, TextAlignment.LEFT);
        return true;
      }
    }
    return false;
  }

  /** As {@link #label}, on a ground of its own that hides what is behind; muted words are thin. */
  void labelOnGround(
      double x0,
      double x1,
      double yMiddle,
      double height,
      Color ground,
      Color color,
      String... texts) {
    double room = x1 - x0 - 10;
    for (String text : texts) {
      boolean isBold = !color.equals(palette.muted());
      double width = width(text, isBold);
      if (room > 8 && width <= room) {
        fill(x0 + 2, x0 + 8 + width, yMiddle - height / 2, height, ground);
        write(text, x0 + 5, yMiddle, color, isBold, TextAlignment.LEFT);
        return;
      }
    }
  }

  void write(
      String text, double x, double yMiddle, Color color, boolean isBold, TextAlignment align) {
    g.setFont(isBold ? bold : font);
    g.setFill(color);
    g.setTextAlign(align);
    g.setTextBaseline(VPos.CENTER);
    g.fillText(text, x, yMiddle);
  }
}
