package io.lifeboat.console.application.settings;

/** Where the window was, in the toolkit's units; the screen it was on may be gone. */
public record WindowPlace(double x, double y, double width, double height, boolean maximized) {
  public WindowPlace {
    boolean sound = Double.isFinite(x) && Double.isFinite(y) && isExtent(width) && isExtent(height);
    if (!sound) {
      throw new IllegalArgumentException("no place for a window");
    }
  }

  private static boolean isExtent(double length) {
    return Double.isFinite(length) && length > 0;
  }
}
