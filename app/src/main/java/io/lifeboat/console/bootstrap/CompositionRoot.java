package io.lifeboat.console.bootstrap;

import io.lifeboat.cluster.Cluster;
import io.lifeboat.console.application.alarm.AlarmAction;
import io.lifeboat.console.application.command.CommandService;
import io.lifeboat.console.application.comparison.ComparisonDesk;
import io.lifeboat.console.application.comparison.ComparisonRunner;
import io.lifeboat.console.application.drill.TraineeCluster;
import io.lifeboat.console.application.policy.ConsolePolicies;
import io.lifeboat.console.application.policy.PolicyDesk;
import io.lifeboat.console.application.recording.Recordings;
import io.lifeboat.console.application.settings.Preferences;
import io.lifeboat.console.application.settings.Theme;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.ConsoleStore;
import io.lifeboat.console.ui.display.Display;
import io.lifeboat.console.ui.fx.FxThread;
import io.lifeboat.console.ui.fx.FxWatchdog;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.i18n.UiMsg;
import io.lifeboat.console.ui.policy.FileDoor;
import io.lifeboat.console.ui.replay.LiveDeck;
import io.lifeboat.console.ui.shell.ConsoleWindow;
import io.lifeboat.console.ui.shell.Dialogs;
import io.lifeboat.console.ui.theme.Fonts;
import io.lifeboat.console.ui.theme.Look;
import java.nio.file.Path;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import javafx.animation.PauseTransition;
import javafx.stage.Stage;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes and wires what the console consists of, by constructor. The window is on the screen before
 * the cluster starts; the cluster starts and ends off the JavaFX thread.
 */
public final class CompositionRoot {
  private static final Logger log = LoggerFactory.getLogger(CompositionRoot.class);
  private static final Duration PATIENCE = Duration.millis(300);

  private final Cluster cluster;
  private final Dialogs dialogs;
  private final ConsoleStore store;
  private final CommandService commands;
  private final I18n i18n;
  private final Look look;
  private final Display display;
  private final PolicyDesk desk;
  private final ComparisonDesk comparisons;
  private final RunRecording recording;
  private final ConsoleWindow window;
  private final Choices choices;
  private final @Nullable LiveDeck live;
  private final @Nullable RecordingWindows recordings;
  private final FxWatchdog watchdog = new FxWatchdog();
  private final AtomicBoolean closing = new AtomicBoolean();
  private final AtomicBoolean saidUncaught = new AtomicBoolean();
  private volatile boolean refused;
  private Runnable quit = () -> {};
  private Runnable onStarted = () -> {};

  /**
   * Wires a console on this cluster; call on the JavaFX thread.
   *
   * @param policies the file in which the versions of policies are kept
   * @param files asks for files
   * @param runs runs scenarios on clusters of their own
   * @param recording of the run; it is closed at the end
   */
  public CompositionRoot(
      Cluster cluster,
      Dialogs dialogs,
      Preferences preferences,
      Path policies,
      FileDoor files,
      ComparisonRunner runs,
      RunRecording recording) {
    FxThread.require();
    this.recording = recording;
    this.cluster = cluster;
    this.dialogs = dialogs;
    Fonts.load();
    store = ConsoleStore.of(cluster);
    i18n = new I18n(preferences.language());
    look = new Look(Choices.theme(preferences.theme()), preferences.textScale());
    display = new Display(store.latest());
    display.reduceMotionProperty().set(preferences.reduceMotion());
    commands =
        cluster instanceof TraineeCluster
            ? CommandService.ofTrainee(cluster, store::latest)
            : new CommandService(cluster, store::latest);
    ConsolePolicies deciding = new ConsolePolicies(store::latest, commands);
    desk = PolicyDesk.of(FxThread::later, policies, deciding, deciding::active, deciding);
    comparisons = ComparisonDesk.of(runs, FxThread::later);
    window =
        new ConsoleWindow(
            store::latest, commands, this::attend, i18n, look, display, desk, files, comparisons);
    choices = new Choices(i18n, look, display, window);
    live = live();
    recordings = recordings(preferences, files);
  }

  /** The list of recordings, and their windows. */
  private @Nullable RecordingWindows recordings(Preferences preferences, FileDoor files) {
    Recordings folder = recording.folder();
    if (folder == null) {
      return null;
    }
    RecordingWindows windows =
        new RecordingWindows(
            folder,
            files,
            (file, e) -> tell(Failure.OPEN_RECORDING, String.valueOf(e.getMessage())),
            () -> {});
    window.setOnRecordings(() -> windows.openList(current(preferences)));
    return windows;
  }

  /** Other windows begin in the language and the theme of this one. */
  private Preferences current(Preferences preferences) {
    return preferences
        .withLanguage(i18n.language())
        .withTextScale(look.ordinaryTextScale())
        .withTheme(look.theme().isDark() ? Theme.DARK : Theme.LIGHT);
  }

  /** From the recording that is being written one can go back in the run. */
  private @Nullable LiveDeck live() {
    Path file = recording.file();
    if (file == null) {
      return null;
    }
    LiveDeck deck = new LiveDeck(file, display, commands);
    window.setLive(deck);
    return deck;
  }

  /** Into the logbook as long as the cluster keeps one, so that a recording has it. */
  private boolean attend(AlarmAction action) {
    if (store.latest().phase() != ConsoleState.Phase.RUNNING) {
      return store.submit(action);
    }
    commands.submit(action.logged());
    return true;
  }

  public ConsoleWindow window() {
    return window;
  }

  public I18n i18n() {
    return i18n;
  }

  public Look look() {
    return look;
  }

  public Display display() {
    return display;
  }

  public ConsoleStore store() {
    return store;
  }

  /** The way of every command to the cluster. */
  CommandService commands() {
    return commands;
  }

  /** How often the JavaFX thread was late. */
  public FxWatchdog watchdog() {
    return watchdog;
  }

  /**
   * Shows the window, then starts the cluster, whose coming up is seen in it.
   *
   * @param quit ends the console; called when the cluster could not be started
   */
  public void open(Stage stage, Preferences preferences, Runnable quit) {
    this.quit = quit;
    choices.place(stage, preferences);
    window.show(stage);
    if (!preferences.tourSeen()) {
      window.beginTour();
    }
    // Not before the first frame: the cluster's threads would take the processor from it.
    FxThread.later(
        () -> cluster.start().whenComplete((done, error) -> FxThread.run(() -> started(error))));
  }

  /** Called on the JavaFX thread when every node takes part. */
  void setOnStarted(Runnable listener) {
    onStarted = listener;
  }

  private void started(@Nullable Throwable error) {
    if (closing.get()) {
      return;
    }
    if (error == null) {
      onStarted.run();
      return;
    }
    Throwable cause =
        error instanceof CompletionException && error.getCause() != null ? error.getCause() : error;
    Failure failure = Failure.of(cause);
    refused = true;
    log.error("{}: the cluster did not start", failure.code(), cause);
    String detail = cause.getMessage();
    // There is nothing to look at without a cluster: the console ends once this has been read.
    dialogs.error(
        failure.code(), i18n.text(failure.headline()), detail == null ? "" : detail, quit);
  }

  /** Whether the cluster could not be started. */
  public boolean isRefused() {
    return refused;
  }

  /** Says in plain words what did not go as it should. */
  void tell(Failure failure, String detail) {
    dialogs.error(failure.code(), i18n.text(failure.headline()), detail, () -> {});
  }

  /** Says in plain words what was wrong with the settings that were found. */
  public void tell(String headline, String detail) {
    dialogs.error(Failure.SETTINGS.code(), headline, detail, () -> {});
  }

  /** Logs an error nobody caught, and says so in plain words; once, for one is enough to know. */
  public void uncaught(Thread thread, Throwable error) {
    log.error("LB-001: uncaught in thread {}", thread.getName(), error);
    if (saidUncaught.compareAndSet(false, true)) {
      FxThread.run(
          () -> {
            if (!closing.get()) {
              dialogs.error(
                  Failure.CONSOLE.code(),
                  i18n.text(UiMsg.ERROR_UNCAUGHT),
                  String.valueOf(error),
                  () -> {});
            }
          });
    }
  }

  /**
   * Ends drawing and the cluster with all its threads; the JavaFX thread does not wait for it.
   *
   * @param save keeps the user's choices; called off the JavaFX thread
   * @param whenDone called on the JavaFX thread
   */
  public void close(
      Stage stage, Preferences before, Consumer<Preferences> save, Runnable whenDone) {
    if (!closing.compareAndSet(false, true)) {
      return;
    }
    Preferences after = choices.kept(stage, before);
    desk.keep();
    if (live != null) {
      live.close();
    }
    if (recordings != null) {
      recordings.close();
    }
    PauseTransition patience = new PauseTransition(PATIENCE);
    patience.setOnFinished(e -> window.showClosing());
    patience.play();
    Thread.ofPlatform()
        .name("console-shutdown")
        .start(
            () -> {
              closeAll();
              save.accept(after);
              FxThread.run(
                  () -> {
                    patience.stop();
                    window.stop();
                    whenDone.run();
                  });
            });
  }

  /** Gives up a comparison that is under way; for a signal from outside. Twice does no harm. */
  void closeComparisons() {
    comparisons.close();
  }

  private void closeAll() {
    watchdog.close();
    desk.close();
    comparisons.close();
    try {
      cluster.close();
    } catch (RuntimeException e) {
      log.error("The cluster did not end in good order", e);
    }
    store.close();
    recording.close();
  }
}
