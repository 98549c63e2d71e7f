package io.lifeboat.console.bootstrap;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.runtime.EmbeddedCluster;
import io.lifeboat.console.application.recording.Recordings;
import io.lifeboat.console.application.settings.Preferences;
import io.lifeboat.console.application.settings.PreferencesStore;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.ui.fx.FxThread;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javafx.stage.Stage;

/** The whole console as a user has it, on real clusters, in the toolkit that tests share. */
public final class VisitedConsole {
  private final Path folder;
  private final CompletableFuture<Integer> ended;
  private final CompletableFuture<Stage> stage = new CompletableFuture<>();
  private final CompletableFuture<Runnable> quit = new CompletableFuture<>();

  private VisitedConsole(Path folder, ConsoleApplication application) {
    this.folder = folder;
    this.ended =
        CompletableFuture.supplyAsync(
            () ->
                application.run(
                    (console, window, quitting) -> {
                      quit.complete(quitting);
                      stage.complete(window);
                    },
                    FxThread::later,
                    () -> {}),
            task -> Thread.ofPlatform().daemon().name("visited-console").start(task));
  }

  /**
   * Opens it, in English, with all its files in this folder.
   *
   * @param config of the cluster it begins with
   */
  public static VisitedConsole open(ClusterConfig config, Path folder) throws IOException {
    PreferencesStore settings = new PreferencesStore(folder.resolve("preferences.json"));
    settings.save(Preferences.standard(Locale.ENGLISH).withTourSeen(true));
    return new VisitedConsole(
        folder,
        new ConsoleApplication(
            new ConsoleApplication.Beginning(EmbeddedCluster::new, config, null, 0, false),
            settings,
            (scenario, run, variant) -> {
              throw new IllegalStateException("nothing is compared here");
            },
            new Recordings(folder.resolve("recordings")),
            folder.resolve("data"),
            Language.ENGLISH,
            null));
  }

  /** Its window. */
  public Stage stage() throws ExecutionException, InterruptedException, TimeoutException {
    return stage.get(30, TimeUnit.SECONDS);
  }

  /** Closes it as its user would, and waits until its cluster has ended. */
  public int quit() throws ExecutionException, InterruptedException, TimeoutException {
    FxThread.later(quit.get(30, TimeUnit.SECONDS));
    return ended.get(60, TimeUnit.SECONDS);
  }

  /** What was recorded, the oldest first. */
  public List<Path> recordings() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("recordings"))) {
      return files.filter(file -> file.toString().endsWith(Recordings.SUFFIX)).sorted().toList();
    }
  }
}
