package io.lifeboat.console.ui.theme;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Objects;
import javafx.application.Application;
import javafx.scene.Scene;

/** Puts a theme and a text size on a scene, at run time and without a restart. */
public final class Themes {
  private static final double BASE_PX = 13;

  private Themes() {}

  /**
   * Applies a theme and a text size; also later, in place of what was applied before.
   *
   * @param scale 1 is normal text
   */
  public static void apply(Scene scene, Theme theme, double scale) {
    Application.setUserAgentStylesheet(theme.base());
    List<String> sheets = new ArrayList<>();
    sheets.add(sheet("bridge"));
    theme.sheets().forEach(name -> sheets.add(sheet(name)));
    sheets.add(sheet("lifeboat"));
    sheets.add(rootSheet(scale));
    scene.getStylesheets().setAll(sheets);
  }

  /** The size of normal text on a canvas. */
  public static double textPx(double scale) {
    return Math.round(BASE_PX * scale);
  }

  private static String sheet(String name) {
    return Objects.requireNonNull(
            Themes.class.getResource("/io/lifeboat/assets/themes/" + name + ".css"),
            "theme sheet " + name)
        .toExternalForm();
  }

  /** Text size and family depend on the run, so their sheet is written here. */
  private static String rootSheet(double scale) {
    int px = (int) textPx(scale);
    String css =
        """
        .root { -fx-font-size: %dpx; -fx-font-family: "%s"; }
        .ikonli-font-icon { -fx-icon-size: %dpx; }
        """
            .formatted(px, Fonts.family(), Math.round(px * 1.35));
    return "data:text/css;base64,"
        + Base64.getEncoder().encodeToString(css.getBytes(StandardCharsets.UTF_8));
  }
}
