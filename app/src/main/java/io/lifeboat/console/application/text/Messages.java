package io.lifeboat.console.application.text;

import java.text.MessageFormat;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All messages in one language. Texts stay keys and arguments until they are shown, so a change of
 * language is a matter of asking another {@code Messages} for the same texts.
 *
 * <p>Arguments: a nested {@link Text} or {@link MessageKey} is put into the same language, a
 * collection is enumerated as the language does it ("n1, n2 and n3"), numbers follow the locale.
 * Patterns are those of {@link MessageFormat}; an apostrophe in them is the typographic one.
 */
public final class Messages {
  private static final Logger log = LoggerFactory.getLogger(Messages.class);
  private static final Pattern HAN_SPACE_HAN = Pattern.compile("(?<=\\p{IsHan}) (?=\\p{IsHan})");
  private static final String PACKAGE = "io.lifeboat.assets.messages.";

  private final Language language;
  private final boolean strict;
  private final Set<String> reported = ConcurrentHashMap.newKeySet();

  private Messages(Language language, boolean strict) {
    this.language = language;
    this.strict = strict;
  }

  /** For people: a message that is missing shows as ⟦its key⟧ and is logged once. */
  public static Messages of(Language language) {
    return new Messages(language, false);
  }

  /** For checks: a message that is missing, or broken, throws. */
  public static Messages strict(Language language) {
    return new Messages(language, true);
  }

  public Language language() {
    return language;
  }

  public Locale locale() {
    return language.locale();
  }

  public String format(Text text) {
    return format(text.key(), text.arguments());
  }

  public String get(MessageKey key, Object... arguments) {
    return format(key, List.of(arguments));
  }

  private String format(MessageKey key, List<Object> arguments) {
    try {
      String pattern = pattern(key);
      Object[] inThisLanguage = arguments.stream().map(this::put).toArray();
      return typeset(new MessageFormat(pattern, locale()).format(inThisLanguage));
    } catch (MissingResourceException | IllegalArgumentException e) {
      return unsayable(key, arguments, e);
    }
  }

  /** In Chinese, a space stands between Chinese and Latin, never between Chinese and Chinese. */
  private String typeset(String said) {
    return language == Language.CHINESE ? HAN_SPACE_HAN.matcher(said).replaceAll("") : said;
  }

  private String pattern(MessageKey key) {
    ResourceBundle.Control noOtherLanguage =
        ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES);
    ClassLoader loader = Messages.class.getClassLoader();
    String bundle = PACKAGE + key.bundle();
    return ResourceBundle.getBundle(bundle, locale(), loader, noOtherLanguage).getString(key.key());
  }

  private Object put(Object argument) {
    return switch (argument) {
      case Text text -> format(text);
      case MessageKey key -> format(key, List.of());
      case Collection<?> several -> enumerate(several);
      default -> argument;
    };
  }

  /** "n1, n2 and n3". */
  private String enumerate(Collection<?> several) {
    String said = "";
    int left = several.size();
    for (Object one : several) {
      FactsMsg joint = --left == 0 ? FactsMsg.LIST_LAST : FactsMsg.LIST_MORE;
      String name = String.valueOf(put(one));
      said = said.isEmpty() ? name : format(joint, List.of(said, name));
    }
    return said;
  }

  /** The window goes on without the sentence, and shows that it is missing. */
  private String unsayable(MessageKey key, List<Object> arguments, RuntimeException cause) {
    String name = key.bundle() + "." + key.key();
    if (strict) {
      throw new IllegalStateException("no message " + name + " in " + language.tag(), cause);
    }
    if (reported.add(name)) {
      log.warn("No message {} in {}: {}", name, language.tag(), cause.getMessage());
    }
    String shown = "⟦" + key.key() + "⟧";
    return arguments.isEmpty() ? shown : shown + Arrays.toString(arguments.toArray());
  }
}
