package io.lifeboat.console.cli;

/** Text in columns of a terminal. */
final class Columns {
  private Columns() {}

  /** How many columns a terminal gives it: two for a Chinese character. */
  static int of(String text) {
    return text.codePoints()
        .map(point -> Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN ? 2 : 1)
        .sum();
  }

  /** With spaces after it. */
  static String left(String text, int width) {
    return text + spaces(text, width);
  }

  /** With spaces before it. */
  static String right(String text, int width) {
    return spaces(text, width) + text;
  }

  private static String spaces(String text, int width) {
    return " ".repeat(Math.max(0, width - of(text)));
  }
}
