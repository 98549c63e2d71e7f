package io.lifeboat.console.ui.degradation;

import javafx.scene.layout.Region;

/** A horizontal bar that is filled in part. */
final class Bar extends Region {
  private final Region filled = new Region();
  private double share;

  Bar() {
    getStyleClass().add("share-bar");
    filled.getStyleClass().add("share-filled");
    getChildren().add(filled);
  }

  /** From 0 to 1. */
  void show(double next) {
    share = Math.clamp(next, 0, 1);
    requestLayout();
  }

  @Override
  protected void layoutChildren() {
    filled.resizeRelocate(0, 0, Math.floor(getWidth() * share), getHeight());
  }
}
