package io.lifeboat.console.cli;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.console.application.text.Language;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks of the console.
 *
 * @param language null for what suits the user's locale
 * @param theme null for the console's own choice
 */
public record ConsoleOptions(
    ClusterConfig cluster, @Nullable Language language, @Nullable ThemeChoice theme) {

  /** The themes by the words of {@code --theme}. */
  public enum ThemeChoice {
    LIGHT,
    DARK
  }
}
