package io.lifeboat.console.cli;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.console.application.drill.Drill;
import io.lifeboat.console.application.smoke.SmokeTold;
import io.lifeboat.console.application.text.Language;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What the command line asks of the console.
 *
 * @param language null for what suits the user's locale
 * @param theme null for the console's own choice
 * @param smoke null unless the console is to try itself out, without the user's settings
 * @param operator the name switches and recordings show; null for a pseudonym
 * @param records whether the run is recorded
 * @param file what to open in place of a cluster: a recording; or null
 * @param drill the drill it begins with, on the cluster that asks for; null for none
 * @param led whether an instructor leads, with a window for him and one for a trainee
 */
public record ConsoleOptions(
    ClusterConfig cluster,
    @Nullable Language language,
    @Nullable ThemeChoice theme,
    @Nullable String operator,
    boolean records,
    @Nullable Path file,
    @Nullable DrillChoice drill,
    boolean led,
    @Nullable Smoke smoke) {

  /** A console on a cluster, recorded. */
  public ConsoleOptions(
      ClusterConfig cluster, @Nullable Language language, @Nullable ThemeChoice theme) {
    this(cluster, language, theme, null, true, null, null, false, null);
  }

  /**
   * How a console that tries itself out is to do so.
   *
   * @param told is told each step, on any thread
   * @param limit for all of it
   */
  public record Smoke(Consumer<SmokeTold> told, Duration limit) {}

  /** The same, trying itself out; nobody wants a recording of that. */
  ConsoleOptions withSmoke(Smoke asked) {
    return new ConsoleOptions(cluster, language, theme, operator, false, file, drill, led, asked);
  }

  /** The same with a file to open. */
  ConsoleOptions opening(Path chosen) {
    return new ConsoleOptions(
        cluster, language, theme, operator, records, chosen, drill, led, smoke);
  }

  /** The same with a drill to begin with. */
  ConsoleOptions beginning(DrillChoice chosen) {
    return new ConsoleOptions(
        cluster, language, theme, operator, records, file, chosen, led, smoke);
  }

  /** The same for an instructor and a trainee. */
  ConsoleOptions leading() {
    return new ConsoleOptions(
        cluster, language, theme, operator, records, file, drill, true, smoke);
  }

  /** The themes by the words of {@code --theme}. */
  public enum ThemeChoice {
    LIGHT,
    DARK
  }

  /** A drill and the seed of its draws. */
  public record DrillChoice(Drill drill, long seed) {}
}
