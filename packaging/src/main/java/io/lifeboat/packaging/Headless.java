package io.lifeboat.packaging;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * An environment like that of a machine without Java and without a display: PATH is empty, so that
 * no program of this machine can stand in for a part of the image.
 */
final class Headless {
  static final String OPTIONS = "-Dglass.platform=Headless -Dprism.order=sw";

  private Headless() {}

  /**
   * @param home takes all files of the user
   * @param options more options for Java, or nothing
   */
  static Map<String, String> environment(Path home, String options) {
    Map<String, String> environment = new HashMap<>();
    environment.put("PATH", home.resolve("no-programs").toString());
    environment.put("HOME", home.toString());
    for (String name : new String[] {"CONFIG", "DATA", "STATE", "CACHE"}) {
      environment.put("XDG_" + name + "_HOME", home.resolve(name).toString());
    }
    environment.put("JAVA_TOOL_OPTIONS", (OPTIONS + " " + options).strip());
    String systemRoot = System.getenv("SystemRoot");
    if (systemRoot != null) {
      environment.put("SystemRoot", systemRoot);
    }
    return environment;
  }
}
