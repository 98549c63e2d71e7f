package io.lifeboat.console.ui.control;

import javafx.geometry.Orientation;
import javafx.scene.layout.Region;

/**
 * Contents that stand side by side or one below the other, as the width allows: it takes any width,
 * and how high it is follows from that.
 */
public abstract class WidthFirst extends Region {
  /** How high the contents are at this width, insets included. */
  protected abstract double heightAt(double width);

  @Override
  public final Orientation getContentBias() {
    return Orientation.HORIZONTAL;
  }

  @Override
  protected final double computeMinWidth(double height) {
    return 0;
  }

  @Override
  protected final double computeMinHeight(double width) {
    return computePrefHeight(width);
  }

  @Override
  protected final double computePrefHeight(double width) {
    return width < 0 ? 0 : heightAt(width);
  }
}
