package io.lifeboat.console.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** Which versions of what this is, as far as their own files tell. */
public final class Versions {
  private static final String UNKNOWN = "?";
  private static final String OWN = "/io/lifeboat/console/version.properties";

  private Versions() {}

  /** One line a part. */
  public static String[] lines() {
    return new String[] {
      "Lifeboat " + lifeboat(), "JDK " + jdk(), "JavaFX " + javaFx(), "Atomix " + atomix()
    };
  }

  /** The version, and the commit it was built from; that of a checkout with changes is "-dirty". */
  static String lifeboat() {
    String commit = read(OWN, "commit");
    return read(OWN, "version")
        + (commit.isEmpty() || commit.equals(UNKNOWN) ? "" : " (" + commit + ")");
  }

  static String jdk() {
    return System.getProperty("java.runtime.version")
        + " ("
        + System.getProperty("java.vendor")
        + ")";
  }

  static String javaFx() {
    return read("/javafx.properties", "javafx.version");
  }

  static String atomix() {
    return read("/META-INF/maven/io.atomix/atomix/pom.properties", "version");
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
