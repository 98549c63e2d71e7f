package io.lifeboat.console.ui.comparison;

import io.lifeboat.console.application.comparison.ComparisonView.Column;
import io.lifeboat.console.application.comparison.ComparisonView.Mark;
import io.lifeboat.console.application.comparison.ComparisonView.Moment;
import io.lifeboat.console.application.comparison.Figure;
import io.lifeboat.console.application.text.ComparisonMsg;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.theme.Fonts;
import io.lifeboat.console.ui.theme.Look;
import io.lifeboat.console.ui.theme.Palette;
import io.lifeboat.console.ui.theme.Themes;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Region;
import javafx.scene.text.Font;
import javafx.scene.text.TextAlignment;

/**
 * What clients of one cluster got over time: a filled area for what was acknowledged, a dashed line
 * for what was refused, a hatched area for what was in vain; a thin line where a step was. Painted
 * when its size, the theme or the language changes, and never else.
 */
final class ServiceChart extends Region {
  private final Column column;
  private final ServicePlot plot;
  private final boolean withAxis;
  private final I18n i18n;
  private final Look look;
  private final Canvas canvas = new Canvas();

  /**
   * A chart.
   *
   * @param withAxis whether the times are written below it
   */
  ServiceChart(Column column, ServicePlot plot, boolean withAxis, I18n i18n, Look look) {
    this.column = column;
    this.plot = plot;
    this.withAxis = withAxis;
    this.i18n = i18n;
    this.look = look;
    setId("compare-chart-" + column.name());
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    setAccessibleText(words());
    setFocusTraversable(true);
    getStyleClass().add("service-chart");
    getChildren().add(canvas);
  }

  private String words() {
    double most = column.moments().stream().mapToDouble(Moment::acknowledged).reduce(0, Math::max);
    String steps =
        column.steps().stream()
            .map(step -> i18n.text(ComparisonMsg.CHART_STEP, step.word(), number(step.at())))
            .collect(Collectors.joining(", "));
    return i18n.text(
        ComparisonMsg.CHART_TEXT,
        column.name(),
        figure(Figure.ACKNOWLEDGED),
        figure(Figure.REFUSED),
        number(of(Figure.FAILED) + of(Figure.NOT_KNOWN)),
        number(column.seconds()),
        number(Math.rint(most)),
        steps.isEmpty() ? i18n.text(ComparisonMsg.CHART_NO_STEPS) : steps);
  }

  private double of(Figure figure) {
    Number value = column.figures().get(figure);
    return value == null ? 0 : value.doubleValue();
  }

  private String figure(Figure figure) {
    return number(of(figure));
  }

  private String number(double value) {
    return i18n.text(ComparisonMsg.NUMBER, value);
  }

  private double px() {
    return Themes.textPx(look.textScale());
  }

  @Override
  protected double computePrefHeight(double width) {
    return Math.rint(px() * (withAxis ? 8.2 : 6.8));
  }

  @Override
  protected double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected double computePrefWidth(double height) {
    return px() * 30;
  }

  @Override
  protected double computeMinWidth(double height) {
    return px() * 12;
  }

  @Override
  protected void layoutChildren() {
    double inset = snappedLeftInset();
    double width = getWidth() - 2 * inset;
    double height = getHeight() - 2 * inset;
    canvas.relocate(inset, inset);
    if (canvas.getWidth() != width || canvas.getHeight() != height) {
      canvas.setWidth(width);
      canvas.setHeight(height);
      paint();
    }
  }

  /** Again, in the colours of the moment. */
  void paint() {
    if (canvas.getWidth() > 60 && canvas.getHeight() > 30) {
      new Painter().paint();
    }
  }

  /** One painting: the colours and the measures that belong together. */
  private final class Painter {
    private final GraphicsContext g = canvas.getGraphicsContext2D();
    private final Palette palette = look.theme().palette();
    private final double px = px();
    private final Font small = Fonts.of(px * 0.86);
    private final double left = px * 3.6;
    private final double right = canvas.getWidth() - px * 0.8;
    private final double top = px * 1.45;
    private final double bottom = canvas.getHeight() - (withAxis ? px * 1.5 : px * 0.25);

    void paint() {
      g.clearRect(0, 0, canvas.getWidth(), canvas.getHeight());
      g.setFill(palette.plot());
      g.fillRect(left, top, right - left, bottom - top);
      title();
      grid();
      if (column.moments().isEmpty()) {
        words(
            i18n.text(ComparisonMsg.CHART_EMPTY),
            (left + right) / 2,
            (top + bottom) / 2,
            TextAlignment.CENTER,
            VPos.CENTER);
      } else {
        area(Moment::acknowledged);
        g.setFill(palette.line().deriveColor(0, 1, 1, 0.28));
        g.fill();
        g.setStroke(palette.line());
        line(Moment::acknowledged, 1.5);
        inVain();
        ServiceKey.dashes(g, palette);
        line(Moment::refused, 2);
        g.setLineDashes();
      }
      bursts();
      steps();
    }

    /** A triangle and a figure where there was more than the scale reaches to. */
    private void bursts() {
      double most = 0;
      double from = 0;
      for (Moment moment : column.moments()) {
        boolean above = moment.acknowledged() > plot.top();
        if (above) {
          from = most > 0 ? from : moment.from();
          most = Math.max(most, moment.acknowledged());
        } else if (most > 0) {
          burst(from, moment.from(), most);
          most = 0;
        }
      }
      if (most > 0) {
        burst(from, plot.seconds(), most);
      }
    }

    private void burst(double from, double to, double most) {
      double x = (x(from) + x(to)) / 2;
      double half = px * 0.35;
      g.setFill(palette.text());
      g.fillPolygon(
          new double[] {x - half, x + half, x},
          new double[] {top + half * 1.4, top + half * 1.4, top},
          3);
      String figure = i18n.number(most, 0);
      double after = Math.max(x + half, x(to)) + 2;
      boolean fits = after + Fonts.width(figure, small) < canvas.getWidth();
      words(
          figure,
          fits ? after : Math.min(x - half, x(from)) - 2,
          top,
          fits ? TextAlignment.LEFT : TextAlignment.RIGHT,
          VPos.TOP);
    }

    private void title() {
      g.setFont(Fonts.bold(px));
      g.setFill(palette.text());
      g.setTextAlign(TextAlignment.LEFT);
      g.setTextBaseline(VPos.TOP);
      g.fillText(column.name(), left, 0);
    }

    private void grid() {
      words(i18n.number(plot.top(), 0), left - px * 0.4, top, TextAlignment.RIGHT, VPos.TOP);
      words("0", left - px * 0.4, bottom, TextAlignment.RIGHT, VPos.BOTTOM);
      g.setStroke(palette.faint());
      g.setLineWidth(1);
      g.strokeLine(left, snap(bottom - 1), right, snap(bottom - 1));
      g.strokeLine(left, snap((top + bottom) / 2), right, snap((top + bottom) / 2));
      for (double second = 0; second <= plot.seconds(); second += plot.tick()) {
        double x = snap(x(second));
        g.setStroke(palette.faint());
        g.strokeLine(x, bottom - 4, x, bottom);
        if (withAxis) {
          boolean last = x > right - px * 1.5;
          words(
              i18n.text(ComparisonMsg.CHART_SECONDS, second),
              last ? right : x,
              bottom + px * 0.15,
              last ? TextAlignment.RIGHT : TextAlignment.CENTER,
              VPos.TOP);
        }
      }
    }

    private void words(String text, double x, double y, TextAlignment align, VPos base) {
      g.setFont(small);
      g.setFill(palette.muted());
      g.setTextAlign(align);
      g.setTextBaseline(base);
      g.fillText(text, x, y);
    }

    /** Each moment as wide as its period; what lies between two of them was not measured. */
    private void area(ToDoubleFunction<Moment> value) {
      g.beginPath();
      for (Moment moment : column.moments()) {
        double now = value.applyAsDouble(moment);
        if (now <= 0) {
          continue;
        }
        double y = y(now);
        g.moveTo(x(moment.from()), bottom);
        g.lineTo(x(moment.from()), y);
        g.lineTo(x(moment.to()), y);
        g.lineTo(x(moment.to()), bottom);
        g.closePath();
      }
    }

    private void inVain() {
      if (column.moments().stream().noneMatch(moment -> moment.inVain() > 0)) {
        return;
      }
      g.save();
      area(Moment::inVain);
      g.clip();
      ServiceKey.hatch(g, palette, left, top, right - left, bottom - top);
      g.restore();
      g.setStroke(palette.alarm());
      line(Moment::inVain, 2);
    }

    /** Only where there was any: a line along zero would say nothing. */
    private void line(ToDoubleFunction<Moment> value, double width) {
      g.setLineWidth(width);
      g.beginPath();
      double before = 0;
      double end = Double.NEGATIVE_INFINITY;
      for (Moment moment : column.moments()) {
        double now = value.applyAsDouble(moment);
        if (now > 0 || before > 0) {
          if (before == 0 || moment.from() - end > 0.5) {
            g.moveTo(x(moment.from()), y(0));
          }
          g.lineTo(x(moment.from()), y(now));
          if (now > 0) {
            g.lineTo(x(moment.to()), y(now));
          }
        }
        before = now;
        end = moment.to();
      }
      g.stroke();
    }

    private void steps() {
      double free = left + Fonts.width(column.name(), Fonts.bold(px)) + px * 0.8;
      g.setLineWidth(1);
      for (Mark step : column.steps()) {
        double x = snap(x(step.at()));
        g.setStroke(palette.text());
        g.strokeLine(x, top - px * 0.3, x, bottom);
        double width = Fonts.width(step.word(), small);
        if (x - px * 0.1 >= free && x + width <= right) {
          words(step.word(), x, px * 0.05, TextAlignment.LEFT, VPos.TOP);
          free = x + width + px * 0.6;
        }
      }
    }

    private double x(double second) {
      return left + plot.x(second) * (right - left);
    }

    private double y(double perSecond) {
      return bottom - 1 - plot.y(perSecond) * (bottom - top - 2);
    }

    private static double snap(double v) {
      return Math.floor(v) + 0.5;
    }
  }
}
