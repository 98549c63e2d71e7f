package io.lifeboat.console.application.policy;

import io.lifeboat.cluster.model.PolicySource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A policy's text as it stands in the editor; it may be anything.
 *
 * @param name without the ending, 1 to 64 characters
 */
public record Draft(String name, ScriptLanguage language, String text) {
  private static final int SHORT_HASH = 8;

  /** Asked for many times a second, and read once. */
  private static final Map<String, Draft> SHIPPED = new ConcurrentHashMap<>();

  /** That of a source. */
  public static Draft of(PolicySource source) {
    return new Draft(source.name(), ScriptLanguage.of(source.language()), source.text());
  }

  /** One of {@link ShippedPolicies#NAMES}. */
  public static Draft shipped(String name, ScriptLanguage language) {
    return SHIPPED.computeIfAbsent(
        name + language.suffix(), file -> of(ShippedPolicies.source(name, language.language())));
  }

  /** The shortest sound policy: everything is answered in full. */
  public static Draft empty(ScriptLanguage language) {
    String text =
        switch (language) {
          case LUA -> "function decide(r, h)\n  return \"FULL\"\nend\n";
          case PYTHON -> "def decide(r, h):\n    return \"FULL\"\n";
        };
    return new Draft("policy", language, text);
  }

  public Draft withText(String next) {
    return new Draft(name, language, next);
  }

  public Draft withLanguage(ScriptLanguage next) {
    return new Draft(name, next, text);
  }

  /** The name with the ending of its language. */
  public String fileName() {
    return name + language.suffix();
  }

  /** The source with its hash, as it is agreed on through Raft. */
  public PolicySource source() {
    return PolicySource.of(name, language.language(), text);
  }

  /** The first digits of the SHA-256 of the text. */
  public String shortHash() {
    return shortHash(source().sha256());
  }

  static String shortHash(String sha256) {
    return sha256.substring(0, Math.min(SHORT_HASH, sha256.length()));
  }
}
