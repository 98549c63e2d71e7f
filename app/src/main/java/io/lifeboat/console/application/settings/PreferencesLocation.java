package io.lifeboat.console.application.settings;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/** Where each platform wants settings to be kept. */
public final class PreferencesLocation {
  private static final String FILE = "preferences.json";

  private PreferencesLocation() {}

  /** The file of this user on this machine. */
  public static Path ofThisUser() {
    return of(
        System.getProperty("os.name"), System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /**
   * Windows: %APPDATA%; macOS: ~/Library/Application Support; elsewhere the XDG base directory,
   * which must be absolute to count.
   */
  static Path of(String operatingSystem, Map<String, String> environment, Path home) {
    String os = operatingSystem.toLowerCase(Locale.ROOT);
    if (os.startsWith("windows")) {
      Path roaming = home.resolve("AppData").resolve("Roaming");
      return named(environment, "APPDATA", roaming).resolve("Lifeboat").resolve(FILE);
    }
    if (os.startsWith("mac")) {
      Path support = home.resolve("Library").resolve("Application Support");
      return support.resolve("Lifeboat").resolve(FILE);
    }
    Path config = named(environment, "XDG_CONFIG_HOME", home.resolve(".config"));
    return (config.isAbsolute() ? config : home.resolve(".config"))
        .resolve("lifeboat")
        .resolve(FILE);
  }

  private static Path named(Map<String, String> environment, String name, Path otherwise) {
    String value = environment.getOrDefault(name, "");
    return value.isBlank() ? otherwise : Path.of(value);
  }
}
