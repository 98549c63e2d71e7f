package io.lifeboat.console.ui.drill;

import io.lifeboat.console.application.drill.DrillHistory.Done;
import io.lifeboat.console.application.text.DrillMsg;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.theme.Fonts;
import io.lifeboat.console.ui.theme.Look;
import io.lifeboat.console.ui.theme.Palette;
import java.util.List;
import java.util.stream.Collectors;
import javafx.geometry.VPos;
import javafx.scene.AccessibleRole;
import javafx.scene.canvas.Canvas;
import javafx.scene.canvas.GraphicsContext;
import javafx.scene.layout.Pane;
import javafx.scene.text.TextAlignment;

/** The last scores of a trainee, one bar each, the newest to the right. */
final class ProgressPicture extends Pane {
  private static final int MOST = 30;
  private static final double HEIGHT = 84;
  private static final double LEFT = 40;
  private static final double PX = 12;

  private final I18n i18n;
  private final Look look;
  private final Canvas canvas = new Canvas();
  private List<Done> shown = List.of();

  ProgressPicture(I18n i18n, Look look) {
    this.i18n = i18n;
    this.look = look;
    setId("drill-progress");
    setAccessibleRole(AccessibleRole.IMAGE_VIEW);
    getChildren().add(canvas);
    setMinHeight(HEIGHT);
    setPrefHeight(HEIGHT);
    widthProperty().addListener((o, was, is) -> paint());
    look.themeProperty().addListener((o, was, is) -> paint());
    i18n.languageProperty().addListener((o, was, is) -> paint());
  }

  void show(List<Done> done) {
    shown = done.subList(Math.max(0, done.size() - MOST), done.size());
    paint();
  }

  private void paint() {
    canvas.setWidth(getWidth());
    canvas.setHeight(HEIGHT);
    Palette palette = look.theme().palette();
    GraphicsContext g = canvas.getGraphicsContext2D();
    g.setFill(palette.plot());
    g.fillRect(0, 0, getWidth(), HEIGHT);
    g.setFont(Fonts.of(PX));
    g.setTextBaseline(VPos.CENTER);
    g.setTextAlign(TextAlignment.RIGHT);
    double bottom = HEIGHT - 8;
    double top = 10;
    for (int percent : new int[] {0, 50, 100}) {
      double y = Math.floor(bottom - (bottom - top) * percent / 100) + 0.5;
      g.setStroke(palette.faint());
      g.strokeLine(LEFT, y, getWidth() - 6, y);
      g.setFill(palette.muted());
      g.fillText(percent + " %", LEFT - 4, y);
    }
    double width = (getWidth() - LEFT - 10) / MOST;
    for (int i = 0; i < shown.size(); i++) {
      double height = (bottom - top) * shown.get(i).percent() / 100;
      g.setFill(palette.line());
      g.fillRect(
          LEFT + i * width + 2, bottom - height, Math.max(2, width - 4), Math.max(1, height));
    }
    if (shown.isEmpty()) {
      String none = i18n.text(DrillMsg.PROGRESS_NONE);
      g.setTextAlign(TextAlignment.CENTER);
      g.setFill(palette.muted());
      g.fillText(none, (LEFT + getWidth()) / 2, (top + bottom) / 2 - PX);
      setAccessibleText(none);
      return;
    }
    setAccessibleText(
        i18n.text(
            DrillMsg.PROGRESS_WORDS,
            shown.stream()
                .map(each -> each.drill() + " " + each.percent() + " %")
                .collect(Collectors.joining(", "))));
  }
}
