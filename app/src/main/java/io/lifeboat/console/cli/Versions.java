package io.lifeboat.console.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which versions of what this is, as far as their own files tell. */
final class Versions {
  private static final String UNKNOWN = "?";

  private Versions() {}

  static String[] lines() {
    return new String[] {
      "Lifeboat " + read("/io/lifeboat/console/version.properties", "version"),
      "JDK "
          + System.getProperty("java.runtime.version")
          + " ("
          + System.getProperty("java.vendor")
          + ")",
      "JavaFX " + read("/javafx.properties", "javafx.version"),
      "Atomix " + read("/META-INF/maven/io.atomix/atomix/pom.properties", "version")
    };
  }

  private static String read(String resource, String key) {
    try (InputStream in = Versions.class.getResourceAsStream(resource)) {
      Properties properties = new Properties();
      if (in != null) {
        properties.load(in);
      }
      return properties.getProperty(key, UNKNOWN);
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }
}
