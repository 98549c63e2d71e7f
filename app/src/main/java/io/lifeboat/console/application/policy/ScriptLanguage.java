package io.lifeboat.console.application.policy;

import io.lifeboat.cluster.model.PolicyLanguage;
import java.util.Optional;

/** What a policy is written in, as the window knows it. */
public enum ScriptLanguage {
  LUA(PolicyLanguage.LUA, "Lua"),
  PYTHON(PolicyLanguage.PYTHON, "Python");

  private final PolicyLanguage language;
  private final String label;

  ScriptLanguage(PolicyLanguage language, String label) {
    this.language = language;
    this.label = label;
  }

  static ScriptLanguage of(PolicyLanguage language) {
    return switch (language) {
      case LUA -> LUA;
      case PYTHON -> PYTHON;
    };
  }

  /** The language of a file of this name, if it is one of ours. */
  public static Optional<ScriptLanguage> ofFile(String fileName) {
    return PolicyLanguage.ofFile(fileName).map(ScriptLanguage::of);
  }

  PolicyLanguage language() {
    return language;
  }

  /** Its name, the same in every human language. */
  public String label() {
    return label;
  }

  /** The ending of a file of this language, with its dot. */
  public String suffix() {
    return language.suffix();
  }
}
