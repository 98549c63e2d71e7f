package io.lifeboat.console.application.report;

/**
 * Puts text where it is only text. A recording may come from anybody: nothing in it becomes markup,
 * and nothing in a table a formula.
 */
final class Escaped {
  private Escaped() {}

  /** For HTML and SVG, inside and outside of attributes. */
  static String html(String text) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    text.codePoints().forEach(point -> out.append(html(point)));
    return out.toString();
  }

  private static String html(int point) {
    return switch (point) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\'' -> "&#39;";
      default ->
          Character.isISOControl(point) || isBidiControl(point) ? " " : Character.toString(point);
    };
  }

  /** These make a text look other than it is. */
  private static boolean isBidiControl(int point) {
    return (point >= 0x202A && point <= 0x202E) || (point >= 0x2066 && point <= 0x2069);
  }

  /** A cell of CSV (RFC 4180). A program for tables takes what begins so for a formula. */
  static String csv(String text) {
    String cell = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return "\"" + cell.replace("\"", "\"\"") + "\"";
  }
}
