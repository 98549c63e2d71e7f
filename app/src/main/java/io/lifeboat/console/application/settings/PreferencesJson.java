package io.lifeboat.console.application.settings;

import io.lifeboat.console.application.text.FactsMsg;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.application.text.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The settings as JSON. A setting that is missing has its standard value; whatever else is not as
 * expected is refused with its place, for a typing mistake that is ignored is a setting that does
 * not work.
 */
final class PreferencesJson {
  private static final double FAR = 100_000;
  private static final double SMALLEST_WINDOW = 100;
  private static final List<String> SETTINGS =
      List.of(
          "language",
          "theme",
          "textScale",
          "reduceMotion",
          "window",
          "dividers",
          "decks",
          "tourSeen");
  private static final List<String> WINDOW = List.of("x", "y", "width", "height", "maximized");
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private final JsonParser parser;

  private PreferencesJson(JsonParser parser) {
    this.parser = parser;
  }

  static String write(Preferences p) {
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("language", p.language().tag());
    json.put("theme", name(p.theme()));
    json.put("textScale", p.textScale());
    json.put("reduceMotion", p.reduceMotion());
    WindowPlace w = p.window();
    if (w != null) {
      Map<String, Object> window = new LinkedHashMap<>();
      window.put("x", w.x());
      window.put("y", w.y());
      window.put("width", w.width());
      window.put("height", w.height());
      window.put("maximized", w.maximized());
      json.put("window", window);
    }
    json.put("dividers", new TreeMap<>(p.dividers()));
    json.put("decks", new TreeMap<>(p.decks()));
    json.put("tourSeen", p.tourSeen());
    return MAPPER.writeValueAsString(json) + "\n";
  }

  static Preferences read(String json, Preferences standard) throws BadPreferencesException {
    try (JsonParser parser = MAPPER.createParser(json)) {
      return new PreferencesJson(parser).document(standard);
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      int line = at == null ? 1 : Math.max(1, at.getLineNr());
      int column = at == null ? 1 : Math.max(1, at.getColumnNr());
      BadPreferencesException bad =
          new BadPreferencesException(
              line, column, Text.of(FactsMsg.EXPECTED_JSON, e.getOriginalMessage()));
      bad.initCause(e);
      throw bad;
    }
  }

  private Preferences document(Preferences standard) throws BadPreferencesException {
    parser.nextToken();
    require(JsonToken.START_OBJECT, Text.of(FactsMsg.EXPECTED_OBJECT));
    Preferences read = standard;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = known(SETTINGS);
      parser.nextToken();
      read =
          switch (name) {
            case "language" -> read.withLanguage(language());
            case "theme" -> read.withTheme(theme());
            case "textScale" ->
                read.withTextScale(
                    number(name, Preferences.LEAST_TEXT_SCALE, Preferences.MOST_TEXT_SCALE));
            case "reduceMotion" -> read.withReduceMotion(truth(name));
            case "window" -> read.withWindow(window());
            case "dividers" -> dividers(read);
            case "tourSeen" -> read.withTourSeen(truth(name));
            default -> decks(read);
          };
    }
    if (parser.nextToken() != null) {
      throw expected(Text.of(FactsMsg.EXPECTED_END));
    }
    return read;
  }

  private Language language() throws BadPreferencesException {
    List<String> tags = Stream.of(Language.values()).map(Language::tag).toList();
    return Language.ofTag(oneOf("language", tags)).orElseThrow();
  }

  private Theme theme() throws BadPreferencesException {
    List<String> names = Stream.of(Theme.values()).map(PreferencesJson::name).toList();
    return Theme.valueOf(oneOf("theme", names).toUpperCase(Locale.ROOT));
  }

  private static String name(Theme theme) {
    return theme.name().toLowerCase(Locale.ROOT);
  }

  private WindowPlace window() throws BadPreferencesException {
    TokenStreamLocation start = parser.currentTokenLocation();
    require(JsonToken.START_OBJECT, Text.of(FactsMsg.EXPECTED_OBJECT));
    Map<String, Double> numbers = new TreeMap<>();
    boolean maximized = false;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = known(WINDOW);
      parser.nextToken();
      switch (name) {
        case "maximized" -> maximized = truth(name);
        case "width", "height" -> numbers.put(name, number(name, SMALLEST_WINDOW, FAR));
        default -> numbers.put(name, number(name, -FAR, FAR));
      }
    }
    return new WindowPlace(
        present(numbers, "x", start),
        present(numbers, "y", start),
        present(numbers, "width", start),
        present(numbers, "height", start),
        maximized);
  }

  private static double present(
      Map<String, Double> numbers, String name, TokenStreamLocation object)
      throws BadPreferencesException {
    Double value = numbers.get(name);
    if (value == null) {
      throw expected(object, Text.of(FactsMsg.EXPECTED_SETTING, name));
    }
    return value;
  }

  private Preferences dividers(Preferences read) throws BadPreferencesException {
    require(JsonToken.START_OBJECT, Text.of(FactsMsg.EXPECTED_OBJECT));
    Preferences next = read;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String pane = parser.currentName();
      parser.nextToken();
      require(JsonToken.START_ARRAY, Text.of(FactsMsg.EXPECTED_LIST, pane));
      List<Double> positions = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        positions.add(number(pane, 0, 1));
      }
      next = next.withDividers(pane, positions);
    }
    return next;
  }

  private Preferences decks(Preferences read) throws BadPreferencesException {
    require(JsonToken.START_OBJECT, Text.of(FactsMsg.EXPECTED_OBJECT));
    Preferences next = read;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String deck = parser.currentName();
      parser.nextToken();
      require(JsonToken.VALUE_STRING, Text.of(FactsMsg.EXPECTED_NAME, deck));
      next = next.withDeck(deck, parser.getString());
    }
    return next;
  }

  // What is expected of one value

  private String known(List<String> names) throws BadPreferencesException {
    String name = parser.currentName();
    if (!names.contains(name)) {
      throw expected(Text.of(FactsMsg.EXPECTED_KNOWN, name, names));
    }
    return name;
  }

  private String oneOf(String name, List<String> values) throws BadPreferencesException {
    String value = parser.currentToken() == JsonToken.VALUE_STRING ? parser.getString() : "";
    if (!values.contains(value)) {
      throw expected(Text.of(FactsMsg.EXPECTED_ONE_OF, name, values));
    }
    return value;
  }

  private double number(String name, double least, double most) throws BadPreferencesException {
    JsonToken token = parser.currentToken();
    boolean isNumber = token != null && token.isNumeric();
    double value = isNumber ? parser.getDoubleValue() : Double.NaN;
    if (!(value >= least && value <= most)) {
      throw expected(Text.of(FactsMsg.EXPECTED_NUMBER, name, least, most));
    }
    return value;
  }

  private boolean truth(String name) throws BadPreferencesException {
    JsonToken token = parser.currentToken();
    if (token == null || !token.isBoolean()) {
      throw expected(Text.of(FactsMsg.EXPECTED_TRUTH, name));
    }
    return token == JsonToken.VALUE_TRUE;
  }

  private void require(JsonToken token, Text otherwise) throws BadPreferencesException {
    @Nullable JsonToken found = parser.currentToken();
    if (found != token) {
      throw expected(otherwise);
    }
  }

  private BadPreferencesException expected(Text what) {
    return expected(parser.currentTokenLocation(), what);
  }

  private static BadPreferencesException expected(TokenStreamLocation at, Text what) {
    return new BadPreferencesException(
        Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), what);
  }
}
