package io.lifeboat.console.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;
import java.util.List;

/**
 * Light and dark, and each once more with the strongest contrast, for a projector: AtlantaFX's
 * Primer beneath, our tokens above.
 */
public enum Theme {
  LIGHT,
  DARK,
  LIGHT_CONTRAST,
  DARK_CONTRAST;

  public boolean isDark() {
    return this == DARK || this == DARK_CONTRAST;
  }

  /** Dark for light, light for dark. */
  public Theme other() {
    return switch (this) {
      case LIGHT -> DARK;
      case DARK -> LIGHT;
      case LIGHT_CONTRAST -> DARK_CONTRAST;
      case DARK_CONTRAST -> LIGHT_CONTRAST;
    };
  }

  /** The same with or without the strongest contrast. */
  public Theme withContrast(boolean strong) {
    return isDark() ? (strong ? DARK_CONTRAST : DARK) : (strong ? LIGHT_CONTRAST : LIGHT);
  }

  String base() {
    return isDark()
        ? new PrimerDark().getUserAgentStylesheet()
        : new PrimerLight().getUserAgentStylesheet();
  }

  /** Each over the one before it. */
  List<String> sheets() {
    return switch (this) {
      case LIGHT -> List.of("light");
      case DARK -> List.of("dark");
      case LIGHT_CONTRAST -> List.of("light", "light-contrast");
      case DARK_CONTRAST -> List.of("dark", "dark-contrast");
    };
  }

  /** The colours for what CSS cannot reach: a canvas. */
  public Palette palette() {
    return switch (this) {
      case LIGHT -> Palette.LIGHT;
      case DARK -> Palette.DARK;
      case LIGHT_CONTRAST -> Palette.LIGHT_CONTRAST;
      case DARK_CONTRAST -> Palette.DARK_CONTRAST;
    };
  }
}
