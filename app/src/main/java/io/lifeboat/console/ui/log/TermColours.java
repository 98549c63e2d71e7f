package io.lifeboat.console.ui.log;

import io.lifeboat.console.ui.theme.Theme;
import java.util.List;
import javafx.scene.paint.Color;

/**
 * Grounds that tell neighbouring terms apart: Paul Tol's "pale" and "dark" schemes, made for text
 * on them and distinct for the colour-blind, without their red, for warm colours mean abnormal, and
 * with violet for their grey, which is that of the ground. Only an aid: the number of the term
 * stands in every cell.
 */
final class TermColours {
  private static final List<Color> LIGHT =
      List.of(
          Color.web("#bbccee"),
          Color.web("#eeeebb"),
          Color.web("#cceeff"),
          Color.web("#ccddaa"),
          Color.web("#dccbe8"));
  private static final List<Color> DARK =
      List.of(
          Color.web("#2c2f63"),
          Color.web("#5c5c2e"),
          Color.web("#225555"),
          Color.web("#2a5a2a"),
          Color.web("#51396b"));

  private TermColours() {}

  /** The ground of entries of this term. */
  static Color of(long term, Theme theme) {
    List<Color> colours = theme.isDark() ? DARK : LIGHT;
    return colours.get((int) Math.floorMod(term, (long) colours.size()));
  }
}
