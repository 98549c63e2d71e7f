package io.lifeboat.cluster.model;

import java.util.Locale;
import java.util.Optional;

/** What a policy is written in; told by the ending of its file. */
public enum PolicyLanguage {
  LUA(".lua"),
  PYTHON(".py");

  private final String suffix;

  PolicyLanguage(String suffix) {
    this.suffix = suffix;
  }

  /** The ending of a file of this language, with its dot. */
  public String suffix() {
    return suffix;
  }

  /** The language of a file of this name, if it is one of ours. */
  public static Optional<PolicyLanguage> ofFile(String fileName) {
    String name = fileName.toLowerCase(Locale.ROOT);
    for (PolicyLanguage language : values()) {
      if (name.endsWith(language.suffix)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }
}
