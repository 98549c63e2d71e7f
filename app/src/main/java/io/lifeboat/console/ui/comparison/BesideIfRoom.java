package io.lifeboat.console.ui.comparison;

import io.lifeboat.console.ui.control.WidthFirst;
import javafx.scene.layout.Region;

/** A part as wide as it wants, and the rest beside it where enough is left, else below it. */
final class BesideIfRoom extends WidthFirst {
  private static final double GAP = 20;

  private final Region first;
  private final Region rest;
  private final double leastRest;

  /**
   * Of two parts.
   *
   * @param leastRest what the rest needs to stand beside the first, in pixels
   */
  BesideIfRoom(Region first, Region rest, double leastRest) {
    this.first = first;
    this.rest = rest;
    this.leastRest = leastRest;
    getChildren().addAll(first, rest);
  }

  private double firstWidth(double inner) {
    return Math.min(Math.ceil(first.prefWidth(-1)), inner);
  }

  private boolean isBeside(double inner) {
    return firstWidth(inner) + GAP + leastRest <= inner;
  }

  @Override
  protected double heightAt(double width) {
    double inner = width - snappedLeftInset() - snappedRightInset();
    double own = firstWidth(inner);
    double height =
        isBeside(inner)
            ? Math.max(first.prefHeight(own), rest.prefHeight(inner - own - GAP))
            : first.prefHeight(inner) + GAP / 2 + rest.prefHeight(inner);
    return snappedTopInset() + height + snappedBottomInset();
  }

  @Override
  protected void layoutChildren() {
    double inner = getWidth() - snappedLeftInset() - snappedRightInset();
    double x = snappedLeftInset();
    double y = snappedTopInset();
    if (isBeside(inner)) {
      double own = firstWidth(inner);
      double left = inner - own - GAP;
      first.resizeRelocate(x, y, own, first.prefHeight(own));
      rest.resizeRelocate(x + own + GAP, y, left, rest.prefHeight(left));
    } else {
      double height = first.prefHeight(inner);
      first.resizeRelocate(x, y, inner, height);
      rest.resizeRelocate(x, y + height + GAP / 2, inner, rest.prefHeight(inner));
    }
  }
}
