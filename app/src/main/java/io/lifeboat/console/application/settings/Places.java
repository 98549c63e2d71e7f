package io.lifeboat.console.application.settings;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where each platform expects the files of one user. Nothing is created here: whoever writes makes
 * the directory.
 *
 * @param config the user's choices
 * @param data what the user made and would miss: recordings, drills
 * @param logs what the console logged
 * @param cache what can be made again
 */
public record Places(Path config, Path data, Path logs, Path cache) {
  private static final Logger log = LoggerFactory.getLogger(Places.class);
  private static final String NAME = "Lifeboat";
  private static final String XDG_NAME = "lifeboat";

  /** Those of this user on this machine. */
  public static Places ofThisUser() {
    return of(
        System.getProperty("os.name"), System.getenv(), Path.of(System.getProperty("user.home")));
  }

  /**
   * Windows: the known folders; macOS: its standard directories in ~/Library; elsewhere the XDG
   * base directories, which must be absolute to count.
   */
  static Places of(String operatingSystem, Map<String, String> environment, Path home) {
    String os = operatingSystem.toLowerCase(Locale.ROOT);
    if (os.startsWith("windows")) {
      Path appData = home.resolve("AppData");
      Path roaming = named(environment, "APPDATA", appData.resolve("Roaming")).resolve(NAME);
      Path local = named(environment, "LOCALAPPDATA", appData.resolve("Local")).resolve(NAME);
      return new Places(roaming, local, local.resolve("Logs"), local.resolve("Cache"));
    }
    if (os.startsWith("mac")) {
      Path library = home.resolve("Library");
      Path support = library.resolve("Application Support").resolve(NAME);
      return new Places(
          support,
          support,
          library.resolve("Logs").resolve(NAME),
          library.resolve("Caches").resolve(NAME));
    }
    Path local = home.resolve(".local");
    Path state = named(environment, "XDG_STATE_HOME", local.resolve("state"));
    return new Places(
        named(environment, "XDG_CONFIG_HOME", home.resolve(".config")).resolve(XDG_NAME),
        named(environment, "XDG_DATA_HOME", local.resolve("share")).resolve(XDG_NAME),
        state.resolve(XDG_NAME).resolve("logs"),
        named(environment, "XDG_CACHE_HOME", home.resolve(".cache")).resolve(XDG_NAME));
  }

  /** The file of the user's preferences. */
  public Path preferences() {
    return config.resolve("preferences.json");
  }

  /** The folder of the recordings of runs. */
  public Path recordings() {
    return data.resolve("recordings");
  }

  /** The four, in the order of their declaration. */
  public List<Path> all() {
    return List.of(config, data, logs, cache);
  }

  private static Path named(Map<String, String> environment, String name, Path otherwise) {
    String value = environment.getOrDefault(name, "");
    try {
      Path path = Path.of(value);
      return path.isAbsolute() ? path : otherwise;
    } catch (InvalidPathException e) {
      log.debug("{} is no path", name, e);
      return otherwise;
    }
  }
}
