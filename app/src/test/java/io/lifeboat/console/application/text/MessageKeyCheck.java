package io.lifeboat.console.application.text;

import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collector;
import java.util.stream.Collectors;

/**
 * Compares the keys of a bundle with its texts, both ways and in every language. What it reports
 * ends with the line to paste, where a line would cure it.
 */
final class MessageKeyCheck {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\{(\\d+)");

  private MessageKeyCheck() {}

  /**
   * What is wrong, one line each; empty when nothing is.
   *
   * @param constants the names of the enum constants of this bundle
   * @param used those of them that something else than their enum mentions
   * @param texts the texts of each language
   */
  static List<String> problems(
      String bundle, Set<String> constants, Set<String> used, Map<Language, Properties> texts) {
    List<String> problems = new ArrayList<>();
    Set<String> keys = constants.stream().map(MessageKeyCheck::key).collect(toSortedSet());
    Properties base = texts.getOrDefault(Language.ENGLISH, new Properties());
    for (String constant : new TreeSet<>(constants)) {
      if (!used.contains(constant)) {
        problems.add("unused: " + bundle + " " + constant);
      }
    }
    texts.forEach(
        (language, properties) -> {
          String file = file(bundle, language);
          for (String key : keys) {
            if (properties.getProperty(key) == null) {
              problems.add("missing in " + file + ": " + key + "=" + base.getProperty(key, "…"));
            }
          }
          for (String key : new TreeSet<>(properties.stringPropertyNames())) {
            String text = properties.getProperty(key);
            if (!keys.contains(key)) {
              problems.add("without a constant in " + file + ": " + constant(key) + ",");
            }
            problems.addAll(broken(file, key, text, base.getProperty(key, text)));
          }
        });
    return problems;
  }

  private static List<String> broken(String file, String key, String text, String english) {
    List<String> problems = new ArrayList<>();
    if (text.contains("'")) {
      problems.add("straight apostrophe, write ’ instead, in " + file + ": " + key);
    }
    if (!placeholders(text).equals(placeholders(english))) {
      problems.add(
          "placeholders %s instead of %s in %s: %s"
              .formatted(placeholders(text), placeholders(english), file, key));
    }
    try {
      new MessageFormat(text, Locale.ROOT);
    } catch (IllegalArgumentException e) {
      problems.add("no message pattern (" + e.getMessage() + ") in " + file + ": " + key);
    }
    return problems;
  }

  private static Set<String> placeholders(String text) {
    return PLACEHOLDER
        .matcher(text)
        .results()
        .map((MatchResult found) -> found.group(1))
        .collect(toSortedSet());
  }

  static String file(String bundle, Language language) {
    return switch (language) {
      case ENGLISH -> bundle + ".properties";
      case CHINESE -> bundle + "_zh_CN.properties";
    };
  }

  private static String key(String constant) {
    return constant.toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static String constant(String key) {
    return key.toUpperCase(Locale.ROOT).replace('-', '_');
  }

  private static Collector<String, ?, Set<String>> toSortedSet() {
    return Collectors.toCollection(TreeSet::new);
  }
}
