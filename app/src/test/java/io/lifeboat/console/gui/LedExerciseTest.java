package io.lifeboat.console.gui;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.history.HistoryReader;
import io.lifeboat.console.bootstrap.ConsoleApplication;
import io.lifeboat.console.bootstrap.VisitedConsole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import javafx.stage.Window;
import org.awaitility.Awaitility;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.testfx.api.FxToolkit;

/** An instructor and a trainee at one real cluster, each in a window of his own. */
class LedExerciseTest extends GuiTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private Thread.UncaughtExceptionHandler before;
  private VisitedConsole console;
  private Stage instructor;

  /** There are two windows with the same names in them. */
  @Override
  Node find(String id) {
    Node node = stage().getScene().lookup("#" + id);
    if (node == null) {
      throw new NotThereException(id);
    }
    return node;
  }

  @Override
  boolean isThere(String id) {
    Node node = stage().getScene().lookup("#" + id);
    return node != null && isShown(node);
  }

  private static Stage trainee() {
    return Window.getWindows().stream()
        .filter(each -> each instanceof Stage stage && stage.getTitle().contains("trainee"))
        .map(Stage.class::cast)
        .findFirst()
        .orElse(null);
  }

  private void until(String what, java.util.concurrent.Callable<Boolean> condition) {
    Awaitility.await(what)
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(
            () ->
                onFx(
                    () -> {
                      try {
                        return condition.call();
                      } catch (NotThereException e) {
                        return false;
                      }
                    }));
  }

  private void look(Stage at) throws Exception {
    adopt(at);
    onFx(
        () -> {
          Stage trainee = trainee();
          // The headless windows lie over each other in the order they were opened in.
          if (trainee != null) {
            trainee.setX(at.equals(trainee) ? 0 : 2_000);
            trainee.setY(0);
          }
          at.requestFocus();
          return null;
        });
    awaitFrames();
  }

  private void press(String id) throws Exception {
    reveal(id);
    awaitFrames();
    click(id);
  }

  private void openExercise() throws Exception {
    FxToolkit.registerPrimaryStage();
    before = Thread.getDefaultUncaughtExceptionHandler();
    console = VisitedConsole.open(ClusterConfig.defaults(7).withSize(3), folder);
    instructor = console.stage();
    adopt(instructor);
    size(1440, 900);
    await("the window", () -> isThere("overview"));
    click("show-drills");
    until("the way to lead", () -> isThere("drill-lead"));
    press("drill-lead");
    until("the instructor's window", () -> isThere("instructor-mark"));
    until("the trainee's window", () -> trainee() != null);
    look(instructor);
    until("all run", this::allRun);
  }

  private boolean allRun() {
    return Stream.of("n1", "n2", "n3")
            .allMatch(n -> isThere("title-" + n) && textOf("title-" + n).matches(n + "  (L|F).*"))
        && Stream.of("n1", "n2", "n3").anyMatch(n -> textOf("title-" + n).contains("Leader"));
  }

  @AfterEach
  void quit() throws Exception {
    if (console != null) {
      assertThat(console.quit()).isEqualTo(ConsoleApplication.ENDED);
      assertThat(trainee()).isNull();
      console = null;
    }
    Thread.setDefaultUncaughtExceptionHandler(before);
  }

  @Test
  @Timeout(value = 240, unit = TimeUnit.SECONDS)
  void aFaultUnseenAHoldAnInitialConditionAndTheWayBack() throws Exception {
    openExercise();
    VisitedConsole recorded = console;
    shot("instructor-window");
    look(trainee());
    assertThat(isThere("trainee-mark")).isTrue();
    assertThat(isThere("tab-faults")).isFalse();
    assertThat(isThere("drill-page-catalogue")).isFalse();
    shot("trainee-window");

    // The instructor freezes a follower; the trainee is not told.
    look(instructor);
    String follower =
        onFx(
            () ->
                Stream.of("n1", "n2", "n3")
                    .filter(n -> textOf("title-" + n).contains("Follower"))
                    .findFirst()
                    .orElseThrow());
    click("node-" + follower);
    click("tab-node");
    await("its faceplate", () -> textOf("face-name").equals(follower));
    press("action-freeze");
    until("the truth", () -> textOf("title-" + follower).contains("Frozen"));
    look(trainee());
    assertThat(onFx(() -> find("tile-faults").lookupAll(".label").toString())).contains("None");
    assertThat(textOf("title-" + follower)).doesNotContain("Frozen");

    // The trainee is held, and let go on.
    look(instructor);
    click("tab-instructor");
    press("instructor-hold");
    until("the trainee is held", () -> trainee().getScene().lookup("#held").isVisible());
    look(trainee());
    press(KeyCode.CONTROL, KeyCode.K);
    awaitFrames();
    assertThat(isThere("palette")).as("no key gets through").isFalse();
    shot("trainee-held");
    look(instructor);
    press("instructor-hold");
    until("he goes on", () -> !trainee().getScene().lookup("#held").isVisible());

    // While a fault is in force, files alone are not the condition.
    assertThat(onFx(() -> find("instructor-take").isDisabled())).isTrue();
    click("heal-all");
    until("all run again", this::allRun);
    until("one can be taken", () -> !find("instructor-take").isDisabled());
    press("instructor-take");
    until("it is taken", () -> textOf("instructor-note").contains("is taken"));
    until("all run after it", this::allRun);
    ListView<?> list = (ListView<?>) find("instructor-conditions");
    assertThat(list.getItems()).hasSize(1);
    shot("instructor-taken");
    click("language");
    assertThat(instructor.getTitle()).isEqualTo("Lifeboat · 教员");
    shot("instructor-taken-zh");
    click("language");

    // A drill of what was done.
    press("instructor-make");
    until("the draft", () -> isThere("drill-editor"));
    assertThat(textOf("drill-verdict")).isEqualTo("No mistake found.");
    assertThat(onFx(() -> ((CodeArea) find("drill-text")).getText()))
        .contains("node-frozen")
        .doesNotContain("node-stopped");
    shot("instructor-draft");

    // Back, in both windows, on the copy.
    press("instructor-backtrack");
    until("another run", () -> textOf("instructor-note").contains("began on a copy"));
    until("it serves", this::allRun);
    until("the trainee's window again", () -> trainee() != null);
    look(instructor);

    // A damaged copy ends nothing.
    Path packed;
    try (Stream<Path> files = Files.walk(folder.resolve("data/initial-conditions"))) {
      packed = files.filter(f -> f.toString().endsWith("-1.log.gz")).findFirst().orElseThrow();
    }
    Files.write(packed, List.of("not what was copied"));
    until("it can be gone back to", () -> !find("instructor-backtrack").isDisabled());
    press("instructor-backtrack");
    until("it is refused", () -> textOf("instructor-note").contains("is damaged"));
    assertThat(trainee()).isNotNull();

    press("instructor-leave");
    until("a cluster of one's own", () -> isThere("overview") && !isThere("instructor-mark"));
    until("it has faults again", () -> isThere("tab-faults"));
    assertThat(trainee()).isNull();

    // His own cluster, the exercise, the exercise from the copy, his own again.
    quit();
    List<Path> runs = recorded.recordings();
    assertThat(runs).hasSize(4);
    assertThat(firstEntry(runs.get(1))).isEqualTo(1);
    assertThat(firstEntry(runs.get(2))).as("after the entries of the copy").isGreaterThan(50);
  }

  /** Where the first leader of a run found the end of its log. */
  private static long firstEntry(Path recording) throws IOException {
    try (HistoryReader reader = HistoryReader.open(recording)) {
      for (FactRecord record = reader.next(); record != null; record = reader.next()) {
        if (record.fact() instanceof Fact.LeaderReady ready) {
          return ready.index();
        }
      }
    }
    throw new AssertionError("nobody led in " + recording);
  }
}
