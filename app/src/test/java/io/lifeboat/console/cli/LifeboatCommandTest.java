package io.lifeboat.console.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.checker.WriteAudit;
import io.lifeboat.cluster.history.HistoryReader;
import io.lifeboat.cluster.model.PolicyLanguage;
import io.lifeboat.cluster.model.ToleranceLevel;
import io.lifeboat.cluster.scenario.RunLimits;
import io.lifeboat.console.application.policy.ShippedPolicies;
import io.lifeboat.console.application.scenario.ShippedScenarios;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.cli.ConsoleOptions.ThemeChoice;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@Timeout(60)
class LifeboatCommandTest {
  private static final RunLimits SHORT =
      new RunLimits(1_000, 1_000, 1_000, 1_000, 0, 0, 1_000, 1_000);

  @TempDir Path directory;

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final List<ConsoleOptions> opened = new ArrayList<>();
  private CompletionStage<WriteAudit> audit;
  private Path scenario;

  @BeforeEach
  void writeScenario() throws IOException {
    audit = CompletableFuture.completedFuture(new WriteAudit(4, 0, 0, 0, 0, List.of()));
    scenario = directory.resolve("mine.json");
    Files.writeString(
        scenario,
        """
        {"name": "mine", "description": {"en": "A test.", "zh": "测试。"}, "nodes": 3,
         "durationMs": 100, "settleMs": 100,
         "checks": [{"name": "one-leader-per-term"}, {"name": "acknowledged-writes-readable"},
                    {"name": "digests-agree"}]}
        """);
  }

  // The console

  @Test
  void withoutASubcommandTheConsoleOpensWithTheDefaults() {
    assertThat(execute("--lang", "en")).isEqualTo(7);

    ClusterConfig config = opened.getFirst().cluster();
    assertThat(config)
        .isEqualTo(
            ClusterConfig.defaults(config.seed())
                .withTolerance(ToleranceLevel.MEDIUM)
                .withPolicy(ShippedPolicies.source("conservative", PolicyLanguage.LUA)));
    assertThat(opened.getFirst().theme()).isNull();
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void everyOptionReachesTheConsole() {
    execute(
        "--nodes=3",
        "--data",
        directory.toString(),
        "--election-timeout",
        "1000",
        "--heartbeat",
        "150",
        "--seed",
        "-42",
        "--flush-on-commit",
        "--segment-kb",
        "64",
        "--tolerance",
        "high",
        "--policy",
        "cost-first.py",
        "--lang",
        "zh",
        "--theme",
        "dark");

    assertThat(opened)
        .containsExactly(
            new ConsoleOptions(
                ClusterConfig.defaults(-42)
                    .withSize(3)
                    .withTimeouts(1_000, 150)
                    .withDataDirectory(directory)
                    .withFlushOnCommit(true)
                    .withSegmentKb(64)
                    .withTolerance(ToleranceLevel.HIGH)
                    .withPolicy(ShippedPolicies.source("cost-first", PolicyLanguage.PYTHON)),
                Language.CHINESE,
                ThemeChoice.DARK));
  }

  @Test
  void aToleranceLevelBringsItsNumberOfNodes() {
    execute("--tolerance", "none");

    ClusterConfig config = opened.getFirst().cluster();
    assertThat(config.size()).isEqualTo(1);
    assertThat(config.strategies()).isEmpty();
  }

  @Test
  void theHeartbeatFollowsTheElectionTimeout() {
    execute("--election-timeout", "150");

    assertThat(opened.getFirst().cluster().heartbeatMs()).isEqualTo(30);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "--nodes 12|--nodes must be from 1 to 9, not 12",
        "--nodes -1|--nodes must be from 1 to 9, not -1",
        "--nodes five|--nodes must be a whole number, not “five”",
        "--nodes 5.0|--nodes must be a whole number, not “5.0”",
        "--nodes 99999999999|--nodes must be from 1 to 9, not 99999999999",
        "--election-timeout 50|--election-timeout must be from 100 to 60000, not 50",
        "--heartbeat 400|--heartbeat must be from 10 to 250, not 400",
        "--segment-kb 1|--segment-kb must be from 64 to 65536, not 1",
        "--seed x|--seed must be a whole number, not “x”",
        "--lang de|--lang must be en or zh, not “de”",
        "--tolerance some|--tolerance must be none, low, medium or high, not “some”",
        "--policy rash|rash is no policy: its name must end in .lua or .py",
        "--theme blue|--theme must be light or dark, not “blue”",
        "--frob|unknown argument: --frob. See lifeboat --help.",
        "--nodes|missing: --nodes N. See lifeboat --help.",
        "run|missing: SCENARIO. See lifeboat run --help.",
        "run a b|unknown argument: b. See lifeboat run --help.",
        "run steady --seed x|--seed must be a whole number, not “x”",
        "run steady --repeat 0|--repeat must be from 1 to 1000, not 0",
        "run steady --repeat 1001|--repeat must be from 1 to 1000, not 1001",
        "run steady --repeat often|--repeat must be a whole number, not “often”",
        "run steady --report no/such/out.json|the directory of no/such/out.json does not exist",
        "run steady --history .|. is a directory, a file was expected",
        "run steady --report .|. is a directory, a file was expected",
        "run .|. cannot be read (Is a directory)",
        "scenarios all|unknown argument: all. See lifeboat scenarios --help.",
      })
  void aMistakeIsOneLine(String arguments, String line) {
    List<String> words = new ArrayList<>(List.of(arguments.split(" ", -1)));
    if (!words.contains("--lang")) {
      words.addAll(0, List.of("--lang", "en"));
    }

    assertThat(execute(words.toArray(String[]::new))).isEqualTo(2);
    assertThat(err.toString().lines()).containsExactly("lifeboat: " + line);
    assertThat(out.toString()).isEmpty();
    assertThat(opened).isEmpty();
  }

  @Test
  void aDataDirectoryThatIsAFileIsAMistake() {
    assertThat(execute("--lang", "en", "--data", scenario.toString())).isEqualTo(2);
    assertThat(err.toString()).isEqualTo("lifeboat: " + scenario + " is not a directory\n");
  }

  @Test
  void aScenarioThatIsNowhereIsAMistakeThatNamesThoseThereAre() {
    assertThat(execute("--lang", "en", "run", "nowhere.json")).isEqualTo(2);
    assertThat(err.toString())
        .startsWith(
            "lifeboat: there is no file nowhere.json, and no scenario of that name comes with"
                + " Lifeboat; those that do: steady.json, leader-loss.json, ")
        .contains(" and ")
        .hasLineCount(1);
  }

  @Test
  void aBadScenarioIsNamedByFileLineAndColumn() throws IOException {
    Files.writeString(scenario, "{\n  \"name\": 7\n}\n");

    assertThat(execute("run", scenario.toString())).isEqualTo(2);
    assertThat(err.toString())
        .isEqualTo(
            scenario
                + ":2:11: \"name\" must be a name of small letters, digits and hyphens, found 7\n");
  }

  // Help and versions

  @ParameterizedTest
  @ValueSource(strings = {"en", "zh"})
  void helpIsThereInBothLanguages(String language) {
    assertThat(execute("--lang", language, "--help")).isZero();
    assertThat(out.toString())
        .contains(
            "--nodes",
            "--data",
            "--election-timeout",
            "--heartbeat",
            "--seed",
            "--flush-on-commit",
            "--segment-kb",
            "--lang",
            "--theme",
            "--verbose",
            "--help",
            "--version",
            "run",
            "scenarios");
    assertThat(out.toString()).doesNotContain("⟦", "%n", "%%");
    assertThat(opened).isEmpty();
  }

  @Test
  void helpOfRunTellsTheExitCodes() {
    assertThat(execute("--lang", "en", "run", "--help")).isZero();
    assertThat(out.toString())
        .contains("--report", "--seed", "--repeat", "--history")
        .contains("  0   Every check holds.", "  1   A check is broken.", "  2   A mistake")
        .contains("  3   No check is broken, but at least one verdict is not known.");
  }

  @Test
  void theVersionNamesWhatItConsistsOf() {
    assertThat(execute("--version")).isZero();
    assertThat(out.toString().lines())
        .satisfiesExactly(
            line ->
                assertThat(line).matches("Lifeboat \\d+\\.\\S+( \\([0-9a-f]{12,}(-dirty)?\\))?"),
            line ->
                assertThat(line).startsWith("JDK " + System.getProperty("java.runtime.version")),
            line -> assertThat(line).matches("JavaFX \\d+.*"),
            line -> assertThat(line).isEqualTo("Atomix 3.1.12"));
  }

  // Runs

  @Test
  void aRunIsToldAndJudged() {
    assertThat(execute("--lang", "en", "run", scenario.toString(), "--seed", "7")).isZero();
    assertThat(out.toString())
        .startsWith(
            """
            mine: A test.
            3 nodes, election timeout 500 ms, heartbeat 100 ms, seed 7

               0.001 s  A cluster of 3 nodes starts.
            """)
        .contains("n2 is elected leader of term 1.")
        .contains("Operations: 7 acknowledged, 0 refused, 0 failed, 0 not known; 0 acknowledged")
        .contains("  holds  acknowledged-writes-readable  All 4 acknowledged writes")
        .contains("Verdict: holds. Again with the same choices: --seed 7")
        .doesNotContain("stands for election");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void aRunIsToldInChinese() {
    assertThat(execute("run", scenario.toString(), "--lang", "zh")).isZero();
    assertThat(out.toString()).contains("mine：测试。", "结论：成立。").doesNotContain("⟦");
  }

  @Test
  void verboseTellsEverything() {
    execute("--lang", "en", "run", scenario.toString(), "--verbose");

    assertThat(out.toString()).contains("stands for election");
  }

  @Test
  void whatIsBrokenEndsWithOneAndWhatIsNotKnownWithThree() {
    audit = CompletableFuture.completedFuture(new WriteAudit(4, 0, 2, 0, 0, List.of("k1")));
    assertThat(execute("--lang", "en", "run", scenario.toString())).isEqualTo(1);
    assertThat(out.toString()).contains("Verdict: broken.", "2 acknowledged writes lost");

    audit = CompletableFuture.completedFuture(new WriteAudit(4, 0, 0, 0, 3, List.of()));
    assertThat(execute("--lang", "en", "run", scenario.toString())).isEqualTo(3);
    assertThat(out.toString()).contains("Verdict: not known.");
  }

  @Test
  void theReportGoesToAFile() throws IOException {
    Path report = directory.resolve("out.json");
    execute("--lang", "en", "run", scenario.toString(), "--report", report.toString());
    JsonNode json = JsonMapper.shared().readTree(Files.readString(report));

    assertThat(json.get("scenario").stringValue()).isEqualTo("mine");
    assertThat(json.get("verdict").stringValue()).isEqualTo("holds");
    assertThat(out.toString()).contains("Report: " + report);
  }

  @Test
  void aReportOnStandardOutputIsAloneThere() {
    execute("--lang", "en", "run", scenario.toString(), "--report", "-");

    assertThat(JsonMapper.shared().readTree(out.toString()).get("nodes").intValue()).isEqualTo(3);
    assertThat(err.toString()).contains("A cluster of 3 nodes starts.", "Verdict: holds.");
  }

  @Test
  void theHistoryHoldsEveryFact() throws IOException {
    Path history = directory.resolve("history.jsonl");
    execute("--lang", "en", "run", scenario.toString(), "--history", history.toString());

    assertThat(HistoryReader.read(history).isComplete()).isTrue();
    assertThat(HistoryReader.read(history).facts()).hasSizeGreaterThan(10);
    assertThat(Files.readString(history, StandardCharsets.UTF_8))
        .doesNotContain(System.getProperty("user.dir"));
  }

  @Test
  void anErrorOfTheProgramIsNotTakenForAVerdict() {
    LifeboatCommand failing =
        new LifeboatCommand(
            options -> 0,
            config -> {
              throw new IllegalStateException("a bug");
            },
            SHORT,
            terminal());

    assertThat(failing.execute(List.of("--lang", "en", "run", scenario.toString()))).isEqualTo(4);
    assertThat(err.toString()).startsWith("lifeboat: unexpected error: ");
  }

  // Scenarios that come with Lifeboat

  @Test
  void scenariosAreListed() {
    assertThat(execute("--lang", "en", "scenarios")).isZero();
    assertThat(out.toString())
        .contains("leader-loss.json (5 nodes, 15 s)", "Run one with: lifeboat run steady.json");
  }

  @Test
  void everyShippedScenarioIsSoundShortAndListed() throws Exception {
    for (String name : ShippedScenarios.NAMES) {
      var shipped = ShippedScenarios.shipped(name);

      assertThat(shipped.name()).isEqualTo(name);
      assertThat(shipped.description()).containsKeys("en", "zh");
      assertThat(shipped.durationMs()).isBetween(8_000L, 25_000L);
      assertThat(shipped.checks()).isNotEmpty();
      assertThat(ScenarioFinder.find(name).name()).isEqualTo(name);
      assertThat(ScenarioFinder.find(name + ".json").name()).isEqualTo(name);
    }
    Path sources = Path.of("..", "assets", "src", "main", "resources");
    try (Stream<Path> files =
        Files.list(sources.resolve(Path.of("io", "lifeboat", "assets", "scenarios")))) {
      assertThat(files.map(file -> file.getFileName().toString().replace(".json", "")))
          .containsExactlyInAnyOrderElementsOf(ShippedScenarios.NAMES);
    }
  }

  @Test
  void terminalsWithoutAnEncodingGetUtf8() {
    assertThat(Terminal.charset("US-ASCII")).isEqualTo(StandardCharsets.UTF_8);
    assertThat(Terminal.charset("")).isEqualTo(StandardCharsets.UTF_8);
    assertThat(Terminal.charset("ISO-8859-1")).isEqualTo(StandardCharsets.ISO_8859_1);
  }

  private int execute(String... arguments) {
    return new LifeboatCommand(
            options -> {
              opened.add(options);
              return 7;
            },
            config -> new FakeAuditedCluster(config, audit),
            SHORT,
            terminal())
        .execute(List.of(arguments));
  }

  private Terminal terminal() {
    return new Terminal(new PrintWriter(out, true), new PrintWriter(err, true));
  }
}
