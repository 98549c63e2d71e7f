package io.lifeboat.console.application.drill;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DrillHistoryTest {
  @TempDir Path directory;

  private Path file() {
    return directory.resolve("new").resolve("drills.jsonl");
  }

  private static DrillHistory.Done done(String name) {
    return DrillHistory.Done.of(DrillRun.model().score(), Instant.ofEpochSecond(7), name);
  }

  @Test
  void whatIsAddedIsReadBack() throws IOException {
    DrillHistory history = new DrillHistory(file());
    assertThat(history.load().done()).isEmpty();
    history.add(done(null));
    history.add(done("  Ada  "));
    assertThat(history.load())
        .isEqualTo(new DrillHistory.Loaded(List.of(done(null), done("Ada")), 0));
    assertThat(history.load().done().getFirst().percent()).isEqualTo(100);
    assertThat(history.load().done().getFirst().at()).isEqualTo("1970-01-01T00:00:07Z");
  }

  @Test
  void aLineWithAMistakeIsCountedAndLeftWhereItIs() throws IOException {
    DrillHistory history = new DrillHistory(file());
    history.add(done(null));
    String sound = Files.readString(file());
    String odd = sound.strip().replace("\"points\":70", "\"points\":71");
    Files.writeString(file(), sound + "oops\n" + odd + "\n" + sound.strip() + "tail");
    history.add(done("Ada"));
    DrillHistory.Loaded loaded = history.load();
    assertThat(loaded.unreadable()).isEqualTo(3);
    assertThat(loaded.done()).containsExactly(done(null), done("Ada"));
    assertThat(Files.readString(file())).startsWith(sound + "oops\n" + odd + "\n");
  }

  @Test
  void itIsBoundedAndNothingIsLost() throws IOException {
    DrillHistory history = new DrillHistory(file());
    history.add(done(null));
    String line = Files.readString(file()).strip();
    Files.write(file(), Collections.nCopies(DrillHistory.MOST_LINES, line));
    history.add(done("Ada"));
    assertThat(history.load().done()).hasSize(DrillHistory.MOST_LINES / 2 + 1);
    assertThat(Files.readAllLines(file().resolveSibling("drills.jsonl.old")))
        .hasSize(DrillHistory.MOST_LINES / 2);
  }

  @Test
  void ownDrillsAreSavedFoundAndJudged() throws Exception {
    DrillFiles files = new DrillFiles(directory.resolve("own"));
    assertThat(files.all()).isEmpty();
    String text = DrillRun.text().replace("\"the-leader-dies\"", "\"mine\"");
    files.save(DrillParser.parse("mine", text));
    Files.writeString(directory.resolve("own").resolve("broken.json"), "{");
    assertThat(files.all()).extracting(Drill::id).containsExactly("mine");
    assertThat(DrillFiles.check(text)).isNull();
    assertThat(DrillFiles.check(text.replace("\"basic\"", "\"easy\"")))
        .isEqualTo(
            new DrillFiles.Mistake(
                3,
                12,
                "unknown word \"easy\" for \"grade\"; expected one of \"basic\", \"intermediate\""
                    + " or \"advanced\""));
  }
}
