package io.lifeboat.console.cli;

import io.lifeboat.console.cli.ConsoleOptions.ThemeChoice;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** The option {@code --theme} of all that opens a window. */
final class ConsoleTheme {
  static final String OPTION = "--theme";

  private ConsoleTheme() {}

  static @Nullable ThemeChoice asked(ParseResult parsed) throws UserMistakeException {
    String word = Grammar.text(parsed, OPTION);
    if (word == null) {
      return null;
    }
    for (ThemeChoice theme : ThemeChoice.values()) {
      if (theme.name().toLowerCase(Locale.ROOT).equals(word)) {
        return theme;
      }
    }
    throw new UserMistakeException(CliMsg.MISTAKE_WORD, OPTION, "light", "dark", word);
  }
}
