package io.lifeboat.cluster.scenario;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.json.JsonFactory;

/** A piece of JSON that knows where in its file it stands. */
public sealed interface Located {
  Place place();

  /** What it is, for "found …". */
  String found();

  /** Line and column, both counted from 1. */
  record Place(int line, int column) {
    static Place of(TokenStreamLocation location) {
      return new Place(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }
  }

  /** A field's name stands at one place, its value at another. */
  record Field(Place place, Located value) {}

  record Obj(Place place, Map<String, Field> fields) implements Located {
    @Override
    public String found() {
      return "an object";
    }
  }

  record Arr(Place place, List<Located> items) implements Located {
    @Override
    public String found() {
      return "a list";
    }
  }

  record Text(Place place, String text) implements Located {
    @Override
    public String found() {
      return "\"" + text + "\"";
    }
  }

  record Num(Place place, BigDecimal number) implements Located {
    @Override
    public String found() {
      return number.toString();
    }
  }

  record Bool(Place place, boolean value) implements Located {
    @Override
    public String found() {
      return String.valueOf(value);
    }
  }

  record Null(Place place) implements Located {
    @Override
    public String found() {
      return "null";
    }
  }

  /** Reads one JSON document. */
  static Located parse(String file, String text) throws BadScenarioException {
    try (JsonParser parser = Reader.FACTORY.createParser(ObjectReadContext.empty(), text)) {
      return new Reader(file, parser).document();
    }
  }

  /** One pass over the tokens. */
  final class Reader {
    private static final int MAX_DEPTH = 16;
    private static final int MAX_TEXT = 128 * 1024;
    private static final int MAX_NUMBER = 32;
    private static final Pattern JARGON =
        Pattern.compile(" \\(not recognized as .*\\)|, from `.*`| \\(code \\d+\\)");
    private static final JsonFactory FACTORY =
        JsonFactory.builder()
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(MAX_DEPTH)
                    .maxStringLength(MAX_TEXT)
                    .maxNumberLength(MAX_NUMBER)
                    .build())
            .build();

    private final String file;
    private final JsonParser parser;

    private Reader(String file, JsonParser parser) {
      this.file = file;
      this.parser = parser;
    }

    private Located document() throws BadScenarioException {
      try {
        parser.nextToken();
        Located document = value();
        if (parser.nextToken() != null) {
          throw problem(here(), "expected the end of the file after the object");
        }
        return document;
      } catch (JacksonException e) {
        // What breaks a limit of the parser comes without a place.
        TokenStreamLocation at =
            e.getLocation() == null ? parser.currentLocation() : e.getLocation();
        BadScenarioException bad =
            problem(Place.of(at), "not JSON: " + plain(e.getOriginalMessage()));
        bad.initCause(e);
        throw bad;
      }
    }

    /** Without what only a programmer of the parser could use. */
    private static String plain(String message) {
      return JARGON.matcher(message).replaceAll("");
    }

    private Located value() throws BadScenarioException {
      Place place = here();
      JsonToken token = parser.currentToken();
      if (token == null) {
        throw problem(place, "expected an object, found the end of the file");
      }
      return switch (token) {
        case START_OBJECT -> object(place);
        case START_ARRAY -> list(place);
        case VALUE_STRING -> new Text(place, parser.getString());
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> new Num(place, parser.getDecimalValue());
        case VALUE_TRUE -> new Bool(place, true);
        case VALUE_FALSE -> new Bool(place, false);
        case VALUE_NULL -> new Null(place);
        case NOT_AVAILABLE, END_OBJECT, END_ARRAY, PROPERTY_NAME, VALUE_EMBEDDED_OBJECT ->
            throw problem(place, "expected a value");
      };
    }

    private Obj object(Place place) throws BadScenarioException {
      Map<String, Field> fields = new LinkedHashMap<>();
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        Place namePlace = here();
        String name = parser.currentName();
        parser.nextToken();
        if (fields.put(name, new Field(namePlace, value())) != null) {
          throw problem(namePlace, "field \"" + name + "\" is given twice");
        }
      }
      return new Obj(place, fields);
    }

    private Arr list(Place place) throws BadScenarioException {
      List<Located> items = new ArrayList<>();
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        items.add(value());
      }
      return new Arr(place, items);
    }

    private Place here() {
      return Place.of(parser.currentTokenLocation());
    }

    private BadScenarioException problem(Place place, String message) {
      return new BadScenarioException(file, place.line(), place.column(), message);
    }
  }
}
