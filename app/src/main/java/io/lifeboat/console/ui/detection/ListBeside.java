package io.lifeboat.console.ui.detection;

import io.lifeboat.console.ui.control.WidthFirst;
import javafx.scene.layout.Region;

/** A list, and what is chosen in it beside it where there is room for both, else below it. */
final class ListBeside extends WidthFirst {
  private static final double GAP = 12;
  private static final double LIST_WIDTH = 390;

  private final Region list;
  private final Region chosen;

  /** The chosen one must have its preferred width, or it goes below. */
  ListBeside(Region list, Region chosen) {
    this.list = list;
    this.chosen = chosen;
    getChildren().addAll(list, chosen);
  }

  private boolean isWide(double width) {
    return width >= LIST_WIDTH + GAP + chosen.minWidth(-1);
  }

  @Override
  protected double heightAt(double width) {
    return isWide(width)
        ? Math.max(list.prefHeight(LIST_WIDTH), chosen.prefHeight(width - LIST_WIDTH - GAP))
        : list.prefHeight(width) + GAP + chosen.prefHeight(width);
  }

  @Override
  protected void layoutChildren() {
    double width = getWidth();
    if (isWide(width)) {
      list.resizeRelocate(0, 0, LIST_WIDTH, getHeight());
      chosen.resizeRelocate(LIST_WIDTH + GAP, 0, width - LIST_WIDTH - GAP, getHeight());
    } else {
      double height = list.prefHeight(width);
      list.resizeRelocate(0, 0, width, height);
      chosen.resizeRelocate(0, height + GAP, width, chosen.prefHeight(width));
    }
  }
}
