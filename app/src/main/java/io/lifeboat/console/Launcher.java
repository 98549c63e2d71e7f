package io.lifeboat.console;

import io.lifeboat.cluster.degradation.script.PythonRuntime;
import io.lifeboat.cluster.runtime.EmbeddedCluster;
import io.lifeboat.cluster.scenario.Comparison;
import io.lifeboat.cluster.scenario.RunLimits;
import io.lifeboat.cluster.scenario.ScenarioRunner;
import io.lifeboat.console.application.command.OperatorName;
import io.lifeboat.console.application.recording.Recordings;
import io.lifeboat.console.application.settings.Places;
import io.lifeboat.console.application.settings.PreferencesStore;
import io.lifeboat.console.application.settings.Theme;
import io.lifeboat.console.bootstrap.ConsoleApplication;
import io.lifeboat.console.bootstrap.LogFiles;
import io.lifeboat.console.bootstrap.RecordingApplication;
import io.lifeboat.console.bootstrap.SmokeVisit;
import io.lifeboat.console.cli.ConsoleOptions;
import io.lifeboat.console.cli.LifeboatCommand;
import io.lifeboat.console.cli.Versions;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where the program begins; not an Application itself, so that a plain class path can start it. */
public final class Launcher {
  private static final Logger log = LoggerFactory.getLogger(Launcher.class);

  private Launcher() {}

  /** Does what the command line asks; without a subcommand that is to open the console. */
  public static void main(String[] arguments) {
    keepCachesTogether(Places.ofThisUser().cache());
    System.exit(LifeboatCommand.execute(arguments, Launcher::open));
  }

  /** What JavaFX and Python unpack goes to our own cache, unless it was said where. */
  private static void keepCachesTogether(Path cache) {
    for (Map.Entry<String, String> kept :
        Map.of("javafx.cachedir", "javafx", PythonRuntime.CACHE_PROPERTY, "python").entrySet()) {
      if (System.getProperty(kept.getKey()) == null) {
        System.setProperty(kept.getKey(), cache.resolve(kept.getValue()).toString());
      }
    }
  }

  private static int open(ConsoleOptions options) {
    Comparison comparison =
        new Comparison(new ScenarioRunner(EmbeddedCluster::new, RunLimits.DEFAULT));
    String operator = options.operator();
    if (operator != null) {
      OperatorName.choose(operator);
    }
    ConsoleOptions.Smoke smoke = options.smoke();
    Path file = options.file();
    if (file != null) {
      LogFiles.keepIn(Places.ofThisUser().logs());
      return new RecordingApplication(
              file,
              new Recordings(Places.ofThisUser().recordings()),
              new PreferencesStore(Places.ofThisUser().preferences()),
              options.language(),
              theme(options.theme()))
          .run();
    }
    if (smoke == null) {
      LogFiles.keepIn(Places.ofThisUser().logs());
      log.info("Starts: {}", String.join(", ", Versions.lines()));
      return console(options, comparison, Places.ofThisUser().preferences()).run();
    }
    return SmokeVisit.apart(
        smoke.told(), smoke.limit(), preferences -> console(options, comparison, preferences));
  }

  private static ConsoleApplication console(
      ConsoleOptions options, Comparison comparison, Path preferences) {
    ConsoleOptions.DrillChoice choice = options.drill();
    return new ConsoleApplication(
        new ConsoleApplication.Beginning(
            EmbeddedCluster::new,
            options.cluster(),
            choice == null ? null : choice.drill(),
            choice == null ? 0 : choice.seed(),
            options.led()),
        new PreferencesStore(preferences),
        (scenario, config, variant) -> comparison.run(scenario, config, variant, record -> {}),
        options.records() ? new Recordings(Places.ofThisUser().recordings()) : null,
        Places.ofThisUser().data(),
        options.language(),
        theme(options.theme()));
  }

  private static @Nullable Theme theme(ConsoleOptions.@Nullable ThemeChoice choice) {
    return switch (choice) {
      case null -> null;
      case LIGHT -> Theme.LIGHT;
      case DARK -> Theme.DARK;
    };
  }
}
