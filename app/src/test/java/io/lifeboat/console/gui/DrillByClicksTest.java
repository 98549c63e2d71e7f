package io.lifeboat.console.gui;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.console.application.drill.DrillScore;
import io.lifeboat.console.application.drill.MalfunctionKind;
import io.lifeboat.console.application.drill.RecordedScore;
import io.lifeboat.console.bootstrap.ConsoleApplication;
import io.lifeboat.console.bootstrap.VisitedConsole;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.stage.Window;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxToolkit;

/**
 * One drill in the whole console, on real clusters, by clicks and keys alone, from the list to the
 * debrief; and its score, from the screen and from the recording.
 */
class DrillByClicksTest extends GuiTest {
  private static final List<String> NODES = List.of("n1", "n2", "n3");
  private static final Pattern TOTAL = Pattern.compile("(\\d+) of (\\d+) points \\((\\d+) %\\)");

  /** A cluster that comes up, a drill that takes its time, on a machine that does other things. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Thread.UncaughtExceptionHandler before;
  private VisitedConsole console;
  private boolean left;

  private void openConsole() throws Exception {
    FxToolkit.registerPrimaryStage();
    before = Thread.getDefaultUncaughtExceptionHandler();
    console = VisitedConsole.open(ClusterConfig.defaults(7).withSize(3), folder);
    adopt(console.stage());
    size(1440, 900);
    await("the window", () -> isThere("overview"));
  }

  @AfterEach
  void quit() throws Exception {
    if (console != null && !left) {
      console.quit();
    }
    Thread.setDefaultUncaughtExceptionHandler(before);
  }

  private void until(String what, java.util.concurrent.Callable<Boolean> condition) {
    Awaitility.await(what)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(() -> onFx(condition));
  }

  private void chooseDrill() throws Exception {
    click("show-drills");
    until("the drills", () -> isThere("drill-offer-the-leader-dies"));
    click("drill-offer-the-leader-dies");
    click("drill-start");
    until("the drill", () -> isThere("drill-title"));
    assertThat(textOf("drill-title")).isEqualTo("The leader dies");
    until("it has begun", () -> isThere("drill-task-serve"));
  }

  private void acknowledge() throws Exception {
    until("the cue to acknowledge", () -> isThere("drill-task-acknowledge"));
    until("it is acknowledged", () -> isThere("banner-acknowledge") || isMet("acknowledge"));
    while (!onFx(() -> isMet("acknowledge"))) {
      if (onFx(() -> isThere("banner-acknowledge"))) {
        click("banner-acknowledge");
      }
      awaitFrames();
    }
  }

  private boolean isMet(String task) {
    return isThere("drill-stage-" + task) && textOf("drill-stage-" + task).startsWith("✓");
  }

  /** Who does not run, as the ring tells it. */
  private String whoIsDown() throws Exception {
    until(
        "somebody killed",
        () -> NODES.stream().anyMatch(n -> textOf("title-" + n).contains("Killed")));
    return onFx(
        () ->
            NODES.stream()
                .filter(n -> textOf("title-" + n).contains("Killed"))
                .findFirst()
                .orElseThrow());
  }

  private void diagnose(String node) throws Exception {
    until("the cue to diagnose", () -> isThere("drill-task-diagnose"));
    reveal("drill-kind");
    click("drill-kind");
    await("the kinds there are", () -> kind("the leader’s process died") != null);
    pointAt(onFx(() -> kind("the leader’s process died")));
    clickHere();
    ComboBox<?> kinds = (ComboBox<?>) find("drill-kind");
    assertThat(onFx(kinds::getValue)).isEqualTo(MalfunctionKind.LEADER_KILLED);
    reveal("drill-say");
    click("drill-node-" + node);
    click("drill-say");
    until("the diagnosis is right", () -> isMet("diagnose"));
  }

  /** In the middle of what says so in an open list, on the screen; null while there is none. */
  private static Point2D kind(String words) {
    for (Window window : Window.getWindows()) {
      for (Node cell : window.getScene().getRoot().lookupAll(".combo-box-popup .list-cell")) {
        if (cell instanceof ListCell<?> line && words.equals(line.getText())) {
          Bounds at = line.localToScreen(line.getBoundsInLocal());
          return at == null ? null : new Point2D(at.getCenterX(), at.getCenterY());
        }
      }
    }
    return null;
  }

  private void restore(String node) throws Exception {
    until("the cue to restore", () -> isThere("drill-task-restore"));
    click("node-" + node);
    click("tab-node");
    await("its faceplate", () -> textOf("face-name").equals(node));
    click("action-start");
  }

  @Test
  @Timeout(value = 180, unit = TimeUnit.SECONDS)
  void aDrillFromTheListToTheDebriefAndItsScoreFromTheRecording() throws Exception {
    openConsole();
    chooseDrill();
    acknowledge();
    String killed = whoIsDown();
    diagnose(killed);
    restore(killed);
    until("the debrief, by itself", () -> isThere("debrief-total"));
    shot("drill-by-clicks");
    assertThat(textOf("debrief-end")).isEqualTo("The drill ended: everything was done.");
    Matcher total = TOTAL.matcher(textOf("debrief-total"));
    assertThat(total.matches()).as(textOf("debrief-total")).isTrue();

    left = true;
    assertThat(console.quit()).isEqualTo(ConsoleApplication.ENDED);
    List<DrillScore> scores = new ArrayList<>();
    for (Path file : console.recordings()) {
      RecordedScore.of(file).score().ifPresent(scores::add);
    }
    assertThat(scores).hasSize(1);
    DrillScore recorded = scores.getFirst();
    assertThat(recorded.points()).isEqualTo(Integer.parseInt(total.group(1)));
    assertThat(recorded.of()).isEqualTo(Integer.parseInt(total.group(2)));
    assertThat(recorded.percent()).isEqualTo(Integer.parseInt(total.group(3)));
    assertThat(recorded.points()).as("by whoever does all that is asked").isEqualTo(recorded.of());
  }
}
