package io.lifeboat.console.cli;

import java.awt.Font;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the console needs of the operating system. */
final class NativeNeeds {
  /**
   * The system's fonts.
   *
   * @param families how many there are, or -1 when they cannot be looked for
   * @param chinese whether one of them has Chinese characters; the console brings its own
   */
  record Fonts(int families, boolean chinese) {}

  private static final Logger log = LoggerFactory.getLogger(NativeNeeds.class);

  /** What JavaFX loads for fonts, windows and synthetic input. */
  private static final List<String> LIBRARIES =
      List.of("libpangoft2-1.0.so.0", "libgtk-3.so.0", "libXtst.so.6");

  private static final int MOST_NODES = 9;
  private static final char HAN = '\u4e2d';

  private NativeNeeds() {}

  static boolean isLinux() {
    return System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux");
  }

  static List<String> missingLibraries() {
    return isLinux() ? LIBRARIES.stream().filter(name -> !canBeLoaded(name)).toList() : List.of();
  }

  /** As JavaFX will; native access is among the JVM flags for its sake. */
  @SuppressWarnings("restricted")
  private static boolean canBeLoaded(String name) {
    try (Arena arena = Arena.ofConfined()) {
      return SymbolLookup.libraryLookup(name, arena) != null;
    } catch (IllegalArgumentException e) {
      log.debug("{} cannot be loaded", name, e);
      return false;
    }
  }

  static Fonts fonts() {
    try {
      if (System.getProperty("java.awt.headless") == null) {
        System.setProperty("java.awt.headless", "true");
      }
      String[] families =
          GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames();
      boolean chinese =
          Arrays.stream(families)
              .anyMatch(family -> new Font(family, Font.PLAIN, 12).canDisplay(HAN));
      return new Fonts(families.length, chinese);
    } catch (LinkageError | RuntimeException e) {
      log.debug("The system's fonts cannot be looked for", e);
      return new Fonts(-1, false);
    }
  }

  /** Of as many ports as the largest cluster needs, those that can be had on the loopback. */
  static Examination.Ports ports() {
    List<ServerSocket> held = new ArrayList<>();
    try {
      for (int i = 0; i < MOST_NODES; i++) {
        held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
      }
    } catch (IOException e) {
      log.debug("No port can be had", e);
    }
    for (ServerSocket socket : held) {
      try {
        socket.close();
      } catch (IOException e) {
        log.debug("A port cannot be let go of", e);
      }
    }
    return new Examination.Ports(held.size(), MOST_NODES);
  }
}
