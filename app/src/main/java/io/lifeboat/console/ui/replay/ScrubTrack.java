package io.lifeboat.console.ui.replay;

import io.lifeboat.console.application.replay.Landmark;
import io.lifeboat.console.ui.theme.Look;
import io.lifeboat.console.ui.theme.Palette;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.scene.AccessibleAttribute;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Region;
import javafx.scene.paint.Color;
import org.jspecify.annotations.Nullable;

/**
 * The whole run as one line: where one is, what can be shown yet, and marks of what people look
 * for, told apart by their shape. A press or a drag goes there.
 */
final class ScrubTrack extends Region {
  private static final double HEIGHT = 30;
  private static final double MARGIN = 9;
  private static final double LINE_Y = 21;
  private static final double THUMB = 6;
  private static final double MARK = 4;

  private final Look look;
  private final Canvas canvas = new Canvas();
  private final LongConsumer onScrub;
  private List<Landmark> landmarks = List.of();
  private long at;
  private long readable;
  private long whole = 1;
  private boolean dragged;

  /**
   * @param onScrub called with the moment somebody points to
   */
  ScrubTrack(Look look, LongConsumer onScrub) {
    this.look = look;
    this.onScrub = onScrub;
    setId("replay-track");
    setAccessibleRole(AccessibleRole.SLIDER);
    setFocusTraversable(true);
    setMinSize(120, HEIGHT);
    setPrefHeight(HEIGHT);
    setMaxHeight(HEIGHT);
    getChildren().add(canvas);
    setOnMousePressed(this::point);
    setOnMouseDragged(this::point);
    setOnMouseReleased(e -> dragged = false);
    look.themeProperty().addListener((o, was, is) -> paint());
    focusedProperty().addListener((o, was, is) -> paint());
  }

  /**
   * @param atMicros the moment shown
   * @param readableMicros up to where it can be shown yet
   * @param wholeMicros how long all of it is, as far as known
   */
  void show(long atMicros, long readableMicros, long wholeMicros, List<Landmark> marks) {
    boolean same =
        at == atMicros
            && readable == readableMicros
            && whole == Math.max(1, wholeMicros)
            && landmarks.equals(marks);
    if (same) {
      return;
    }
    at = atMicros;
    readable = readableMicros;
    whole = Math.max(1, wholeMicros);
    landmarks = marks;
    paint();
    notifyAccessibleAttributeChanged(AccessibleAttribute.VALUE);
  }

  /** Whether somebody holds the thumb. */
  boolean isDragged() {
    return dragged;
  }

  private void point(MouseEvent e) {
    requestFocus();
    dragged = true;
    double part = (e.getX() - MARGIN) / Math.max(1, getWidth() - 2 * MARGIN);
    onScrub.accept((long) (Math.clamp(part, 0, 1) * whole));
    e.consume();
  }

  @Override
  public @Nullable Object queryAccessibleAttribute(AccessibleAttribute attribute, Object... more) {
    return switch (attribute) {
      case VALUE -> at / 1e6;
      case MIN_VALUE -> 0.0;
      case MAX_VALUE -> whole / 1e6;
      default -> super.queryAccessibleAttribute(attribute, more);
    };
  }

  @Override
  protected void layoutChildren() {
    if (canvas.getWidth() != getWidth() || canvas.getHeight() != getHeight()) {
      canvas.setWidth(getWidth());
      canvas.setHeight(getHeight());
      paint();
    }
  }

  private double x(long micros) {
    return MARGIN + Math.clamp((double) micros / whole, 0, 1) * (getWidth() - 2 * MARGIN);
  }

  private void paint() {
    GraphicsContext g = canvas.getGraphicsContext2D();
    Palette palette = look.theme().palette();
    g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
    double right = getWidth() - MARGIN;
    line(g, palette.faint(), MARGIN, right, 4);
    line(g, palette.muted(), MARGIN, x(readable), 4);
    line(g, palette.notice(), MARGIN, x(at), 4);
    double[] last = new double[Landmark.Kind.values().length];
    Arrays.fill(last, -MARK);
    for (Landmark mark : landmarks) {
      double place = x(mark.atMicros());
      // Of a crowd of one kind, one mark says as much.
      if (place - last[mark.kind().ordinal()] >= 2) {
        last[mark.kind().ordinal()] = place;
        paint(g, palette, mark);
      }
    }
    double x = x(at);
    g.setFill(palette.plot());
    g.setStroke(isFocused() ? palette.notice() : palette.line());
    g.setLineWidth(2.5);
    g.fillOval(x - THUMB, LINE_Y - THUMB, 2 * THUMB, 2 * THUMB);
    g.strokeOval(x - THUMB, LINE_Y - THUMB, 2 * THUMB, 2 * THUMB);
  }

  private static void line(GraphicsContext g, Color color, double from, double to, double width) {
    g.setFill(color);
    g.fillRect(from, LINE_Y - width / 2, Math.max(0, to - from), width);
  }

  /** Fault: triangle; alarm: diamond; leader change: ring; bookmark: flag; note: square. */
  private void paint(GraphicsContext g, Palette palette, Landmark mark) {
    double x = Math.floor(x(mark.atMicros())) + 0.5;
    double y = 7;
    g.setLineWidth(1.5);
    g.setStroke(palette.line());
    switch (mark.kind()) {
      case FAULT -> {
        g.setFill(palette.alarm());
        polygon(
            g, new double[] {x, x + MARK, x - MARK}, new double[] {y - MARK, y + MARK, y + MARK});
      }
      case ALARM -> {
        g.setFill(palette.alarm());
        polygon(
            g, new double[] {x, x + MARK, x, x - MARK}, new double[] {y - MARK, y, y + MARK, y});
      }
      case LEADER_CHANGE -> g.strokeOval(x - MARK, y - MARK, 2 * MARK, 2 * MARK);
      case BOOKMARK -> {
        g.setFill(palette.notice());
        g.strokeLine(x, y - MARK, x, LINE_Y - THUMB);
        polygon(
            g, new double[] {x, x + 2 * MARK, x}, new double[] {y - MARK - 1, y - 1, y + MARK - 1});
      }
      case NOTE -> {
        g.setFill(palette.plot());
        g.fillRect(x - MARK + 1, y - MARK + 1, 2 * MARK - 2, 2 * MARK - 2);
        g.strokeRect(x - MARK + 1, y - MARK + 1, 2 * MARK - 2, 2 * MARK - 2);
      }
    }
  }

  private static void polygon(GraphicsContext g, double[] xs, double[] ys) {
    g.fillPolygon(xs, ys, xs.length);
    g.strokePolygon(xs, ys, xs.length);
  }
}
