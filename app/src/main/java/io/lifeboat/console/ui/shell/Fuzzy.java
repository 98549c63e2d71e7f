package io.lifeboat.console.ui.shell;

import java.util.Locale;

/** How well a few typed letters fit a name: all of them must occur, in order. */
final class Fuzzy {
  static final int NO_MATCH = -1;

  private Fuzzy() {}

  /** The higher the better; {@link #NO_MATCH} when a letter is missing. */
  static int score(String typed, String name) {
    String wanted = typed.toLowerCase(Locale.ROOT).replace(" ", "");
    String text = name.toLowerCase(Locale.ROOT);
    int score = 0;
    int at = 0;
    int run = 0;
    for (int i = 0; i < wanted.length(); i++) {
      int found = text.indexOf(wanted.charAt(i), at);
      if (found < 0) {
        return NO_MATCH;
      }
      run = found == at && i > 0 ? run + 1 : 0;
      boolean wordStart = found == 0 || text.charAt(found - 1) == ' ';
      score += 1 + run * 3 + (wordStart ? 5 : 0);
      at = found + 1;
    }
    return score * 100 - Math.min(99, text.length());
  }
}
