package io.lifeboat.console.ui.theme;

import atlantafx.base.theme.PrimerDark;
import atlantafx.base.theme.PrimerLight;

/** Light and dark: AtlantaFX's Primer beneath, our tokens above. */
public enum Theme {
  LIGHT(new PrimerLight().getUserAgentStylesheet(), "light"),
  DARK(new PrimerDark().getUserAgentStylesheet(), "dark");

  private final String base;
  private final String sheet;

  Theme(String base, String sheet) {
    this.base = base;
    this.sheet = sheet;
  }

  public Theme other() {
    return this == LIGHT ? DARK : LIGHT;
  }

  String base() {
    return base;
  }

  String sheet() {
    return sheet;
  }

  /** The colours for what CSS cannot reach: a canvas. */
  public Palette palette() {
    return this == LIGHT ? Palette.LIGHT : Palette.DARK;
  }
}
