package io.lifeboat.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.checker.WriteAudit;
import io.lifeboat.cluster.history.HistoryReader;
import io.lifeboat.cluster.scenario.RunLimits;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.LongFunction;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class RepeatedRunTest {
  private static final RunLimits SHORT =
      new RunLimits(1_000, 1_000, 1_000, 1_000, 0, 0, 1_000, 1_000);
  private static final WriteAudit SOUND = new WriteAudit(4, 0, 0, 0, 0, List.of());
  private static final WriteAudit LOSSY = new WriteAudit(4, 0, 2, 0, 0, List.of("k1"));
  private static final WriteAudit UNREADABLE = new WriteAudit(4, 0, 0, 0, 3, List.of());

  @TempDir Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<Long> seeds = new ArrayList<>();
  private LongFunction<WriteAudit> audits = seed -> SOUND;
  private Path scenario;
  private Path report;

  @BeforeEach
  void writeScenario() throws IOException {
    report = directory.resolve("out.json");
    scenario = directory.resolve("mine.json");
    Files.writeString(
        scenario,
        """
        {"name": "mine", "nodes": 3, "durationMs": 100, "settleMs": 100,
         "steps": [{"atMs": 10, "do": "kill", "target": "n2"}],
         "checks": [{"name": "one-leader-per-term"}, {"name": "acknowledged-writes-readable"}]}
        """);
  }

  @Test
  void eachRunIsALineAndAllAreCompared() {
    assertThat(execute("--lang", "en", "--repeat", "3", "--seed", "7")).isZero();

    assertThat(seeds).containsExactly(7L, 8L, 9L);
    assertThat(out.toString())
        .isEqualTo(
            """
            mine
            3 nodes, election timeout 500 ms, heartbeat 100 ms, seed 7 to 9

            Run 1 of 3, seed 7: holds. Clients served again after 11 ms; unavailable for 0 ms; \
            0 operations not known.
            Run 2 of 3, seed 8: holds. Clients served again after 12 ms; unavailable for 0 ms; \
            0 operations not known.
            Run 3 of 3, seed 9: holds. Clients served again after 13 ms; unavailable for 0 ms; \
            0 operations not known.

                                        n  median  p90  max
              detected, ms              3       1    1    1
              elected, ms               3      10   11   11
              first commit, ms          3      11   12   12
              first client success, ms  3      12   13   13
              unavailable, ms           3       0    0    0
              operations not known      3       0    0    0
            The first four rows count the failovers in which the moment was observed, from the \
            loss of the leader on; the last two count runs. p90 is by nearest rank.

            Verdict: holds. Runs that hold: 3, broken: 0, not known: 0.
            """);
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void itIsToldInChinese() {
    assertThat(execute("--lang", "zh", "--repeat", "2", "--seed", "7")).isZero();
    assertThat(out.toString())
        .contains("种子 7 到 8", "第 1 次，共 2 次", "中位数", "结论：成立。")
        .doesNotContain("⟦");
    List<String> rows =
        out.toString().lines().filter(line -> line.startsWith("  ")).skip(1).toList();
    assertThat(rows).hasSize(6);
    assertThat(rows.stream().map(Columns::of).distinct()).as("all rows are as wide").hasSize(1);
    assertThat(rows.getFirst()).startsWith("  发现，毫秒          ");
  }

  @Test
  void theReportIsTheListOfWhatSingleRunsWrite() throws IOException {
    Path single = directory.resolve("single.json");
    execute("--seed", "7", "--report", single.toString());
    execute("--seed", "7", "--repeat", "2", "--report", report.toString());

    JsonNode runs = read(report).get("runs");
    assertThat(read(report).propertyNames()).containsExactly("runs");
    assertThat(runs).hasSize(2);
    assertThat(runs.get(0).propertyNames()).containsExactlyElementsOf(read(single).propertyNames());
    assertThat(runs.get(0).get("failovers")).isEqualTo(read(single).get("failovers"));
    assertThat(runs.get(1).get("seed").longValue()).isEqualTo(8);
  }

  @Test
  void onceIsTheSameAsNotAskingForIt() {
    execute("--seed", "7", "--repeat", "1", "--report", report.toString());

    assertThat(read(report).has("runs")).isFalse();
    assertThat(read(report).get("seed").longValue()).isEqualTo(7);
    assertThat(out.toString()).contains("n2 is elected leader of term 1.", "Verdict: holds. Again");
  }

  @Test
  void theExitCodeIsThatOfTheWorstRun() {
    audits = seed -> seed == 8 ? UNREADABLE : SOUND;
    assertThat(execute("--lang", "en", "--repeat", "3", "--seed", "7")).isEqualTo(3);
    assertThat(out.toString())
        .contains(
            "seed 8: not known.", "\n    not known  acknowledged-writes-readable  3 keys could not")
        .contains("Verdict: not known. Runs that hold: 2, broken: 0, not known: 1.");

    audits = seed -> seed == 7 ? LOSSY : UNREADABLE;
    assertThat(execute("--lang", "en", "--repeat", "2", "--seed", "7")).isEqualTo(1);
    assertThat(out.toString()).contains("Runs that hold: 0, broken: 1, not known: 1.");
  }

  @Test
  void eachRunHasAHistoryWithItsSeedInTheName() throws IOException {
    Path history = directory.resolve("facts.jsonl");
    execute("--seed", "7", "--repeat", "2", "--history", history.toString());

    assertThat(history).doesNotExist();
    for (String name : List.of("facts-7.jsonl", "facts-8.jsonl")) {
      assertThat(HistoryReader.read(directory.resolve(name)).isComplete()).isTrue();
    }
    assertThat(RepeatedRun.numbered("a.b/facts", 3)).isEqualTo("a.b/facts-3");
  }

  @Test
  void whatIsKnownWhenItIsInterruptedIsAWholeReport() {
    audits =
        seed -> {
          if (seed == 9) {
            Thread.currentThread().interrupt();
          }
          return SOUND;
        };
    int code =
        execute("--lang", "en", "--repeat", "5", "--seed", "7", "--report", report.toString());

    assertThat(Thread.interrupted()).isTrue();
    assertThat(code).isEqualTo(130);
    assertThat(seeds).containsExactly(7L, 8L, 9L);
    assertThat(read(report).get("runs")).hasSize(2);
    assertThat(out.toString())
        .contains("first client success, ms  2")
        .contains("Interrupted. Verdict of the runs so far: holds. Of 5 runs, those that hold: 2,")
        .doesNotContain("no verdict");
  }

  @Test
  void whateverEndsItTheReportIsWholeAfterEachRun() throws IOException {
    Files.writeString(report, "{\"of\": \"yesterday\"}");
    List<Integer> sizes = new ArrayList<>();
    audits =
        seed -> {
          sizes.add(read(report).get("runs").size());
          if (seed == 9) {
            throw new IllegalStateException("a bug");
          }
          return SOUND;
        };
    assertThat(execute("--repeat", "3", "--seed", "7", "--report", report.toString())).isEqualTo(4);

    assertThat(sizes).containsExactly(0, 1, 2);
    assertThat(read(report).get("runs")).hasSize(2);
    try (var files = Files.list(directory)) {
      assertThat(files).containsExactlyInAnyOrder(scenario, report);
    }
  }

  @Test
  void aReportThroughALinkLeavesTheLink() throws IOException {
    Path link = Files.createSymbolicLink(directory.resolve("link.json"), report);
    Files.writeString(report, "");
    execute("--repeat", "2", "--seed", "7", "--report", link.toString());

    assertThat(link).isSymbolicLink();
    assertThat(read(report).get("runs")).hasSize(2);
  }

  @Test
  void aReportOnStandardOutputIsAloneThere() {
    execute("--lang", "en", "--repeat", "2", "--seed", "7", "--report", "-");

    assertThat(JsonMapper.shared().readTree(out.toString()).get("runs")).hasSize(2);
    assertThat(err.toString()).contains("Run 2 of 2", "Verdict: holds.");
  }

  private static JsonNode read(Path file) {
    return JsonMapper.shared().readTree(file.toFile());
  }

  private int execute(String... arguments) {
    List<String> all = new ArrayList<>(List.of("run", scenario.toString()));
    all.addAll(List.of(arguments));
    return new LifeboatCommand(options -> 7, this::cluster, SHORT, terminal()).execute(all);
  }

  private FakeAuditedCluster cluster(ClusterConfig config) {
    seeds.add(config.seed());
    return new FakeAuditedCluster(
        config, CompletableFuture.completedFuture(audits.apply(config.seed())));
  }

  private Terminal terminal() {
    return new Terminal(new PrintWriter(out, true), new PrintWriter(err, true));
  }
}
