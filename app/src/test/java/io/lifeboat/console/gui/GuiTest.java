package io.lifeboat.console.gui;

import io.lifeboat.cluster.Cluster;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.comparison.ComparisonRunner;
import io.lifeboat.console.application.settings.Preferences;
import io.lifeboat.console.application.settings.Theme;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.bootstrap.CompositionRoot;
import io.lifeboat.console.bootstrap.RunRecording;
import io.lifeboat.console.ui.theme.Fonts;
import io.lifeboat.console.ui.theme.Themes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Labeled;
import javafx.scene.control.TabPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.Pane;
import javafx.scene.layout.StackPane;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.robot.KeyboardRobot;
import org.testfx.robot.MouseRobot;
import org.testfx.util.WaitForAsyncUtils;

/**
 * The thin layer between our window tests and TestFX: open, find, click, type, await, screenshot.
 * No control is made in a field initialiser, for that would run before the toolkit.
 */
abstract class GuiTest {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration GLANCE = Duration.ofMillis(20);

  /** Pictures are for a person to look at, who asks for them: -Dscreenshots=true. */
  private static final boolean TAKES_SHOTS = Boolean.getBoolean("screenshots");

  private final FxRobot robot = new FxRobot();
  final List<String> said = new ArrayList<>();
  final ScriptedFiles files = new ScriptedFiles();

  /** What the panel of comparisons runs; a test that compares says what. */
  ComparisonRunner runs =
      (scenario, config, variant) -> {
        throw new IllegalStateException("nothing to compare with");
      };

  /** Whether the console has never been opened before. */
  boolean firstStart;

  /** Records the run; a test that wants a recording says so before it opens the window. */
  RunRecording recording = RunRecording.NONE;

  @TempDir Path folder;
  private CompositionRoot root;
  private Stage stage;

  /** Opens the real window on this cluster. */
  void open(Cluster cluster, int width, int height) throws Exception {
    FxToolkit.registerPrimaryStage();
    Preferences preferences =
        Preferences.standard(Locale.ENGLISH)
            .withTheme(Theme.LIGHT)
            .withReduceMotion(false)
            .withTourSeen(!firstStart);
    onFx(
        () -> {
          root =
              new CompositionRoot(
                  cluster,
                  (code, headline, detail, after) -> said.add(code + " " + headline),
                  preferences,
                  folder.resolve("policies.json"),
                  files,
                  runs,
                  recording);
          stage = new Stage();
          root.open(stage, preferences, () -> said.add("quit"));
          stage.setX(0);
          stage.setY(0);
          stage.setWidth(width);
          stage.setHeight(height);
          return null;
        });
    robot.interact(() -> {});
  }

  /** Opens a part of the window alone, as in a window of its own. */
  void openAlone(Callable<? extends javafx.scene.Parent> part, int width, int height)
      throws Exception {
    FxToolkit.registerPrimaryStage();
    onFx(
        () -> {
          Fonts.load();
          stage = new Stage();
          Scene scene = new Scene(new StackPane(part.call()), width, height);
          Themes.apply(scene, io.lifeboat.console.ui.theme.Theme.LIGHT, 1);
          stage.setScene(scene);
          stage.setX(0);
          stage.setY(0);
          stage.show();
          return null;
        });
    robot.interact(() -> {});
  }

  /** Takes a window that was opened otherwise for that of the test. */
  void adopt(Stage other) {
    stage = other;
  }

  @AfterEach
  void closeWindow() throws Exception {
    if (root == null && stage != null) {
      onFx(
          () -> {
            end(stage);
            return null;
          });
    }
    if (root != null) {
      CompletableFuture<Void> done = new CompletableFuture<>();
      onFx(
          () -> {
            root.close(
                stage,
                Preferences.standard(Locale.ENGLISH),
                kept -> {},
                () -> {
                  end(stage);
                  done.complete(null);
                });
            return null;
          });
      done.get(20, TimeUnit.SECONDS);
    }
  }

  /**
   * The headless platform keeps every window there was, through the robot of the next one: a
   * console of 25 MB each, unless it is taken out of its window.
   */
  private static void end(Stage stage) {
    stage.hide();
    stage.setOnCloseRequest(null);
    Scene scene = stage.getScene();
    if (scene != null && scene.getRoot() instanceof Pane root) {
      root.getChildren().clear();
    }
    // The one before is remembered, too.
    stage.setScene(new Scene(new Pane()));
    stage.setScene(new Scene(new Pane()));
  }

  CompositionRoot console() {
    return root;
  }

  Stage stage() {
    return stage;
  }

  ConsoleState state() {
    return root.store().latest();
  }

  <T> T onFx(Callable<T> task) throws Exception {
    return WaitForAsyncUtils.waitFor(WaitForAsyncUtils.asyncFx(task));
  }

  Node find(String id) {
    Node node = robot.lookup("#" + id).tryQuery().orElse(null);
    if (node == null) {
      throw new NotThereException(id);
    }
    return node;
  }

  boolean isThere(String id) {
    return robot.lookup("#" + id).tryQuery().filter(GuiTest::isShown).isPresent();
  }

  static boolean isShown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  String textOf(String id) {
    return ((Labeled) find(id)).getText();
  }

  /** Scrolls until it is in sight, as the focus does by keyboard. */
  void reveal(String id) throws Exception {
    onFx(
        () -> {
          Node node = find(id);
          Node at = node;
          while (at != null && !(at instanceof javafx.scene.control.ScrollPane)) {
            at = at.getParent();
          }
          if (at instanceof javafx.scene.control.ScrollPane pane) {
            Bounds all = pane.getContent().getBoundsInLocal();
            double y = pane.getContent().sceneToLocal(node.localToScene(0, 0)).getY();
            double hidden = all.getHeight() - pane.getViewportBounds().getHeight();
            pane.setVvalue(hidden <= 0 ? 0 : Math.clamp((y - 20) / hidden, 0, 1));
            pane.layout();
          }
          return null;
        });
  }

  void size(int width, int height) throws Exception {
    onFx(
        () -> {
          stage().setWidth(width);
          stage().setHeight(height);
          return null;
        });
  }

  void tab(int index) throws Exception {
    onFx(
        () -> {
          ((TabPane) find("side")).getSelectionModel().select(index);
          return null;
        });
  }

  void theme(io.lifeboat.console.ui.theme.Theme theme) throws Exception {
    onFx(
        () -> {
          console().look().themeProperty().set(theme);
          return null;
        });
  }

  /** Clicks what is at rest: under a banner that comes in, what still moves would not be hit. */
  void click(String id) {
    await("something to click: " + id, () -> isThere(id) && !find(id).isDisabled());
    org.awaitility.Awaitility.await("at rest under the mouse: " + id)
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .until(
            () -> {
              Point2D aim = at(id, 0.5, 0.5);
              mouse().moveNoWait(aim);
              awaitFrames();
              return aim.equals(at(id, 0.5, 0.5));
            });
    click(MouseButton.PRIMARY);
  }

  /** Until the window was laid out twice: the first time may have been under way. */
  void awaitFrames() throws Exception {
    CountDownLatch frames = new CountDownLatch(2);
    Runnable counting =
        () -> {
          frames.countDown();
          Platform.requestNextPulse();
        };
    onFx(
        () -> {
          stage.getScene().addPostLayoutPulseListener(counting);
          Platform.requestNextPulse();
          return null;
        });
    boolean drawn = frames.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    onFx(
        () -> {
          stage.getScene().removePostLayoutPulseListener(counting);
          return null;
        });
    if (!drawn) {
      throw new AssertionError("The window draws no frames");
    }
  }

  void hover(String id) {
    pointAt(at(id, 0.5, 0.5));
  }

  void hoverAt(String id, double x, double y) {
    pointAt(at(id, x, y));
  }

  void rightClickAt(String id, double x, double y) {
    clickAt(at(id, x, y), MouseButton.SECONDARY);
  }

  void rightClick(String id) {
    clickAt(at(id, 0.5, 0.5), MouseButton.SECONDARY);
  }

  /** A point of a node, from 0 to 1 of its width and height, on the screen. */
  Point2D at(String id, double x, double y) {
    Node node = find(id);
    Bounds bounds = node.getBoundsInLocal();
    return node.localToScreen(
        bounds.getMinX() + x * bounds.getWidth(), bounds.getMinY() + y * bounds.getHeight());
  }

  /**
   * Moves the mouse to a point of the screen, at once: a person's way there takes half a second.
   */
  void pointAt(Point2D point) {
    mouse().moveNoWait(point);
    WaitForAsyncUtils.waitForFxEvents();
  }

  /** Clicks where the mouse is. */
  void clickHere() {
    click(MouseButton.PRIMARY);
  }

  private void clickAt(Point2D point, MouseButton button) {
    mouse().moveNoWait(point);
    WaitForAsyncUtils.waitForFxEvents(1);
    click(button);
  }

  private void click(MouseButton button) {
    mouse().pressNoWait(button);
    mouse().releaseNoWait(button);
    WaitForAsyncUtils.waitForFxEvents();
  }

  private MouseRobot mouse() {
    return robot.robotContext().getMouseRobot();
  }

  /** Presses at one point and moves to the other; the button stays down. */
  void drawTo(Point2D from, Point2D to) {
    robot.moveTo(from).press(MouseButton.PRIMARY).moveTo(to);
  }

  void letGo() {
    robot.release(MouseButton.PRIMARY);
  }

  void type(String text) {
    robot.write(text, 0);
    WaitForAsyncUtils.waitForFxEvents();
  }

  void press(KeyCode... keys) {
    KeyboardRobot keyboard = robot.robotContext().getKeyboardRobot();
    keyboard.pressNoWait(keys);
    for (KeyCode key : List.of(keys).reversed()) {
      keyboard.releaseNoWait(key);
    }
    WaitForAsyncUtils.waitForFxEvents();
  }

  void await(String what, BooleanSupplier condition) {
    org.awaitility.Awaitility.await(what)
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(GLANCE)
        .until(() -> onFx(() -> isTrueOfWhatIsThere(condition)));
  }

  private static boolean isTrueOfWhatIsThere(BooleanSupplier condition) {
    try {
      return condition.getAsBoolean();
    } catch (NotThereException e) {
      return false; // not yet; whoever waits has a limit
    }
  }

  static final class NotThereException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    NotThereException(String id) {
      super("no node with id " + id);
    }
  }

  void awaitLeader(NodeId leader) {
    await(
        "leader " + leader,
        () -> leader.equals(state().service().leader()) && state().service().leaderReady());
  }

  void language(Language language) throws Exception {
    onFx(
        () -> {
          root.i18n().languageProperty().set(language);
          return null;
        });
  }

  void shot(String name) throws Exception {
    WaitForAsyncUtils.waitForFxEvents();
    if (!TAKES_SHOTS) {
      return;
    }
    org.awaitility.Awaitility.await().pollDelay(Duration.ofMillis(350)).until(() -> true);
    onFx(() -> Shots.take(name));
  }

  /** Whether a node lies wholly inside the window. */
  boolean isInside(Node node) {
    Bounds bounds = node.localToScene(node.getBoundsInLocal());
    return bounds.getMinX() >= -1
        && bounds.getMinY() >= -1
        && bounds.getMaxX() <= stage.getScene().getWidth() + 1
        && bounds.getMaxY() <= stage.getScene().getHeight() + 1;
  }
}
