package io.lifeboat.console.ui.theme;

import javafx.scene.paint.Color;

/**
 * The tokens of the theme sheets once more, for canvases. Grey is normal; {@code alarm} and {@code
 * notice} are the only saturated colours, and mean abnormal and under way (Okabe-Ito).
 */
public record Palette(
    Color ground,
    Color plot,
    Color text,
    Color muted,
    Color line,
    Color faint,
    Color alarm,
    Color notice) {

  static final Palette LIGHT =
      new Palette(
          Color.web("#e6e6e6"),
          Color.web("#f4f4f4"),
          Color.web("#1c1c1c"),
          Color.web("#4d4d4d"),
          Color.web("#3a3a3a"),
          Color.web("#c4c4c4"),
          Color.web("#d55e00"),
          Color.web("#0072b2"));

  static final Palette DARK =
      new Palette(
          Color.web("#1f2123"),
          Color.web("#17181a"),
          Color.web("#ececec"),
          Color.web("#b4b8bc"),
          Color.web("#c9cdd1"),
          Color.web("#404448"),
          Color.web("#f07c20"),
          Color.web("#56b4e9"));

  static final Palette LIGHT_CONTRAST =
      new Palette(
          Color.WHITE,
          Color.WHITE,
          Color.BLACK,
          Color.web("#262626"),
          Color.BLACK,
          Color.web("#8c8c8c"),
          Color.web("#d55e00"),
          Color.web("#005b91"));

  static final Palette DARK_CONTRAST =
      new Palette(
          Color.BLACK,
          Color.BLACK,
          Color.WHITE,
          Color.web("#e2e2e2"),
          Color.WHITE,
          Color.web("#7a7a7a"),
          Color.web("#ff9440"),
          Color.web("#7cc8f5"));
}
