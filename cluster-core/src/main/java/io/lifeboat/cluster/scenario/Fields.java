package io.lifeboat.cluster.scenario;

import io.lifeboat.cluster.scenario.Located.Field;
import io.lifeboat.cluster.scenario.Located.Place;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one object in a scenario file, read with all that is expected of them; whatever is
 * not as expected is refused with its place.
 */
public final class Fields {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,59}");
  private static final Pattern POLICY = Pattern.compile("[\\w-]{1,64}\\.(lua|py)");
  private static final int MOST_CHARS = 70;

  private final String file;
  private final Located.Obj object;

  /**
   * @param allowed every field the object may have, in the order they are documented
   */
  public Fields(String file, Located value, String what, List<String> allowed)
      throws BadScenarioException {
    this.file = file;
    this.object = asObject(file, value, what);
    for (var field : object.fields().entrySet()) {
      if (!allowed.contains(field.getKey())) {
        throw problem(
            field.getValue().place(),
            "unknown field \""
                + field.getKey()
                + "\" in "
                + what
                + suggestion(field.getKey(), allowed)
                + "; expected "
                + oneOf(allowed));
      }
    }
  }

  public static Located.Obj asObject(String file, Located value, String what)
      throws BadScenarioException {
    if (value instanceof Located.Obj object) {
      return object;
    }
    Place at = value.place();
    throw new BadScenarioException(
        file, at.line(), at.column(), "expected " + what + " as an object, found " + value.found());
  }

  public boolean has(String name) {
    return object.fields().containsKey(name);
  }

  public Place place() {
    return object.place();
  }

  /** Where the value of a field stands. */
  public Place place(String name) throws BadScenarioException {
    return value(name, "a value").place();
  }

  public Located value(String name, String expected) throws BadScenarioException {
    Field field = object.fields().get(name);
    if (field == null) {
      throw problem(
          object.place(), "missing field \"" + name + "\"; expected \"" + name + "\": " + expected);
    }
    return field.value();
  }

  public long wholeNumber(String name, long least, long most) throws BadScenarioException {
    String expected = "a whole number from " + least + " to " + most;
    Located value = value(name, expected);
    if (value instanceof Located.Num(Place at, BigDecimal number)) {
      try {
        long exact = number.longValueExact();
        if (exact >= least && exact <= most) {
          return exact;
        }
      } catch (ArithmeticException e) {
        throw wrong(name, expected, value, at);
      }
    }
    throw wrong(name, expected, value, value.place());
  }

  public long wholeNumber(String name, long least, long most, long otherwise)
      throws BadScenarioException {
    return has(name) ? wholeNumber(name, least, most) : otherwise;
  }

  public boolean yesOrNo(String name) throws BadScenarioException {
    Located value = value(name, "true or false");
    if (value instanceof Located.Bool(Place _, boolean yes)) {
      return yes;
    }
    throw wrong(name, "true or false", value, value.place());
  }

  public boolean yesOrNo(String name, boolean otherwise) throws BadScenarioException {
    return has(name) ? yesOrNo(name) : otherwise;
  }

  public String text(String name, String expected, int mostChars) throws BadScenarioException {
    Located value = value(name, expected);
    if (value instanceof Located.Text(Place _, String text)
        && !text.isBlank()
        && text.length() <= mostChars) {
      return text;
    }
    throw wrong(name, expected, value, value.place());
  }

  /** What things are called in files, and on the command line. */
  public String name(String name) throws BadScenarioException {
    return matching(name, "a name of small letters, digits and hyphens", NAME);
  }

  /** The file of a policy, without a folder. */
  public String policy(String name) throws BadScenarioException {
    return matching(name, "the file name of a policy, with the ending .lua or .py", POLICY);
  }

  private String matching(String name, String expected, Pattern pattern)
      throws BadScenarioException {
    String text = text(name, expected, MOST_CHARS);
    if (!pattern.matcher(text).matches()) {
      throw wrong(name, expected, value(name, expected), place(name));
    }
    return text;
  }

  /** One of an enum's constants, written small and with hyphens. */
  public <E extends Enum<E>> E constant(String name, Class<E> type) throws BadScenarioException {
    Map<String, E> words = new LinkedHashMap<>();
    for (E constant : type.getEnumConstants()) {
      words.put(constant.name().toLowerCase(Locale.ROOT).replace('_', '-'), constant);
    }
    return ScenarioParser.known(words, word(name, words.keySet()));
  }

  /** One of a few words. */
  public String word(String name, Collection<String> words) throws BadScenarioException {
    Located value = value(name, oneOf(words));
    if (value instanceof Located.Text(Place at, String text)) {
      if (words.contains(text)) {
        return text;
      }
      throw problem(
          at,
          "unknown word \""
              + text
              + "\" for \""
              + name
              + "\""
              + suggestion(text, words)
              + "; expected "
              + oneOf(words));
    }
    throw wrong(name, oneOf(words), value, value.place());
  }

  public List<Located> list(String name, String expected, int least, int most)
      throws BadScenarioException {
    Located value = value(name, expected);
    if (value instanceof Located.Arr(Place _, List<Located> items)
        && items.size() >= least
        && items.size() <= most) {
      return items;
    }
    throw wrong(name, expected, value, value.place());
  }

  public BadScenarioException wrong(String name, String expected, Located value, Place at) {
    String found =
        value instanceof Located.Arr(Place _, List<Located> items)
            ? "a list of " + items.size()
            : value.found();
    return problem(at, "\"" + name + "\" must be " + expected + ", found " + found);
  }

  public BadScenarioException problem(Place at, String message) {
    return new BadScenarioException(file, at.line(), at.column(), message);
  }

  public static String oneOf(Collection<String> words) {
    List<String> quoted = words.stream().map(word -> "\"" + word + "\"").toList();
    if (quoted.size() == 1) {
      return quoted.getFirst();
    }
    return quoted.stream()
            .limit(quoted.size() - 1L)
            .collect(Collectors.joining(", ", "one of ", ""))
        + " or "
        + quoted.getLast();
  }

  /** ", did you mean …?" when a known word is near enough. */
  public static String suggestion(String word, Collection<String> known) {
    if (word.length() < 3) {
      return "";
    }
    @Nullable String nearest = null;
    int least = Math.max(1, word.length() / 3) + 1;
    for (String candidate : known) {
      int distance = distance(word.toLowerCase(Locale.ROOT), candidate.toLowerCase(Locale.ROOT));
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    return nearest == null ? "" : " (did you mean \"" + nearest + "\"?)";
  }

  /** Levenshtein's: how many letters must be changed, put in or left out. */
  private static int distance(String a, String b) {
    List<Integer> row = new ArrayList<>();
    for (int j = 0; j <= b.length(); j++) {
      row.add(j);
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row.getFirst();
      row.set(0, i);
      for (int j = 1; j <= b.length(); j++) {
        int change = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row.get(j);
        row.set(j, Math.min(change, Math.min(row.get(j), row.get(j - 1)) + 1));
      }
    }
    return row.getLast();
  }
}
