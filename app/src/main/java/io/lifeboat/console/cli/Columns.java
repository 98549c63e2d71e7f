package io.lifeboat.console.cli;

import java.util.ArrayList;
import java.util.List;

/** Text in columns of a terminal. */
final class Columns {
  private static final int CJK_PUNCTUATION_FIRST = 0x3000;
  private static final int CJK_PUNCTUATION_LAST = 0x303F;
  private static final int FULL_WIDTH_FIRST = 0xFF01;
  private static final int FULL_WIDTH_LAST = 0xFF60;

  private static final String GAP = "  ";

  private Columns() {}

  /** How many columns a terminal gives it: two for a Chinese character or punctuation mark. */
  static int of(String text) {
    return text.codePoints().map(point -> isWide(point) ? 2 : 1).sum();
  }

  private static boolean isWide(int point) {
    return Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN
        || (point >= FULL_WIDTH_FIRST && point <= FULL_WIDTH_LAST)
        || (point >= CJK_PUNCTUATION_FIRST && point <= CJK_PUNCTUATION_LAST);
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

  /** Names to the left, figures to the right; a line for each row, which are of one length. */
  static List<String> table(List<List<String>> rows) {
    int[] widths = new int[rows.getFirst().size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(widths[i], of(row.get(i)));
      }
    }
    List<String> lines = new ArrayList<>();
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(GAP).append(left(row.getFirst(), widths[0]));
      for (int i = 1; i < widths.length; i++) {
        line.append(GAP).append(right(row.get(i), widths[i]));
      }
      lines.add(line.toString());
    }
    return lines;
  }
}
