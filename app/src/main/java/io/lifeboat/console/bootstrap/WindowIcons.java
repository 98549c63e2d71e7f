package io.lifeboat.console.bootstrap;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import javafx.scene.image.Image;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The icon of the window in the sizes a desktop may ask for; it takes the one that fits. */
final class WindowIcons {
  private static final Logger log = LoggerFactory.getLogger(WindowIcons.class);
  private static final int[] SIZES = {16, 24, 32, 48, 64, 128, 256};

  private WindowIcons() {}

  static List<Image> load() {
    List<Image> icons = new ArrayList<>();
    for (int size : SIZES) {
      String file = "/io/lifeboat/assets/icons/lifeboat-" + size + ".png";
      try (InputStream in = WindowIcons.class.getResourceAsStream(file)) {
        if (in == null) {
          log.warn("The icon {} is missing", file);
        } else {
          icons.add(new Image(in));
        }
      } catch (IOException e) {
        log.warn("The icon {} cannot be read", file, e);
      }
    }
    return icons;
  }
}
