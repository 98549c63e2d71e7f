package io.lifeboat.console.application.replay;

/** How fast a recording is played. */
public enum ReplaySpeed {
  QUARTER(0.25, "¼×"),
  HALF(0.5, "½×"),
  ONE(1, "1×"),
  TWO(2, "2×"),
  FIVE(5, "5×"),
  TEN(10, "10×"),
  SIXTY(60, "60×");

  private final double factor;
  private final String label;

  ReplaySpeed(double factor, String label) {
    this.factor = factor;
    this.label = label;
  }

  public double factor() {
    return factor;
  }

  /** The same in every language. */
  public String label() {
    return label;
  }

  public ReplaySpeed slower() {
    return values()[Math.max(0, ordinal() - 1)];
  }

  public ReplaySpeed faster() {
    return values()[Math.min(values().length - 1, ordinal() + 1)];
  }
}
