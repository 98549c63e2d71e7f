package io.lifeboat.console.ui.drill;

import io.lifeboat.console.application.drill.Debrief;
import io.lifeboat.console.application.drill.Debrief.Lane;
import io.lifeboat.console.application.drill.Debrief.Mark;
import io.lifeboat.console.application.drill.Debrief.Seen;
import io.lifeboat.console.application.drill.Debrief.Span;
import io.lifeboat.console.application.text.DrillMsg;
import io.lifeboat.console.ui.control.HoverCard;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.theme.Fonts;
import io.lifeboat.console.ui.theme.Look;
import io.lifeboat.console.ui.theme.Palette;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Pane;
import javafx.scene.paint.Color;
import javafx.scene.text.TextAlignment;
import org.jspecify.annotations.Nullable;

/**
 * Two bands on one axis of time: above what the trainee could see and did, a row for each kind,
 * below what was so. What it shows can be pointed at, and is told in words to who cannot see it.
 */
final class DebriefCanvas extends Pane {
  private static final double LABELS = 120;
  private static final double EDGE = 14;
  private static final double ROW = 24;
  private static final double AXIS = 22;
  private static final double GAP = 12;
  private static final double NEAR = 7;
  private static final double PX = 13;
  private static final int MOST_TICKS = 8;
  private static final long SECOND = 1_000_000;
  private static final long[] STEPS = {1, 2, 5, 10, 20, 30, 60, 120, 300, 600};

  private static final Map<Seen, DrillMsg> SEEN =
      Map.of(
          Seen.ALARM,
          DrillMsg.ROW_ALARMS,
          Seen.CUE,
          DrillMsg.ROW_CUES,
          Seen.ACKNOWLEDGEMENT,
          DrillMsg.ROW_ACKNOWLEDGED,
          Seen.DIAGNOSIS,
          DrillMsg.ROW_DIAGNOSES,
          Seen.ACTION,
          DrillMsg.ROW_ACTIONS);
  private static final Map<Lane, DrillMsg> TRUTH =
      Map.of(
          Lane.BROKEN,
          DrillMsg.ROW_BROKEN,
          Lane.LEADER,
          DrillMsg.ROW_LEADER,
          Lane.SERVICE,
          DrillMsg.ROW_SERVICE);

  private final I18n i18n;
  private final Look look;
  private final Canvas canvas = new Canvas();
  private final HoverCard card = new HoverCard();
  private final List<Spot> spots = new ArrayList<>();
  private @Nullable Debrief shown;

  /** Something that can be pointed at. */
  private record Spot(double x0, double x1, double y0, double y1, String words) {}

  DebriefCanvas(I18n i18n, Look look) {
    this.i18n = i18n;
    this.look = look;
    setId("debrief-picture");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setFocusTraversable(true);
    getStyleClass().add("debrief-picture");
    getChildren().add(canvas);
    widthProperty().addListener((o, was, is) -> paint());
    look.themeProperty().addListener((o, was, is) -> paint());
    look.textScaleProperty().addListener((o, was, is) -> paint());
    i18n.languageProperty().addListener((o, was, is) -> paint());
    setOnMouseMoved(e -> point(e.getX(), e.getY(), e.getScreenX(), e.getScreenY()));
    setOnMouseExited(e -> card.hide());
  }

  void show(Debrief debrief) {
    shown = debrief;
    paint();
  }

  private double scale() {
    return look.textScale();
  }

  private double row() {
    return ROW * scale();
  }

  /** Overlapping malfunctions are drawn below each other. */
  private static int brokenRows(Debrief debrief) {
    return (int)
        Math.max(1, debrief.truth().stream().filter(span -> span.lane() == Lane.BROKEN).count());
  }

  private void paint() {
    Debrief debrief = shown;
    if (debrief == null || getWidth() <= LABELS + EDGE) {
      return;
    }
    int rows = Seen.values().length + brokenRows(debrief) + 2;
    double height = rows * row() + GAP + AXIS * scale() + 2 * row() * 0.8;
    setMinHeight(height);
    setPrefHeight(height);
    canvas.setWidth(getWidth());
    canvas.setHeight(height);
    spots.clear();
    Palette palette = look.theme().palette();
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.setFill(palette.plot());
    g.fillRect(0, 0, getWidth(), height);
    g.setFont(Fonts.of(PX * 0.86 * scale()));
    g.setTextBaseline(VPos.CENTER);
    Painting painting = new Painting(g, palette, debrief);
    double y = painting.heading(0, DrillMsg.BAND_SEEN);
    for (Seen kind : Seen.values()) {
      y = painting.marks(y, kind);
    }
    y = painting.heading(y + GAP, DrillMsg.BAND_TRUTH);
    y = painting.broken(y);
    y = painting.spans(y, Lane.LEADER);
    y = painting.spans(y, Lane.SERVICE);
    painting.axis(y);
    setAccessibleText(words(debrief));
  }

  private String words(Debrief debrief) {
    StringJoiner all = new StringJoiner(" ");
    for (Span span : debrief.truth()) {
      if (span.lane() == Lane.BROKEN) {
        all.add(at(debrief, span.fromMicros()) + " " + i18n.text(span.words()) + ".");
      }
    }
    for (Mark mark : debrief.seen()) {
      all.add(at(debrief, mark.atMicros()) + " " + i18n.text(mark.words()) + ".");
    }
    return all.toString();
  }

  private String at(Debrief debrief, long micros) {
    double seconds = (micros - debrief.fromMicros()) / 1e6;
    return i18n.text(DrillMsg.AT_SECONDS, i18n.number(seconds, 1));
  }

  private void point(double x, double y, double screenX, double screenY) {
    StringJoiner words = new StringJoiner("\n");
    spots.stream()
        .filter(spot -> x >= spot.x0 && x <= spot.x1 && y >= spot.y0 && y <= spot.y1)
        .forEach(spot -> words.add(spot.words));
    if (words.length() == 0) {
      card.hide();
    } else {
      card.show(this, screenX + 12, screenY + 14, words.toString());
    }
  }

  /** One painting. */
  private final class Painting {
    private final GraphicsContext g;
    private final Palette palette;
    private final Debrief debrief;
    private final double left = LABELS * scale();
    private final double right = getWidth() - EDGE;

    Painting(GraphicsContext g, Palette palette, Debrief debrief) {
      this.g = g;
      this.palette = palette;
      this.debrief = debrief;
    }

    private double x(long micros) {
      double span = Math.max(1, debrief.toMicros() - debrief.fromMicros());
      double share = (micros - debrief.fromMicros()) / span;
      return left + Math.clamp(share, 0, 1) * (right - left);
    }

    double heading(double y, DrillMsg words) {
      g.setFill(palette.text());
      g.setTextAlign(TextAlignment.LEFT);
      g.setFont(Fonts.bold(PX * 0.86 * scale()));
      g.fillText(i18n.text(words), 6, y + row() * 0.4);
      g.setFont(Fonts.of(PX * 0.86 * scale()));
      return y + row() * 0.8;
    }

    private void label(double y, DrillMsg words) {
      g.setFill(palette.muted());
      g.setTextAlign(TextAlignment.LEFT);
      g.fillText(i18n.text(words), 6, y + row() / 2, left - 10);
      g.setStroke(palette.faint());
      g.setLineWidth(1);
      g.strokeLine(left, y + row() - 0.5, right, y + row() - 0.5);
    }

    double marks(double y, Seen kind) {
      label(y, java.util.Objects.requireNonNull(SEEN.get(kind)));
      for (Mark mark : debrief.seen()) {
        if (mark.kind() == kind) {
          double x = x(mark.atMicros());
          shape(x, y + row() / 2, kind, mark.good());
          spots.add(
              new Spot(
                  x - NEAR,
                  x + NEAR,
                  y,
                  y + row(),
                  at(debrief, mark.atMicros()) + " " + i18n.text(mark.words())));
        }
      }
      return y + row();
    }

    /** Shape tells the kind, a filled one what was good, a crossed one what was not. */
    private void shape(double x, double y, Seen kind, @Nullable Boolean good) {
      double r = 5 * scale();
      Color color = good == null ? palette.line() : good ? palette.line() : palette.alarm();
      g.setStroke(color);
      g.setFill(color);
      g.setLineWidth(2);
      switch (kind) {
        case ALARM ->
            g.strokePolygon(new double[] {x - r, x + r, x}, new double[] {y + r, y + r, y - r}, 3);
        case CUE -> g.strokeOval(x - r, y - r, 2 * r, 2 * r);
        case ACKNOWLEDGEMENT, DIAGNOSIS, ACTION -> {
          if (good != null && !good) {
            g.strokeLine(x - r, y - r, x + r, y + r);
            g.strokeLine(x - r, y + r, x + r, y - r);
          } else if (good == null) {
            g.strokeRect(x - r, y - r, 2 * r, 2 * r);
          } else {
            g.fillRect(x - r, y - r, 2 * r, 2 * r);
          }
        }
      }
    }

    double broken(double y) {
      label(y + (brokenRows(debrief) - 1) * row(), DrillMsg.ROW_BROKEN);
      double at = y;
      for (Span span : debrief.truth()) {
        if (span.lane() == Lane.BROKEN) {
          bar(at, span);
          at += row();
        }
      }
      return y + brokenRows(debrief) * row();
    }

    double spans(double y, Lane lane) {
      label(y, java.util.Objects.requireNonNull(TRUTH.get(lane)));
      debrief.truth().stream().filter(span -> span.lane() == lane).forEach(span -> bar(y, span));
      return y + row();
    }

    private void bar(double y, Span span) {
      double x0 = x(span.fromMicros());
      double x1 = Math.max(x0 + 2, x(span.toMicros()));
      String words = i18n.text(span.words());
      g.setStroke(span.bad() ? palette.alarm() : palette.line());
      g.setLineWidth(span.bad() ? 2 : 1);
      g.setFill(palette.ground());
      g.fillRect(x0, y + 3, x1 - x0, row() - 7);
      g.strokeRect(x0, y + 3, x1 - x0, row() - 7);
      if (Fonts.width(words, g.getFont()) + 8 < x1 - x0) {
        g.setFill(palette.text());
        g.setTextAlign(TextAlignment.LEFT);
        g.fillText(words, x0 + 4, y + row() / 2);
      }
      spots.add(
          new Spot(
              x0 - 2,
              x1 + 2,
              y,
              y + row(),
              at(debrief, span.fromMicros()) + " – " + at(debrief, span.toMicros()) + " " + words));
    }

    void axis(double y) {
      long seconds = (debrief.toMicros() - debrief.fromMicros()) / SECOND;
      long step = STEPS[STEPS.length - 1];
      for (long each : STEPS) {
        if (seconds / each <= MOST_TICKS) {
          step = each;
          break;
        }
      }
      g.setFill(palette.muted());
      g.setTextAlign(TextAlignment.CENTER);
      for (long at = 0; at <= seconds; at += step) {
        double x = x(debrief.fromMicros() + at * SECOND);
        g.setStroke(palette.faint());
        g.setLineWidth(1);
        g.strokeLine(Math.floor(x) + 0.5, row() * 0.8, Math.floor(x) + 0.5, y + 4);
        g.fillText(
            i18n.text(DrillMsg.AT_SECONDS, i18n.number((double) at, 0)), x, y + 13 * scale());
      }
    }
  }
}
