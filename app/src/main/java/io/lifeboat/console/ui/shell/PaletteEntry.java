package io.lifeboat.console.ui.shell;

import java.util.Comparator;
import java.util.List;

/**
 * One command in the palette.
 *
 * @param line what it does or why it cannot be done now
 * @param keys its key, or empty
 */
record PaletteEntry(String name, String line, String keys, boolean possible, Runnable run) {

  /**
   * Those that fit what is typed, possible and best ones first; all of them in their order when
   * nothing is typed.
   */
  static List<PaletteEntry> matching(String typed, List<PaletteEntry> all) {
    if (typed.isBlank()) {
      return all;
    }
    return all.stream()
        .filter(e -> Fuzzy.score(typed, e.name()) != Fuzzy.NO_MATCH)
        .sorted(
            Comparator.comparing((PaletteEntry e) -> !e.possible())
                .thenComparingInt(e -> -Fuzzy.score(typed, e.name())))
        .toList();
  }
}
