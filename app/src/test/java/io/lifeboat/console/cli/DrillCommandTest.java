package io.lifeboat.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.checker.WriteAudit;
import io.lifeboat.cluster.command.LogbookCommand.DrillEnd;
import io.lifeboat.cluster.history.HistoryWriter;
import io.lifeboat.cluster.scenario.RunLimits;
import io.lifeboat.console.application.drill.DrillRun;
import io.lifeboat.console.application.drill.MalfunctionKind;
import io.lifeboat.console.application.drill.ShippedDrills;
import io.lifeboat.console.application.text.Language;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class DrillCommandTest {
  @TempDir Path directory;
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<ConsoleOptions> opened = new ArrayList<>();

  private int execute(String... arguments) {
    return new LifeboatCommand(
            options -> {
              opened.add(options);
              return 7;
            },
            config ->
                new FakeAuditedCluster(
                    config,
                    CompletableFuture.completedFuture(new WriteAudit(0, 0, 0, 0, 0, List.of()))),
            RunLimits.DEFAULT,
            new Terminal(new PrintWriter(out, true), new PrintWriter(err, true)))
        .execute(List.of(arguments));
  }

  private Path record(DrillRun run) throws IOException {
    Path file = directory.resolve("drill.jsonl");
    try (HistoryWriter writer = HistoryWriter.open(file, 10_000_000)) {
      run.records().forEach(writer::onFact);
    }
    return file;
  }

  @Test
  void anExerciseIsLedWithADrillOrWithout() {
    assertThat(execute("instruct", "--seed", "8", "--theme", "dark", "--lang", "en")).isEqualTo(7);
    assertThat(opened.getLast().led()).isTrue();
    assertThat(opened.getLast().drill()).isNull();
    assertThat(opened.getLast().cluster().seed()).isEqualTo(8);
    assertThat(opened.getLast().theme()).isEqualTo(ConsoleOptions.ThemeChoice.DARK);

    assertThat(execute("instruct", "the-storm", "--seed", "9")).isEqualTo(7);
    assertThat(opened.getLast().led()).isTrue();
    assertThat(opened.getLast().drill().drill().id()).isEqualTo("the-storm");
    assertThat(opened.getLast().drill().seed()).isEqualTo(9);

    assertThat(execute("drill", "the-storm")).isEqualTo(7);
    assertThat(opened.getLast().led()).as("for one person").isFalse();

    assertThat(execute("instruct", "nope", "--lang", "en")).isEqualTo(ExitCode.USAGE);
    assertThat(err.toString()).contains("no drill nope");
  }

  @Test
  void allDrillsAreListedWithTheirGrade() {
    assertThat(execute("drills", "--lang", "en")).isZero();
    assertThat(out.toString().lines())
        .contains("the-leader-dies · The leader dies (basic, 3 nodes, at most 3 min)");
    ShippedDrills.NAMES.forEach(name -> assertThat(out.toString()).contains(name + " · "));
  }

  @Test
  void theyAreListedInChinese() {
    assertThat(execute("drills", "--lang", "zh")).isZero();
    assertThat(out.toString()).contains("the-leader-dies · 领导者死亡 (基础，3 个节点");
  }

  @Test
  void aDesktopOpensAFileOfADrillOrTheConsole() throws IOException {
    Path file = Files.writeString(directory.resolve("mine.drill.json"), DrillRun.text());
    assertThat(execute("open", file.toString())).isEqualTo(7);
    assertThat(opened.getFirst().drill().drill().id()).isEqualTo("the-leader-dies");
    assertThat(execute("open")).isEqualTo(7);
    assertThat(opened.getLast().drill()).isNull();
    assertThat(opened.getLast().file()).isNull();
    Files.writeString(file, "{}");
    assertThat(execute("open", file.toString(), "--lang", "en")).isEqualTo(2);
    assertThat(err.toString()).contains("mine.drill.json:1:");
  }

  @Test
  void aSoundFileIsSound() throws IOException {
    Path file = Files.writeString(directory.resolve("mine.json"), DrillRun.text());
    assertThat(execute("drill", "check", file.toString(), "--lang", "en")).isZero();
    assertThat(out.toString())
        .isEqualTo(
            file
                + ": drill “the-leader-dies”, basic, 5 tasks, 70 points: no mistake found."
                + System.lineSeparator());
  }

  @Test
  void aMistakeIsToldWithLineAndColumn() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("mine.json"), DrillRun.text().replace("\"basic\"", "\"easy\""));
    assertThat(execute("drill", "check", file.toString())).isEqualTo(2);
    assertThat(err.toString())
        .startsWith(file + ":3:12: unknown word \"easy\" for \"grade\"")
        .doesNotContain("Exception");
  }

  @Test
  void aDrillOpensTheConsoleOnItsCluster() {
    assertThat(execute("drill", "the-campaign", "--seed", "5", "--lang", "zh")).isEqualTo(7);
    ConsoleOptions options = opened.getFirst();
    assertThat(options.drill().drill().id()).isEqualTo("the-campaign");
    assertThat(options.drill().seed()).isEqualTo(5);
    assertThat(options.cluster().size()).isEqualTo(3);
    assertThat(options.cluster().seed()).isEqualTo(5);
    assertThat(options.language()).isEqualTo(Language.CHINESE);
  }

  @Test
  void aFileOpensAsWell() throws IOException {
    Path file = Files.writeString(directory.resolve("mine.json"), DrillRun.text());
    assertThat(execute("drill", file.toString())).isEqualTo(7);
    assertThat(opened.getFirst().drill().drill().id()).isEqualTo("the-leader-dies");
  }

  @Test
  void withoutANameOrWithAnUnknownOneNothingOpens() {
    assertThat(execute("drill", "--lang", "en")).isEqualTo(2);
    assertThat(execute("drill", "the-ledger-dies", "--lang", "en")).isEqualTo(2);
    assertThat(err.toString()).contains("There is no file and no drill the-ledger-dies.");
    assertThat(opened).isEmpty();
  }

  @Test
  void aRecordingIsScoredWithItsReasons() throws IOException {
    Path file = record(DrillRun.model());
    assertThat(execute("score", file.toString(), "--lang", "en")).isZero();
    assertThat(out.toString())
        .contains("The leader dies (the-leader-dies, seed 7)")
        .contains("The drill ended: everything was done.")
        .contains("Clients without service: 0.0 s");
    assertThat(out.toString().lines())
        .anyMatch(line -> line.matches(" +Task “diagnose” +\\+20 +of 20 +done in 2\\.0 s of 60 s"))
        .anyMatch(line -> line.matches(" +Score +70 +of 70 +100 %"));
  }

  @Test
  void theSameInJson() throws IOException {
    Path file =
        record(
            DrillRun.begun()
                .leaderDies()
                .cue("diagnose")
                .diagnosis(MalfunctionKind.NODE_FROZEN, 2)
                .end(DrillEnd.GIVEN_UP));
    assertThat(execute("score", file.toString(), "--report", "-")).isZero();
    JsonNode report = JsonMapper.shared().readTree(out.toString());
    assertThat(report.get("drill").asString()).isEqualTo("the-leader-dies");
    assertThat(report.get("points").asInt()).isEqualTo(17);
    assertThat(report.get("of").asInt()).isEqualTo(40);
    assertThat(report.get("end").asString()).isEqualTo("given_up");
    assertThat(report.get("diagnoseSeconds").isNull()).isTrue();
  }

  @Test
  void whatHasNoDrillOrNoEndIsNotKnown() throws IOException {
    assertThat(execute("score", record(DrillRun.begun()).toString(), "--lang", "en")).isEqualTo(3);
    assertThat(out.toString()).contains("The drill has not ended.");
    Path empty = directory.resolve("empty.jsonl");
    HistoryWriter.open(empty, 10_000).close();
    assertThat(execute("score", empty.toString(), "--lang", "en")).isEqualTo(3);
    assertThat(err.toString()).contains("No drill begins in " + empty);
  }

  @Test
  void aDamagedRecordingIsScoredUpToTheDamage() throws IOException {
    Path file = record(DrillRun.model());
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(lines.size() - 3, "oops");
    Files.write(file, lines);
    assertThat(execute("score", file.toString(), "--lang", "en")).isEqualTo(3);
    assertThat(out.toString()).contains("is damaged in line " + (lines.size() - 2));
  }

  @Test
  void aRecordingThatLeftFactsOutIsNotKnown() throws IOException {
    Path file = record(DrillRun.model());
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.add(5, "{\"note\":\"levels-left-out\",\"count\":9}");
    Files.write(file, lines);
    assertThat(execute("score", file.toString(), "--lang", "en")).isEqualTo(3);
    assertThat(out.toString()).contains("left facts out for want of room");
    // After the end of the drill it is no matter.
    lines.add(lines.size() - 1, lines.remove(5));
    Files.write(file, lines);
    assertThat(execute("score", file.toString(), "--lang", "en")).isZero();
  }

  @Test
  void aForeignFileIsRefused() throws IOException {
    Path file = Files.writeString(directory.resolve("other.txt"), "hello\n");
    assertThat(execute("score", file.toString(), "--lang", "en")).isEqualTo(2);
    assertThat(err.toString()).contains("a history begins with");
  }
}
