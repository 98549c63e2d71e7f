package io.lifeboat.console.ui.theme;

import java.net.URL;
import java.util.List;
import javafx.scene.text.Font;
import javafx.scene.text.FontWeight;
import javafx.scene.text.Text;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fonts the console brings along, since a machine without Chinese fonts shows boxes. Loading
 * one is not enough: its family is set on the root and on every canvas.
 */
public final class Fonts {
  private static final Logger log = LoggerFactory.getLogger(Fonts.class);
  private static final String FAMILY = "Lifeboat Sans SC";
  private static final List<String> FILES =
      List.of("LifeboatSansSC-Regular.otf", "LifeboatSansSC-Bold.otf");

  private Fonts() {}

  /** Loads the shipped fonts; call once before the first scene. */
  public static void load() {
    for (String file : FILES) {
      URL url = Fonts.class.getResource("/io/lifeboat/assets/fonts/" + file);
      if (url == null || Font.loadFont(url.toExternalForm(), 13) == null) {
        log.warn("The font {} could not be loaded; the system's fonts are used", file);
      }
    }
  }

  static String family() {
    return FAMILY;
  }

  /** For a canvas, which knows no style sheets. */
  public static Font of(double size) {
    return Font.font(FAMILY, size);
  }

  public static Font bold(double size) {
    return Font.font(FAMILY, FontWeight.BOLD, size);
  }

  /** How wide this text is in this font, in pixels. */
  public static double width(String text, Font font) {
    if (text.isEmpty()) {
      return 0;
    }
    Text measure = new Text(text);
    measure.setFont(font);
    return measure.getLayoutBounds().getWidth();
  }
}
