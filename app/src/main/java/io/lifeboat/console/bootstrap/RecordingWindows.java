package io.lifeboat.console.bootstrap;

import io.lifeboat.console.application.command.CommandService;
import io.lifeboat.console.application.comparison.ComparisonDesk;
import io.lifeboat.console.application.policy.ConsolePolicies;
import io.lifeboat.console.application.policy.PolicyDesk;
import io.lifeboat.console.application.replay.RecordedCluster;
import io.lifeboat.console.application.replay.RecordingIndex;
import io.lifeboat.console.application.replay.ReplayPlayer;
import io.lifeboat.console.application.settings.Preferences;
import io.lifeboat.console.ui.display.Display;
import io.lifeboat.console.ui.fx.FxThread;
import io.lifeboat.console.ui.i18n.I18n;
import io.lifeboat.console.ui.policy.FileDoor;
import io.lifeboat.console.ui.shell.ConsoleWindow;
import io.lifeboat.console.ui.theme.Look;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import javafx.stage.Stage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Windows of recordings: the console's own window on what was, each with a player of its own and
 * none with a cluster. Lives on the JavaFX thread.
 */
public final class RecordingWindows implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(RecordingWindows.class);
  private static final double OFFSET = 40;

  private final FileDoor files;
  private final BiConsumer<Path, IOException> refused;
  private final Runnable whenLastClosed;
  private final List<Opened> opened = new ArrayList<>();

  /** A window of a recording, with all that ends with it. */
  public record Opened(
      Stage stage, ConsoleWindow window, ReplayPlayer player, I18n i18n, Look look, Runnable end) {}

  /**
   * @param refused told when a file cannot be opened
   * @param whenLastClosed called when no window of a recording is open any more
   */
  public RecordingWindows(
      FileDoor files, BiConsumer<Path, IOException> refused, Runnable whenLastClosed) {
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
    window.setRecording(player, String.valueOf(player.file().getFileName()));
    Stage stage = new Stage();
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
    opened().forEach(this::close);
  }
}
