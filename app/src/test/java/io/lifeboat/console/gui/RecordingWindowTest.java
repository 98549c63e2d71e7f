package io.lifeboat.console.gui;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.recording.RecordingSummary;
import io.lifeboat.console.application.recording.Recordings;
import io.lifeboat.console.application.recording.SideNotes;
import io.lifeboat.console.application.replay.Landmark.Kind;
import io.lifeboat.console.application.replay.RecordedRuns;
import io.lifeboat.console.application.settings.Preferences;
import io.lifeboat.console.application.settings.Theme;
import io.lifeboat.console.bootstrap.RecordingWindows;
import io.lifeboat.console.bootstrap.RecordingWindows.Opened;
import java.nio.file.Path;
import java.util.Locale;
import javafx.geometry.Point2D;
import javafx.scene.control.Button;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;

/** A recording in the console's window: played, scrubbed, jumped in, marked, never commanded. */
class RecordingWindowTest extends GuiTest {
  private RecordingWindows windows;
  private Opened opened;
  private Path file;
  private long end;

  @BeforeEach
  void openARecording() throws Exception {
    var facts = RecordedRuns.killed(60);
    end = facts.getLast().atMicros();
    file = RecordedRuns.write(folder.resolve("night-shift.lifeboat"), facts);
    FxToolkit.registerPrimaryStage();
    Preferences preferences = Preferences.standard(Locale.ENGLISH).withTheme(Theme.LIGHT);
    onFx(
        () -> {
          io.lifeboat.console.ui.theme.Fonts.load();
          windows =
              new RecordingWindows(
                  new Recordings(folder),
                  files,
                  (path, e) -> said.add("refused " + e.getMessage()),
                  () -> said.add("all closed"));
          windows.open(file, preferences);
          return null;
        });
    await("the window", () -> !windows.opened().isEmpty());
    opened = windows.opened().getFirst();
    onFx(
        () -> {
          opened.stage().setX(0);
          opened.stage().setY(0);
          opened.stage().setWidth(1440);
          opened.stage().setHeight(900);
          adopt(opened.stage());
          return null;
        });
    await("the bar", () -> isThere("replay-bar"));
    await("all of it", () -> opened.player().index().progress().complete());
    await("a picture", () -> NodeId.of(1).equals(opened.player().latest().service().leader()));
    press(KeyCode.HOME);
    at(0);
  }

  @AfterEach
  void closeThem() throws Exception {
    onFx(
        () -> {
          windows.close();
          return null;
        });
    assertThat(said).containsExactly("all closed");
  }

  @Test
  void itIsMarkedAndCannotBeCommanded() {
    assertThat(textOf("recording-mark")).isEqualTo("Recording");
    assertThat(opened.stage().getTitle()).isEqualTo("night-shift.lifeboat – recording – Lifeboat");
    press(KeyCode.END);
    at(end);
    press(KeyCode.DIGIT2);
    await("the leader", () -> textOf("title-n2").contains("Leader"));
    assertThat(find("action-kill").isDisabled()).isTrue();
    hover("action-kill");
    await("why", () -> textOf("face-preview").startsWith("This is a recording"));
    press(KeyCode.A);
    await("why alarms stay", () -> textOf("message").startsWith("This is a recording"));
  }

  @Test
  void itPlaysAndPausesByKeyAndButton() {
    type("]");
    await("twice as fast", () -> opened.player().standing().speed().factor() == 2);
    press(KeyCode.SPACE);
    await("it plays", () -> moment() > 200_000);
    press(KeyCode.SPACE);
    await("it pauses", () -> !opened.player().standing().playing());
    click("replay-play");
    await("it plays on", () -> opened.player().standing().playing());
  }

  @Test
  void aPointOfTheLineIsShown() {
    Point2D middle = at("replay-track", 0.5, 0.7);
    pointAt(middle);
    clickHere();
    await("half-way", () -> Math.abs(moment() - end / 2) < end / 20);
    await("the new leader", () -> textOf("title-n2").contains("Leader"));
    pointAt(at("replay-track", 0.03, 0.7));
    clickHere();
    await("the old leader", () -> textOf("title-n1").contains("Leader"));
    await("the occurrences of then", () -> opened.player().latest().occurrences().size() < 16);
    assertThat(textOf("replay-position")).matches("\\+00:0\\d\\.\\d{3} of \\+00:5\\d\\.\\d{3}");
  }

  @Test
  void itStepsAndJumps() throws Exception {
    press(KeyCode.RIGHT);
    await("the first occurrence", () -> moment() == 1_000);
    type("n");
    await("the second", () -> moment() == 2_000);
    press(KeyCode.LEFT);
    await("back", () -> moment() == 1_000);
    for (String jump : new String[] {"next-fault", "next-alarm", "next-leader", "next-bookmark"}) {
      long before = moment();
      onFx(
          () -> {
            ((MenuButton) find("replay-jump"))
                .getItems().stream()
                    .filter(item -> ("jump-" + jump).equals(item.getId()))
                    .findFirst()
                    .orElseThrow()
                    .fire();
            return null;
          });
      await(jump, () -> moment() > before);
    }
    await("it leads", () -> NodeId.of(2).equals(opened.player().latest().service().leader()));
    press(KeyCode.SHIFT, KeyCode.LEFT);
    await(
        "five seconds before",
        () -> !NodeId.of(2).equals(opened.player().latest().service().leader()));
    press(KeyCode.HOME);
    at(0);
  }

  @Test
  void bookmarksAndNotesAreKeptBesideIt() throws Exception {
    press(KeyCode.END);
    at(end);
    press(KeyCode.B);
    await("said", () -> textOf("message").startsWith("Bookmark at"));
    click("replay-note");
    type("look at n2");
    press(KeyCode.ENTER);
    await("kept", () -> opened.player().notes().notes().size() == 2);
    await("in the file", this::inTheFile);
    assertThat(opened.player().landmarks())
        .filteredOn(mark -> mark.atMicros() == end)
        .extracting(mark -> mark.kind())
        .containsExactlyInAnyOrder(Kind.BOOKMARK, Kind.NOTE);
  }

  private boolean inTheFile() {
    try {
      return SideNotes.of(file).notes().size() == 2;
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void thePaletteAndTheHelpKnowIt() {
    type("?");
    await("the help", () -> isThere("help"));
    press(KeyCode.ESCAPE);
    press(KeyCode.CONTROL, KeyCode.K);
    await("the palette", () -> isThere("palette-field"));
    type("next bookmark");
    press(KeyCode.ENTER);
    await("at the bookmark", () -> moment() == 22_021_000);
  }

  @Test
  void aReportOfItIsAMenuAway() throws Exception {
    files.next = folder.resolve("night-shift.html");
    onFx(
        () -> {
          ((MenuButton) find("report")).getItems().getFirst().fire();
          return null;
        });
    await("said", () -> textOf("message").startsWith("Report: "));
    assertThat(files.suggested).isEqualTo("night-shift.html");
    assertThat(folder.resolve("night-shift.html")).content().contains("n1, the leader, is killed");
  }

  @Test
  void theListOpensNamesExportsAndDeletes() throws Exception {
    press(KeyCode.CONTROL, KeyCode.O);
    await("the list", () -> isThere("recordings-table"));
    adopt((Stage) find("recordings-table").getScene().getWindow());
    await("the row", () -> table().getItems().size() == 1);
    assertThat(table().getItems().getFirst().leaderChanges()).isEqualTo(1);

    // Headless, the keyboard stays with the first window: the title is put in otherwise.
    onFx(
        () -> {
          ((TextField) find("recording-title")).setText("The night shift");
          return null;
        });
    click("recording-entitle");
    await("a title", () -> "The night shift".equals(table().getItems().getFirst().title()));

    files.next = folder.resolve("copy.lifeboat");
    click("recording-export");
    await("the copy", () -> table().getItems().size() == 2);
    click("recording-export");
    await("not twice", () -> textOf("recordings-note").contains("is there already"));

    onFx(
        () -> {
          table().getSelectionModel().select(1);
          return null;
        });
    String doomed = table().getSelectionModel().getSelectedItem().name();
    click("recording-delete");
    await("asked", () -> textOf("recording-question").contains(doomed));
    assertThat(((Button) find("recording-delete-no")).isDefaultButton()).isTrue();
    click("recording-delete-no");
    await("not asked any more", () -> !isThere("recording-question"));
    assertThat(folder.resolve(doomed)).exists();
    click("recording-delete");
    click("recording-delete-yes");
    await("gone", () -> table().getItems().size() == 1);
    assertThat(folder.resolve(doomed)).doesNotExist();

    click("recording-open");
    await("another window", () -> windows.opened().size() == 2);
  }

  @SuppressWarnings("unchecked")
  private TableView<RecordingSummary> table() {
    return (TableView<RecordingSummary>) (TableView<?>) find("recordings-table");
  }

  private long moment() {
    return opened.player().standing().atMicros();
  }

  private void at(long micros) {
    await("moment " + micros, () -> moment() == micros);
  }
}
