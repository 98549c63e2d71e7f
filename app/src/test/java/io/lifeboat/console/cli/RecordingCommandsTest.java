package io.lifeboat.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.history.HistoryWriter;
import io.lifeboat.cluster.runtime.EmbeddedCluster;
import io.lifeboat.cluster.scenario.RunLimits;
import io.lifeboat.console.application.state.Facts;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingCommandsTest {
  @TempDir Path folder;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<ConsoleOptions> opened = new ArrayList<>();

  @Test
  void recordingsAreListedWithWhatIsInThem() throws IOException {
    write("2026-04-01_12-00-00_42.lifeboat");
    Files.writeString(folder.resolve("broken.lifeboat"), "no recording\n");

    assertThat(execute("recordings", "--lang", "en", "--folder", folder.toString())).isZero();

    List<String> lines = out.toString().lines().toList();
    assertThat(lines.get(0)).contains("Recording", "Leader changes", "State");
    assertThat(lines.get(1)).contains("broken.lifeboat", "damaged at line 1, column 1");
    assertThat(lines.get(2)).contains("2026-04-01_12-00-00_42.lifeboat", "0:00:00", "whole");
    assertThat(lines.getLast()).contains("of 2,048 MB at most");
  }

  @Test
  void anEmptyFolderSaysSo() {
    execute("recordings", "--lang", "zh", "--folder", folder.toString());
    assertThat(out.toString()).contains("还没有录像");
  }

  @Test
  void openHandsTheFileToTheConsole() throws IOException {
    Path file = write("a.lifeboat");

    assertThat(execute("open", "--theme", "dark", file.toString())).isEqualTo(7);
    assertThat(opened.getFirst().file()).isEqualTo(file.toAbsolutePath());
    assertThat(opened.getFirst().theme()).isEqualTo(ConsoleOptions.ThemeChoice.DARK);

    execute("open");
    assertThat(opened.getLast().file()).isNull();
  }

  @Test
  void whatIsNoRecordingIsRefusedInOneLine() throws IOException {
    Path letter = folder.resolve("letter.txt");
    Files.writeString(letter, "Dear Sir or Madam\n");

    assertThat(execute("open", "--lang", "en", letter.toString())).isEqualTo(ExitCode.USAGE);
    assertThat(execute("open", "--lang", "en", folder.resolve("none").toString()))
        .isEqualTo(ExitCode.USAGE);

    assertThat(err.toString().lines()).hasSize(2);
    assertThat(err.toString()).contains("letter.txt is no recording", "there is no file");
    assertThat(opened).isEmpty();
  }

  @Test
  void theConsoleIsRecordedUnderAPseudonymUnlessToldOtherwise() {
    execute();
    assertThat(opened.getFirst().records()).isTrue();
    assertThat(opened.getFirst().operator()).isNull();

    execute("--no-recording", "--name", "Kim");
    assertThat(opened.getLast().records()).isFalse();
    assertThat(opened.getLast().operator()).isEqualTo("Kim");
  }

  private Path write(String name) throws IOException {
    Path file = folder.resolve(name);
    try (HistoryWriter writer = HistoryWriter.open(file, HistoryWriter.DEFAULT_MAX_BYTES)) {
      Facts.healthy(3).records().forEach(writer::onFact);
    }
    return file;
  }

  private int execute(String... arguments) {
    Terminal terminal = new Terminal(new PrintWriter(out, true), new PrintWriter(err, true));
    return new LifeboatCommand(
            options -> {
              opened.add(options);
              return 7;
            },
            EmbeddedCluster::new,
            RunLimits.DEFAULT,
            terminal)
        .execute(List.of(arguments));
  }
}
