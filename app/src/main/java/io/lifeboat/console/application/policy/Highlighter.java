package io.lifeboat.console.application.policy;

import io.lifeboat.cluster.model.Health;
import io.lifeboat.cluster.model.RequestClass;
import io.lifeboat.cluster.model.RequestKind;
import io.lifeboat.cluster.model.RequestPriority;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.cluster.model.Treatment;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Tells the words of a script apart for the eye. It judges nothing: one pass over the characters,
 * in linear time whatever the text is.
 */
public final class Highlighter {
  private static final Set<String> LUA =
      Set.of(
          "and",
          "break",
          "do",
          "else",
          "elseif",
          "end",
          "false",
          "for",
          "function",
          "goto",
          "if",
          "in",
          "local",
          "nil",
          "not",
          "or",
          "repeat",
          "return",
          "then",
          "true",
          "until",
          "while");
  private static final Set<String> PYTHON =
      Set.of(
          "False",
          "None",
          "True",
          "and",
          "as",
          "assert",
          "async",
          "await",
          "break",
          "case",
          "class",
          "continue",
          "def",
          "del",
          "elif",
          "else",
          "except",
          "finally",
          "for",
          "from",
          "global",
          "if",
          "import",
          "in",
          "is",
          "lambda",
          "match",
          "nonlocal",
          "not",
          "or",
          "pass",
          "raise",
          "return",
          "try",
          "while",
          "with",
          "yield");
  private static final Set<String> FIELDS = fields();
  private static final Set<String> VALUES = values();

  private final ScriptLanguage language;
  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  private int at;

  private Highlighter(ScriptLanguage language, String text) {
    this.language = language;
    this.text = text;
  }

  /** What a stretch of the text is. */
  public enum Kind {
    KEYWORD,
    /** A name or value of the contract, such as {@code hasQuorum} and {@code "SHED"}. */
    KNOWN,
    STRING,
    NUMBER,
    COMMENT
  }

  /** From the first character to before the last; what lies between tokens is plain. */
  public record Token(int start, int end, Kind kind) {}

  /** In the order of the text, without overlaps. */
  public static List<Token> tokens(ScriptLanguage language, String text) {
    return new Highlighter(language, text).scan();
  }

  private static Set<String> fields() {
    Set<String> names = new TreeSet<>(Set.of("decide"));
    for (Class<?> contract : List.of(Health.class, RequestClass.class)) {
      for (RecordComponent component : contract.getRecordComponents()) {
        names.add(component.getName());
      }
    }
    return names;
  }

  private static Set<String> values() {
    Set<String> names = new TreeSet<>();
    Stream.of(
            Treatment.values(),
            RequestKind.values(),
            RequestPriority.values(),
            ServiceLevel.values())
        .flatMap(Stream::of)
        .forEach(value -> names.add(value.name()));
    return names;
  }

  private List<Token> scan() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (isComment()) {
        comment();
      } else if (c == '"' || c == '\'') {
        string(c);
      } else if (language == ScriptLanguage.LUA && c == '[' && longLevel(at) >= 0) {
        add(Kind.STRING, longEnd(at));
      } else if (isDigit(c)) {
        add(Kind.NUMBER, numberEnd());
      } else if (isWordStart(c)) {
        word();
      } else {
        at++;
      }
    }
    return List.copyOf(tokens);
  }

  private void add(Kind kind, int end) {
    tokens.add(new Token(at, end, kind));
    at = end;
  }

  private boolean isComment() {
    return switch (language) {
      case LUA -> text.startsWith("--", at);
      case PYTHON -> text.charAt(at) == '#';
    };
  }

  private void comment() {
    boolean isLong = language == ScriptLanguage.LUA && longLevel(at + 2) >= 0;
    add(Kind.COMMENT, isLong ? longEnd(at + 2) : lineEnd(at));
  }

  private int lineEnd(int from) {
    int end = text.indexOf('\n', from);
    return end < 0 ? text.length() : end;
  }

  /** How many equals signs stand in an opening such as {@code [==[}; -1 when it is none. */
  private int longLevel(int from) {
    if (from >= text.length() || text.charAt(from) != '[') {
      return -1;
    }
    int i = from + 1;
    while (i < text.length() && text.charAt(i) == '=') {
      i++;
    }
    return i < text.length() && text.charAt(i) == '[' ? i - from - 1 : -1;
  }

  private int longEnd(int from) {
    String close = "]" + "=".repeat(longLevel(from)) + "]";
    int end = text.indexOf(close, from);
    return end < 0 ? text.length() : end + close.length();
  }

  private void string(char quote) {
    String three = String.valueOf(quote).repeat(3);
    if (language == ScriptLanguage.PYTHON && text.startsWith(three, at)) {
      int end = text.indexOf(three, at + 3);
      add(Kind.STRING, end < 0 ? text.length() : end + 3);
      return;
    }
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != quote && text.charAt(end) != '\n') {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    boolean closed = end < text.length() && text.charAt(end) == quote;
    end = Math.min(text.length(), closed ? end + 1 : end);
    boolean known = closed && VALUES.contains(text.substring(at + 1, end - 1));
    add(known ? Kind.KNOWN : Kind.STRING, end);
  }

  private int numberEnd() {
    int end = at;
    while (end < text.length() && (isWord(text.charAt(end)) || text.charAt(end) == '.')) {
      boolean exponent = "eE".indexOf(text.charAt(end)) >= 0 && !text.startsWith("0x", at);
      end++;
      if (exponent && end < text.length() && "+-".indexOf(text.charAt(end)) >= 0) {
        end++;
      }
    }
    return end;
  }

  private void word() {
    int end = at;
    while (end < text.length() && isWord(text.charAt(end))) {
      end++;
    }
    String word = text.substring(at, end);
    Set<String> keywords =
        switch (language) {
          case LUA -> LUA;
          case PYTHON -> PYTHON;
        };
    boolean member = at > 0 && text.charAt(at - 1) == '.';
    if (keywords.contains(word)) {
      add(Kind.KEYWORD, end);
    } else if (FIELDS.contains(word) && (member || word.equals("decide"))) {
      add(Kind.KNOWN, end);
    } else {
      at = end;
    }
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWordStart(char c) {
    return c == '_' || Character.isLetter(c);
  }

  private static boolean isWord(char c) {
    return c == '_' || Character.isLetterOrDigit(c);
  }
}
