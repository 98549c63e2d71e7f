package io.lifeboat.console.ui.detection;

import io.lifeboat.console.ui.detection.JournalModel.Damage;
import io.lifeboat.console.ui.detection.JournalModel.Strip;
import io.lifeboat.console.ui.i18n.DetectionPanelMsg;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongConsumer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.Region;

/**
 * One segment as a strip: as long as it has bytes, damage hatched, dotted where the engine would
 * not see what lies behind damage. A click, or Enter, asks for its records.
 */
final class SegmentStrip extends Region {
  private static final double LEAST = 7;
  private static final double HEIGHT_EM = 1.5;

  private final Strip strip;
  private final Region body = new Region();
  private final Region hidden = new Region();
  private final List<Region> damages = new ArrayList<>();

  SegmentStrip(Strip strip, I18n i18n, LongConsumer onInspect) {
    this.strip = strip;
    getStyleClass().add("segment-strip");
    body.getStyleClass().add("segment-body");
    hidden.getStyleClass().add("segment-hidden");
    hidden.setVisible(strip.hiddenFrom() < 1);
    hidden.setMouseTransparent(true);
    getChildren().addAll(body, hidden);
    long first = strip.segment().firstIndex();
    body.setOnMouseClicked(e -> onInspect.accept(first));
    for (Damage damage : strip.damages()) {
      Region mark = new Region();
      mark.getStyleClass().add("segment-damage");
      Tooltip.install(
          mark, new Tooltip(i18n.text(DetectionPanelMsg.SEGMENT_DAMAGE, damage.index())));
      mark.setOnMouseClicked(e -> onInspect.accept(damage.index()));
      damages.add(mark);
      getChildren().add(mark);
    }
    setFocusTraversable(true);
    setAccessibleRole(AccessibleRole.BUTTON);
    setAccessibleText(
        i18n.text(
            DetectionPanelMsg.SEGMENT_SPOKEN,
            strip.segment().file(),
            strip.segment().records(),
            strip.damages().size()));
    setOnKeyPressed(
        e -> {
          if (e.getCode() == KeyCode.ENTER || e.getCode() == KeyCode.SPACE) {
            onInspect.accept(
                strip.damages().isEmpty() ? first : strip.damages().getFirst().index());
            e.consume();
          }
        });
  }

  @Override
  protected double computePrefHeight(double width) {
    return snapSizeY(HEIGHT_EM * 12.5);
  }

  @Override
  protected double computePrefWidth(double height) {
    return 200;
  }

  @Override
  protected double computeMinWidth(double height) {
    return 60;
  }

  @Override
  protected void layoutChildren() {
    double length = Math.max(LEAST * 3, getWidth() * strip.share());
    body.resizeRelocate(0, 0, length, getHeight());
    double from = length * strip.hiddenFrom();
    hidden.resizeRelocate(from, 0, length - from, getHeight());
    for (int i = 0; i < damages.size(); i++) {
      Damage damage = strip.damages().get(i);
      double wide = Math.max(LEAST, length * (damage.to() - damage.from()));
      double x = Math.clamp(length * damage.from(), 0, length - wide);
      damages.get(i).resizeRelocate(x, 0, wide, getHeight());
    }
  }
}
