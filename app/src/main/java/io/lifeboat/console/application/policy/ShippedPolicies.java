package io.lifeboat.console.application.policy;

import io.lifeboat.cluster.model.PolicyLanguage;
import io.lifeboat.cluster.model.PolicySource;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** The policies that come with Lifeboat: each in both languages, with equal behaviour. */
public final class ShippedPolicies {
  /** Their names, from the one that refuses most to protect answers. */
  public static final List<String> NAMES =
      List.of("conservative", "availability-first", "cost-first");

  private static final String FOLDER = "/io/lifeboat/assets/policies/";

  private ShippedPolicies() {}

  /** One of {@link #NAMES} in a language. */
  public static PolicySource source(String name, PolicyLanguage language) {
    String file = name + language.suffix();
    try (InputStream in = ShippedPolicies.class.getResourceAsStream(FOLDER + file)) {
      byte[] text = Objects.requireNonNull(in, file).readAllBytes();
      return PolicySource.of(name, language, new String(text, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(file, e);
    }
  }

  /** The one of this file name, such as {@code conservative.py}; without an ending, in Lua. */
  public static Optional<PolicySource> find(String asked) {
    PolicyLanguage language = PolicyLanguage.ofFile(asked).orElse(PolicyLanguage.LUA);
    String name =
        asked.endsWith(language.suffix())
            ? asked.substring(0, asked.length() - language.suffix().length())
            : asked;
    return NAMES.contains(name) ? Optional.of(source(name, language)) : Optional.empty();
  }
}
