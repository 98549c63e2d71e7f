package io.lifeboat.console.ui.control;

import javafx.scene.layout.Region;

/**
 * Contents side by side where there is room for all of them, else one below the other. All columns
 * are equally wide.
 */
public final class Columns extends WidthFirst {
  private static final double GAP = 16;

  private final double leastWidth;
  private final Region[] columns;

  /**
   * Columns of these.
   *
   * @param leastWidth what each needs to stand beside the others, in pixels at normal text size
   */
  public Columns(double leastWidth, Region... columns) {
    this.leastWidth = leastWidth;
    this.columns = columns.clone();
    getChildren().addAll(columns);
  }

  private double inner(double width) {
    return width - snappedLeftInset() - snappedRightInset();
  }

  private boolean isWide(double width) {
    return inner(width) >= columns.length * leastWidth + (columns.length - 1) * GAP;
  }

  private double each(double width) {
    return isWide(width)
        ? (inner(width) - (columns.length - 1) * GAP) / columns.length
        : inner(width);
  }

  @Override
  protected double heightAt(double width) {
    double height = 0;
    boolean wide = isWide(width);
    for (Region column : columns) {
      double own = column.prefHeight(each(width));
      height = wide ? Math.max(height, own) : height + own + GAP / 2;
    }
    return snappedTopInset() + height + snappedBottomInset();
  }

  @Override
  protected void layoutChildren() {
    boolean wide = isWide(getWidth());
    double each = each(getWidth());
    double x = snappedLeftInset();
    double y = snappedTopInset();
    for (Region column : columns) {
      double own = column.prefHeight(each);
      column.resizeRelocate(x, y, each, own);
      if (wide) {
        x += each + GAP;
      } else {
        y += own + GAP / 2;
      }
    }
  }
}
