package io.lifeboat.console.application.glossary;

import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.application.text.Messages;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The terms in one language. Immutable. */
public final class Glossary {
  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  private final Language language;
  private final Messages messages;
  private final Map<Term, List<String>> names = new EnumMap<>(Term.class);
  private final List<Name> byLength = new ArrayList<>();

  private record Name(Term term, Pattern pattern, int length) {}

  private Glossary(Language language) {
    this.language = language;
    this.messages = Messages.of(language);
    for (Term term : Term.values()) {
      List<String> all = Arrays.asList(messages.get(term.names()).split(";"));
      names.put(term, all);
      all.forEach(name -> byLength.add(new Name(term, pattern(name), name.length())));
    }
    byLength.sort(Comparator.comparingInt(Name::length).reversed());
  }

  public static Glossary of(Language language) {
    return new Glossary(language);
  }

  /** Words in English; in Chinese there is nothing between words. */
  private Pattern pattern(String name) {
    String quoted = Pattern.quote(name);
    return Pattern.compile(
        language == Language.ENGLISH ? "(?<![\\w-])" + quoted + "(?![\\w-])" : quoted, FLAGS);
  }

  /** What a term is called, beginning with a capital letter. */
  public String name(Term term) {
    String first = Objects.requireNonNull(names.get(term)).getFirst();
    return first.substring(0, 1).toUpperCase(Locale.ROOT) + first.substring(1);
  }

  public String meaning(Term term) {
    return messages.get(term.meaning());
  }

  /** All terms in the order of their names. */
  public List<Term> inOrder() {
    return Arrays.stream(Term.values())
        .sorted(Comparator.comparing(this::name, java.text.Collator.getInstance(language.locale())))
        .toList();
  }

  /**
   * The terms that occur in a text; a longer name hides the shorter ones within it ("commit index"
   * is no "index").
   */
  public Set<Term> in(String text) {
    Set<Term> found = EnumSet.noneOf(Term.class);
    StringBuilder left = new StringBuilder(text);
    for (Name name : byLength) {
      Matcher matcher = name.pattern().matcher(left);
      while (matcher.find()) {
        found.add(name.term());
        left.replace(matcher.start(), matcher.end(), "\u0000".repeat(name.length()));
        matcher.reset(left);
      }
    }
    return found;
  }

  /** The terms whose name or meaning holds these letters; all for none. Names come first. */
  public List<Term> search(String letters) {
    String wanted = letters.strip().toLowerCase(language.locale());
    List<Term> byName = new ArrayList<>();
    List<Term> byMeaning = new ArrayList<>();
    for (Term term : inOrder()) {
      if (messages.get(term.names()).toLowerCase(language.locale()).contains(wanted)) {
        byName.add(term);
      } else if (meaning(term).toLowerCase(language.locale()).contains(wanted)) {
        byMeaning.add(term);
      }
    }
    byName.addAll(byMeaning);
    return byName;
  }
}
