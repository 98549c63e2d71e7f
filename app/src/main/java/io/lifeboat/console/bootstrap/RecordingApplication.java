package io.lifeboat.console.bootstrap;

import io.lifeboat.console.application.recording.Recordings;
import io.lifeboat.console.application.settings.Preferences;
import io.lifeboat.console.application.settings.PreferencesStore;
import io.lifeboat.console.application.settings.Theme;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.UiMsg;
import io.lifeboat.console.ui.policy.ChosenFiles;
import io.lifeboat.console.ui.shell.StageDialogs;
import io.lifeboat.console.ui.theme.Fonts;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import javafx.application.Platform;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The console on a recording alone: no cluster is started. */
public final class RecordingApplication {
  private static final Logger log = LoggerFactory.getLogger(RecordingApplication.class);

  private final Path file;
  private final Recordings recordings;
  private final PreferencesStore settings;
  private final @Nullable Language language;
  private final @Nullable Theme theme;
  private final CountDownLatch ended = new CountDownLatch(1);
  private volatile int exitCode = ConsoleApplication.NOT_STARTED;

  /**
   * @param recordings those that the list shows
   * @param language for this time, or null for the one the user has chosen
   * @param theme for this time, or null for the one the user has chosen
   */
  public RecordingApplication(
      Path file,
      Recordings recordings,
      PreferencesStore settings,
      @Nullable Language language,
      @Nullable Theme theme) {
    this.file = file;
    this.recordings = recordings;
    this.settings = settings;
    this.language = language;
    this.theme = theme;
  }

  /**
   * Opens the window and returns when it has been closed.
   *
   * @return the exit code
   */
  public int run() {
    Preferences preferences = settings.load(Locale.getDefault()).preferences();
    Preferences inLanguage = language == null ? preferences : preferences.withLanguage(language);
    Preferences chosen = theme == null ? inLanguage : inLanguage.withTheme(theme);
    try {
      Platform.startup(() -> open(chosen));
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (UnsupportedOperationException e) {
      log.error("LB-005: there is no display to open a window on: {}", e.getMessage());
      log.debug("LB-005", e);
    }
    return exitCode;
  }

  private void open(Preferences preferences) {
    Platform.setImplicitExit(false);
    Fonts.load();
    RecordingWindows windows =
        new RecordingWindows(
            recordings, new ChosenFiles(), (path, e) -> refused(preferences, e), () -> leave(true));
    windows.open(file, preferences);
  }

  private void refused(Preferences preferences, IOException e) {
    StageDialogs dialogs = new StageDialogs();
    dialogs.setOwner(new Stage());
    dialogs.error(
        Failure.OPEN_RECORDING.code(),
        new I18n(preferences.language()).text(UiMsg.ERROR_OPEN_RECORDING),
        String.valueOf(e.getMessage()),
        () -> leave(false));
  }

  private void leave(boolean wasOpen) {
    exitCode = wasOpen ? ConsoleApplication.ENDED : ConsoleApplication.NOT_STARTED;
    Platform.exit();
    ended.countDown();
  }
}
