package io.lifeboat.console.bootstrap;

import io.lifeboat.console.application.comparison.ComparisonRunner;
import io.lifeboat.console.application.drill.DrillDesk;
import io.lifeboat.console.application.instructor.LedExercise;
import io.lifeboat.console.application.settings.Preferences;
import io.lifeboat.console.ui.policy.ChosenFiles;
import io.lifeboat.console.ui.shell.StageDialogs;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/**
 * The second window of an exercise that is led: a console of its own on what the trainee may see.
 * Closing it hides it, so that it misses nothing.
 */
final class TraineeWindow {
  private static final double STEP = 60;

  private final CompositionRoot console;
  private final Stage stage = new Stage();
  private final Preferences preferences;
  private final Consumer<Preferences> keeps;
  private boolean placed;
  private boolean closed;

  /**
   * Not shown yet; make it before the cluster starts.
   *
   * @param preferences without a place when he has not had a window before
   * @param keeps told at the end what he has chosen
   */
  TraineeWindow(
      LedExercise exercise,
      DrillDesk drills,
      Preferences preferences,
      Path policies,
      ComparisonRunner runs,
      Consumer<Preferences> keeps) {
    this.preferences = preferences.withTourSeen(true);
    this.keeps = keeps;
    StageDialogs dialogs = new StageDialogs();
    dialogs.setOwner(stage);
    console =
        new CompositionRoot(
            exercise.trainees(),
            dialogs,
            this.preferences,
            policies,
            new ChosenFiles(),
            runs,
            RunRecording.NONE);
    console.window().setLed(drills);
    stage.getIcons().setAll(WindowIcons.load());
    stage.setOnCloseRequest(
        e -> {
          e.consume();
          stage.hide();
        });
  }

  CompositionRoot console() {
    return console;
  }

  Stage stage() {
    return stage;
  }

  boolean isShown() {
    return stage.isShowing();
  }

  /** Opens it on another screen than this window's if there is one, or brings it to the front. */
  void show(Stage beside) {
    if (closed) {
      return;
    }
    if (placed) {
      stage.show();
      stage.toFront();
      return;
    }
    placed = true;
    console.open(stage, preferences, () -> {});
    if (preferences.window() != null) {
      return;
    }
    List<Screen> his =
        Screen.getScreensForRectangle(
            beside.getX(), beside.getY(), beside.getWidth(), beside.getHeight());
    Screen free =
        Screen.getScreens().stream()
            .filter(screen -> !his.contains(screen))
            .findFirst()
            .orElse(null);
    if (free != null) {
      Rectangle2D bounds = free.getVisualBounds();
      stage.setX(bounds.getMinX() + (bounds.getWidth() - stage.getWidth()) / 2);
      stage.setY(bounds.getMinY() + (bounds.getHeight() - stage.getHeight()) / 2);
    } else {
      stage.setX(beside.getX() + STEP);
      stage.setY(beside.getY() + STEP);
    }
  }

  void hold(boolean on) {
    console.window().hold(on);
  }

  /** Ends it for good. */
  void close(Runnable whenDone) {
    closed = true;
    console.close(
        stage,
        preferences,
        keeps,
        () -> {
          stage.hide();
          whenDone.run();
        });
  }
}
