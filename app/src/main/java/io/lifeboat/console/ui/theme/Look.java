package io.lifeboat.console.ui.theme;

import javafx.beans.property.DoubleProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleDoubleProperty;
import javafx.beans.property.SimpleObjectProperty;

/** The theme and the text size of the moment. */
public final class Look {
  public static final double SMALLEST = 0.8;
  public static final double LARGEST = 2.0;
  private static final double STEP = 0.1;

  /** Legible from the last row. */
  private static final double PRESENTED = 1.5;

  private final ObjectProperty<Theme> theme;
  private final DoubleProperty textScale;
  private double ordinaryScale;
  private boolean presenting;

  public Look(Theme theme, double textScale) {
    this.theme = new SimpleObjectProperty<>(this, "theme", theme);
    this.textScale =
        new SimpleDoubleProperty(this, "textScale", Math.clamp(textScale, SMALLEST, LARGEST));
  }

  public ObjectProperty<Theme> themeProperty() {
    return theme;
  }

  public Theme theme() {
    return theme.get();
  }

  public DoubleProperty textScaleProperty() {
    return textScale;
  }

  public double textScale() {
    return textScale.get();
  }

  /**
   * Big text and the strongest contrast while somebody presents; afterwards all is as it was. What
   * is changed meanwhile is for the presentation only.
   */
  public void present(boolean on) {
    if (on == presenting) {
      return;
    }
    if (on) {
      ordinaryScale = textScale.get();
    }
    presenting = on;
    theme.set(theme.get().withContrast(on));
    textScale.set(on ? Math.max(PRESENTED, ordinaryScale) : ordinaryScale);
  }

  /** The text size outside of a presentation. */
  public double ordinaryTextScale() {
    return presenting ? ordinaryScale : textScale.get();
  }

  public void switchTheme() {
    theme.set(theme.get().other());
  }

  public void larger() {
    scaleTo(textScale.get() + STEP);
  }

  public void smaller() {
    scaleTo(textScale.get() - STEP);
  }

  public void normal() {
    scaleTo(1);
  }

  private void scaleTo(double scale) {
    textScale.set(Math.clamp(Math.round(scale * 10) / 10.0, SMALLEST, LARGEST));
  }
}
