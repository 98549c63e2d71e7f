package io.lifeboat.console.application.text;

/**
 * The name of a message. Each bundle has one enum that implements this; the constant {@code
 * NODE_KILLED} of bundle {@code facts} is the key {@code node-killed} in {@code facts.properties}
 * and its translations.
 */
public interface MessageKey {
  /** The resource bundle's simple name: "facts", "ui" or "cli". */
  String bundle();

  String name();

  default String key() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}
