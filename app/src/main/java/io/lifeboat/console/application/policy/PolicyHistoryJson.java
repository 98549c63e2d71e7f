package io.lifeboat.console.application.policy;

import io.lifeboat.cluster.model.PolicySource;
import io.lifeboat.console.application.text.FactsMsg;
import io.lifeboat.console.application.text.PolicyMsg;
import io.lifeboat.console.application.text.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The versions as JSON. Nothing is guessed: what is not as expected is refused with its place, and
 * so is a text that is not that of its hash.
 */
final class PolicyHistoryJson {
  private static final String VERSIONS = "versions";
  private static final List<String> FIELDS =
      List.of("name", "language", "at", "by", "sha256", "text");
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .enable(SerializationFeature.INDENT_OUTPUT)
          .build();

  private final JsonParser parser;

  private PolicyHistoryJson(JsonParser parser) {
    this.parser = parser;
  }

  static String write(PolicyHistory history) {
    List<Map<String, String>> versions = new ArrayList<>();
    for (PolicyVersion version : history.versions()) {
      Map<String, String> json = new LinkedHashMap<>();
      json.put("name", version.draft().name());
      json.put("language", version.draft().language().name().toLowerCase(Locale.ROOT));
      json.put("at", version.at().toString());
      json.put("by", version.by());
      json.put("sha256", version.draft().source().sha256());
      json.put("text", version.draft().text());
      versions.add(json);
    }
    return MAPPER.writeValueAsString(Map.of(VERSIONS, versions)) + "\n";
  }

  static PolicyHistory read(String json) throws BadHistoryException {
    try (JsonParser parser = MAPPER.createParser(json)) {
      return new PolicyHistoryJson(parser).document();
    } catch (JacksonException e) {
      TokenStreamLocation at = e.getLocation();
      int line = at == null ? 1 : Math.max(1, at.getLineNr());
      int column = at == null ? 1 : Math.max(1, at.getColumnNr());
      BadHistoryException bad =
          new BadHistoryException(
              line, column, Text.of(FactsMsg.EXPECTED_JSON, e.getOriginalMessage()));
      bad.initCause(e);
      throw bad;
    }
  }

  private PolicyHistory document() throws BadHistoryException {
    parser.nextToken();
    require(JsonToken.START_OBJECT, Text.of(FactsMsg.EXPECTED_OBJECT));
    List<PolicyVersion> versions = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      known(List.of(VERSIONS));
      parser.nextToken();
      require(JsonToken.START_ARRAY, Text.of(PolicyMsg.EXPECTED_VERSIONS));
      while (parser.nextToken() != JsonToken.END_ARRAY) {
        versions.add(version());
      }
    }
    if (parser.nextToken() != null) {
      throw expected(parser.currentTokenLocation(), Text.of(FactsMsg.EXPECTED_END));
    }
    return new PolicyHistory(versions);
  }

  private PolicyVersion version() throws BadHistoryException {
    TokenStreamLocation start = parser.currentTokenLocation();
    require(JsonToken.START_OBJECT, Text.of(FactsMsg.EXPECTED_OBJECT));
    Map<String, String> values = new TreeMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = known(FIELDS);
      parser.nextToken();
      require(JsonToken.VALUE_STRING, Text.of(FactsMsg.EXPECTED_NAME, name));
      values.put(name, parser.getString());
    }
    for (String field : FIELDS) {
      if (!values.containsKey(field)) {
        throw expected(start, Text.of(FactsMsg.EXPECTED_SETTING, field));
      }
    }
    return version(values, start);
  }

  private static PolicyVersion version(Map<String, String> values, TokenStreamLocation start)
      throws BadHistoryException {
    String name = value(values, "name");
    String language = value(values, "language");
    ScriptLanguage script = language(language);
    if (script == null) {
      throw expected(
          start, Text.of(FactsMsg.EXPECTED_ONE_OF, "language", List.of("lua", "python")));
    }
    try {
      PolicySource source =
          new PolicySource(name, script.language(), value(values, "text"), value(values, "sha256"));
      return new PolicyVersion(
          Draft.of(source), Instant.parse(value(values, "at")), value(values, "by"));
    } catch (IllegalArgumentException | DateTimeException e) {
      BadHistoryException bad =
          new BadHistoryException(
              start.getLineNr(),
              start.getColumnNr(),
              Text.of(PolicyMsg.EXPECTED_VERSION, String.valueOf(e.getMessage())));
      bad.initCause(e);
      throw bad;
    }
  }

  private static String value(Map<String, String> values, String field) {
    return Objects.requireNonNull(values.get(field), field);
  }

  private static @Nullable ScriptLanguage language(String word) {
    return switch (word) {
      case "lua" -> ScriptLanguage.LUA;
      case "python" -> ScriptLanguage.PYTHON;
      default -> null;
    };
  }

  private String known(List<String> names) throws BadHistoryException {
    String name = parser.currentName();
    if (!names.contains(name)) {
      throw expected(parser.currentTokenLocation(), Text.of(FactsMsg.EXPECTED_KNOWN, name, names));
    }
    return name;
  }

  private void require(JsonToken token, Text otherwise) throws BadHistoryException {
    @Nullable JsonToken found = parser.currentToken();
    if (found != token) {
      throw expected(parser.currentTokenLocation(), otherwise);
    }
  }

  private static BadHistoryException expected(TokenStreamLocation at, Text what) {
    return new BadHistoryException(
        Math.max(1, at.getLineNr()), Math.max(1, at.getColumnNr()), what);
  }
}
