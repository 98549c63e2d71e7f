package io.lifeboat.console.bootstrap;

import io.lifeboat.console.application.archive.RecordingsDesk;
import io.lifeboat.console.application.command.CommandService;
import io.lifeboat.console.application.comparison.ComparisonDesk;
import io.lifeboat.console.application.policy.ConsolePolicies;
import io.lifeboat.console.application.policy.PolicyDesk;
import io.lifeboat.console.application.recording.Recordings;
import io.lifeboat.console.application.replay.RecordedCluster;
import io.lifeboat.console.application.replay.RecordingIndex;
import io.lifeboat.console.application.replay.ReplayPlayer;
import io.lifeboat.console.application.report.ReportFormat;
import io.lifeboat.console.application.settings.Preferences;
import io.lifeboat.console.application.text.RecordingMsg;
import io.lifeboat.console.ui.display.Display;
import io.lifeboat.console.ui.fx.FxThread;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.policy.FileDoor;
import io.lifeboat.console.ui.replay.RecordingDeck;
import io.lifeboat.console.ui.replay.RecordingsView;
import io.lifeboat.console.ui.shell.ConsoleWindow;
import io.lifeboat.console.ui.theme.Look;
import io.lifeboat.console.ui.theme.Themes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.scene.Scene;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Windows of recordings: the console's own window on what was, each with a player of its own and
 * none with a cluster. Lives on the JavaFX thread.
 */
public final class RecordingWindows implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RecordingWindows.class);
  private static final double OFFSET = 40;
  private static final double LIST_WIDTH = 1_120;
  private static final double LIST_HEIGHT = 560;

  private final Recordings recordings;
  private final FileDoor files;
  private final BiConsumer<Path, IOException> refused;
  private final Runnable whenLastClosed;
  private final List<Opened> opened = new ArrayList<>();
  private @Nullable Stage list;

  /** A window of a recording, with all that ends with it. */
  public record Opened(
      Stage stage, ConsoleWindow window, ReplayPlayer player, I18n i18n, Look look, Runnable end) {}

  /**
   * @param recordings those that the list shows
   * @param refused told when a file cannot be opened
   * @param whenLastClosed called when no window of a recording is open any more
   */
  public RecordingWindows(
      Recordings recordings,
      FileDoor files,
      BiConsumer<Path, IOException> refused,
      Runnable whenLastClosed) {
    this.recordings = recordings;
    this.files = files;
    this.refused = refused;
    this.whenLastClosed = whenLastClosed;
  }

  /** Opens a recording in a window of its own, soon. */
  public void open(Path file, Preferences preferences) {
    Thread.ofVirtual()
        .name("open-recording")
        .start(
            () -> {
              try {
                ReplayPlayer player = ReplayPlayer.of(file, RecordingIndex.open(file, false));
                player.showFirst();
                FxThread.later(() -> show(player, preferences));
              } catch (IOException e) {
                log.warn("{} cannot be opened", file.getFileName(), e);
                FxThread.later(() -> refused.accept(file, e));
              }
            });
  }

  private RecordingsDesk desk() {
    return new RecordingsDesk(
        recordings, work -> Thread.ofVirtual().name("recordings").start(work), FxThread::later);
  }

  /** Opens the list of the recordings, or brings it to the front. */
  public void openList(Preferences preferences) {
    Stage known = list;
    if (known != null) {
      known.toFront();
      return;
    }
    I18n i18n = new I18n(preferences.language());
    Look look = new Look(Choices.theme(preferences.theme()), preferences.textScale());
    RecordingsView view = new RecordingsView(i18n, desk(), files, file -> open(file, preferences));
    Stage stage = new Stage();
    Scene scene = new Scene(view, LIST_WIDTH, LIST_HEIGHT);
    Themes.apply(scene, look.theme(), look.textScale());
    stage.setScene(scene);
    stage.titleProperty().bind(i18n.bind(RecordingMsg.TITLE));
    stage.getIcons().setAll(WindowIcons.load());
    stage.setOnHidden(e -> list = null);
    list = stage;
    stage.show();
  }

  private void show(ReplayPlayer player, Preferences preferences) {
    I18n i18n = new I18n(preferences.language());
    Look look = new Look(Choices.theme(preferences.theme()), preferences.textScale());
    Display display = new Display(player.latest());
    display.reduceMotionProperty().set(preferences.reduceMotion());
    CommandService commands =
        CommandService.ofRecording(new RecordedCluster(player::latest), player::latest);
    ConsolePolicies was = new ConsolePolicies(player::latest, commands);
    PolicyDesk desk =
        PolicyDesk.of(FxThread::later, Path.of("recorded-policies"), was, was::active, null);
    ComparisonDesk comparisons =
        ComparisonDesk.of(
            (scenario, config, variant) -> {
              throw new IllegalStateException("a recording runs nothing");
            },
            FxThread::later);
    ConsoleWindow window =
        new ConsoleWindow(
            player::latest,
            commands,
            action -> false,
            i18n,
            look,
            display,
            desk,
            files,
            comparisons);
    Stage stage = new Stage();
    String name = String.valueOf(player.file().getFileName());
    RecordingsDesk reports = desk();
    reports.setOnChange(() -> window.say(i18n.text(reports.note())));
    window.setRecording(
        new RecordingDeck(player, format -> report(reports, player.file(), format, stage, i18n)),
        name);
    window.setOnRecordings(() -> openList(preferences));
    stage.getIcons().setAll(WindowIcons.load());
    new Choices(i18n, look, display, window).place(stage, preferences);
    stage.setX(Math.max(0, stage.getX()) + OFFSET * opened.size());
    Opened one =
        new Opened(
            stage,
            window,
            player,
            i18n,
            look,
            () -> {
              window.stop();
              desk.close();
              comparisons.close();
              player.close();
            });
    opened.add(one);
    stage.setOnCloseRequest(e -> close(one));
    window.show(stage);
  }

  private void report(RecordingsDesk desk, Path file, ReportFormat format, Stage owner, I18n i18n) {
    String name = String.valueOf(file.getFileName()).replace(Recordings.SUFFIX, "");
    files
        .saveAny(owner, i18n.text(RecordingMsg.REPORT), format.suffix(), name + format.suffix())
        .ifPresent(to -> desk.report(file, format, i18n.language(), to));
  }

  private void close(Opened one) {
    if (opened.remove(one)) {
      one.end.run();
      one.stage.hide();
      if (opened.isEmpty()) {
        whenLastClosed.run();
      }
    }
  }

  /** Those that are open, in the order of their opening. */
  public List<Opened> opened() {
    return List.copyOf(opened);
  }

  /** Closes all of them. */
  @Override
  public void close() {
    Stage known = list;
    if (known != null) {
      known.hide();
    }
    opened().forEach(this::close);
  }
}
