package io.lifeboat.console.ui.comparison;

import io.lifeboat.console.application.text.ComparisonMsg;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.theme.Look;
import io.lifeboat.console.ui.theme.Palette;
import io.lifeboat.console.ui.theme.Themes;
import java.util.function.BiConsumer;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;

/** What the marks of the charts mean; each is told by its form, and by its colour besides. */
final class ServiceKey extends FlowPane {
  private static final double GAP = 4;

  private final I18n i18n;
  private final Look look;

  ServiceKey(I18n i18n, Look look) {
    super(14, 2);
    this.i18n = i18n;
    this.look = look;
    setId("compare-key");
    paint();
  }

  /** Again, in the colours and the language of the moment. */
  void paint() {
    Palette palette = look.theme().palette();
    double px = Themes.textPx(look.textScale());
    double width = px * 2;
    double height = px;
    getChildren()
        .setAll(
            entry(
                ComparisonMsg.KEY_ACKNOWLEDGED,
                (g, size) -> {
                  g.setFill(palette.line().deriveColor(0, 1, 1, 0.28));
                  g.fillRect(0, 2, width, height);
                  g.setStroke(palette.line());
                  g.setLineWidth(1.5);
                  g.strokeLine(0, 2, width, 2);
                }),
            entry(
                ComparisonMsg.KEY_REFUSED,
                (g, size) -> {
                  dashes(g, palette);
                  g.setLineWidth(2);
                  g.strokeLine(0, height / 2, width, height / 2);
                }),
            entry(
                ComparisonMsg.KEY_IN_VAIN,
                (g, size) -> {
                  hatch(g, palette, 0, 2, width, height - 2);
                  g.setStroke(palette.alarm());
                  g.setLineWidth(2);
                  g.strokeLine(0, 2, width, 2);
                }),
            entry(
                ComparisonMsg.KEY_ABOVE,
                (g, size) -> {
                  g.setFill(palette.text());
                  g.fillPolygon(
                      new double[] {width / 2 - size * 0.35, width / 2 + size * 0.35, width / 2},
                      new double[] {size * 0.75, size * 0.75, size * 0.25},
                      3);
                }),
            entry(
                ComparisonMsg.KEY_STEP,
                (g, size) -> {
                  g.setStroke(palette.text());
                  g.setLineWidth(1);
                  g.strokeLine(width / 2, 0, width / 2, height);
                }));
  }

  private Label entry(ComparisonMsg words, BiConsumer<GraphicsContext, Double> mark) {
    double px = Themes.textPx(look.textScale());
    Canvas canvas = new Canvas(px * 2, px);
    mark.accept(canvas.getGraphicsContext2D(), px);
    Label label = new Label(i18n.text(words), canvas);
    label.getStyleClass().add("muted");
    label.setMinWidth(USE_PREF_SIZE);
    return label;
  }

  static void dashes(GraphicsContext g, Palette palette) {
    g.setStroke(palette.notice());
    g.setLineDashes(5, 3);
  }

  static void hatch(GraphicsContext g, Palette palette, double x, double y, double w, double h) {
    g.save();
    g.beginPath();
    g.rect(x, y, w, h);
    g.clip();
    g.setStroke(palette.alarm());
    g.setLineWidth(1);
    for (double at = x - h; at < x + w; at += GAP) {
      g.strokeLine(at, y + h, at + h, y);
    }
    g.restore();
  }
}
