package io.lifeboat.console.cli;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.console.application.smoke.SmokeTold;
import io.lifeboat.console.application.text.Language;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks of the console.
 *
 * @param language null for what suits the user's locale
 * @param theme null for the console's own choice
 * @param smoke null unless the console is to try itself out, without the user's settings
 */
public record ConsoleOptions(
    ClusterConfig cluster,
    @Nullable Language language,
    @Nullable ThemeChoice theme,
    @Nullable Smoke smoke) {

  /** A console for its user. */
  public ConsoleOptions(
      ClusterConfig cluster, @Nullable Language language, @Nullable ThemeChoice theme) {
    this(cluster, language, theme, null);
  }

  /**
   * How a console that tries itself out is to do so.
   *
   * @param told is told each step, on any thread
   * @param limit for all of it
   */
  public record Smoke(Consumer<SmokeTold> told, Duration limit) {}

  ConsoleOptions withSmoke(Smoke asked) {
    return new ConsoleOptions(cluster, language, theme, asked);
  }

  /** The themes by the words of {@code --theme}. */
  public enum ThemeChoice {
    LIGHT,
    DARK
  }
}
