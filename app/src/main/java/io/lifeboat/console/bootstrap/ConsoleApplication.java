package io.lifeboat.console.bootstrap;

import io.lifeboat.cluster.Cluster;
import io.lifeboat.console.application.comparison.ComparisonRunner;
import io.lifeboat.console.application.recording.Recordings;
import io.lifeboat.console.application.settings.Preferences;
import io.lifeboat.console.application.settings.PreferencesStore;
import io.lifeboat.console.application.settings.PreferencesStore.Loaded;
import io.lifeboat.console.application.settings.Theme;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.ui.policy.ChosenFiles;
import io.lifeboat.console.ui.shell.StageDialogs;
import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs one console from its first window to its last thread. */
public final class ConsoleApplication {
  /** The user closed the window. */
  public static final int ENDED = 0;

  /** The cluster could not be started, or the window could not be opened. */
  public static final int NOT_STARTED = 3;

  private static final Logger log = LoggerFactory.getLogger(ConsoleApplication.class);

  private static final String NAME = "Lifeboat";
  private static final String POLICIES = "policies.json";

  private final Cluster cluster;
  private final PreferencesStore settings;
  private final ComparisonRunner runs;
  private final @Nullable Recordings recordings;
  private final @Nullable Language language;
  private final @Nullable Theme theme;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile int exitCode = NOT_STARTED;

  /**
   * A console on this cluster, not yet shown.
   *
   * @param runs runs scenarios on clusters of their own
   * @param recordings where the run is recorded, or null for nowhere
   * @param language for this run, or null for the one the user has chosen
   * @param theme for this run, or null for the one the user has chosen
   */
  public ConsoleApplication(
      Cluster cluster,
      PreferencesStore settings,
      ComparisonRunner runs,
      @Nullable Recordings recordings,
      @Nullable Language language,
      @Nullable Theme theme) {
    this.cluster = cluster;
    this.settings = settings;
    this.runs = runs;
    this.recordings = recordings;
    this.language = language;
    this.theme = theme;
  }

  /**
   * Opens the window and returns when it has been closed and the cluster has ended.
   *
   * @return the exit code
   */
  public int run() {
    return run(Visitor.NOBODY);
  }

  /** As {@link #run()}, with someone who looks on. */
  int run(Visitor visitor) {
    Loaded loaded = settings.load(Locale.getDefault());
    RunRecording recording = RunRecording.begin(recordings, cluster);
    // For a signal from outside; closing twice does no harm.
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  cluster.close();
                  recording.close();
                },
                "console-last-resort"));
    try {
      Platform.startup(() -> open(loaded, recording, visitor));
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      cluster.close();
    } catch (UnsupportedOperationException e) {
      log.error("LB-005: there is no display to open a window on: {}", e.getMessage());
      log.debug("LB-005", e);
      cluster.close();
    }
    return exitCode;
  }

  private void open(Loaded loaded, RunRecording recording, Visitor visitor) {
    try {
      Platform.setImplicitExit(false);
      // A desktop finds the entry of a window by this name (WM_CLASS); without it, it is "java".
      com.sun.glass.ui.Application.GetApplication().setName(NAME);
      StageDialogs dialogs = new StageDialogs();
      Preferences preferences = forThisRun(loaded.preferences());
      CompositionRoot console =
          new CompositionRoot(
              cluster,
              dialogs,
              preferences,
              settings.beside(POLICIES),
              new ChosenFiles(),
              runs,
              recording);
      Runtime.getRuntime()
          .addShutdownHook(new Thread(console::closeComparisons, "comparison-last-resort"));
      Thread.setDefaultUncaughtExceptionHandler(console::uncaught);
      Thread.currentThread().setUncaughtExceptionHandler(console::uncaught);
      Stage stage = new Stage();
      stage.getIcons().setAll(WindowIcons.load());
      dialogs.setOwner(stage);
      Runnable quit =
          () ->
              console.close(
                  stage, loaded.preferences(), this::save, () -> leave(stage, console.isRefused()));
      stage.setOnCloseRequest(
          e -> {
            e.consume();
            quit.run();
          });
      console.open(stage, preferences, quit);
      visitor.opened(console, stage, quit);
      if (recording.problem() != null) {
        console.tell(Failure.RECORDING, recording.problem());
      }
      if (loaded.problem() != null) {
        console.tell(
            console.i18n().text(loaded.problem().title()),
            console.i18n().text(loaded.problem().explanation()));
      }
    } catch (RuntimeException e) {
      log.error("LB-001: the window could not be opened", e);
      cluster.close();
      Platform.exit();
      ended.countDown();
    }
  }

  private Preferences forThisRun(Preferences chosen) {
    Preferences preferences = chosen;
    if (language != null) {
      preferences = preferences.withLanguage(language);
    }
    if (theme != null) {
      preferences = preferences.withTheme(theme);
    }
    return preferences;
  }

  private void save(Preferences preferences) {
    try {
      settings.save(preferences);
    } catch (IOException e) {
      log.warn("LB-004: the settings could not be kept", e);
    }
  }

  private void leave(Stage stage, boolean refused) {
    exitCode = refused ? NOT_STARTED : ENDED;
    stage.hide();
    Platform.exit();
    ended.countDown();
  }
}
