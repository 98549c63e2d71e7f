package io.lifeboat.console.cli;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.model.PolicySource;
import io.lifeboat.cluster.model.ToleranceLevel;
import io.lifeboat.cluster.scenario.BadScenarioException;
import io.lifeboat.cluster.scenario.ComparedRun;
import io.lifeboat.cluster.scenario.Comparison;
import io.lifeboat.cluster.scenario.ComparisonReport;
import io.lifeboat.cluster.scenario.Scenario;
import io.lifeboat.cluster.scenario.ScenarioRunner;
import io.lifeboat.cluster.scenario.Variant;
import io.lifeboat.console.application.text.Messages;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** Runs a scenario against differently armed clusters, one after the other, and compares. */
final class CompareCommand {
  static final String LEVELS = "--levels";
  static final String STRATEGIES = "--strategies";

  private final Comparison comparison;
  private final Terminal terminal;
  private final Messages messages;
  private final List<ComparedRun> runs = new ArrayList<>();

  CompareCommand(ScenarioRunner runner, Terminal terminal, Messages messages) {
    this.comparison = new Comparison(runner);
    this.terminal = terminal;
    this.messages = messages;
  }

  int run(ParseResult parsed, long seed) throws UserMistakeException, BadScenarioException {
    Scenario scenario = ScenarioFinder.find(parsed.matchedPositionalValue(0, ""));
    List<Variant> variants = variants(parsed);
    ClusterConfig config =
        Grammar.text(parsed, Tolerance.POLICY) == null
            ? Tolerance.compared(scenario, seed)
            : scenario.config(seed).withPolicy(Tolerance.policy(parsed));
    ReportFile file = ReportFile.of(Grammar.text(parsed, RunCommand.REPORT), terminal);
    PrintWriter told = file.told();
    told.println(
        messages.get(
            CliMsg.COMPARE_HEADLINE, scenario.name(), variants.size(), String.valueOf(seed)));
    told.flush();
    try {
      return Interruption.covered(() -> compare(scenario, config, variants, file));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      told.println(messages.get(CliMsg.RUN_INTERRUPTED));
      return ExitCode.INTERRUPTED;
    }
  }

  private int compare(
      Scenario scenario, ClusterConfig config, List<Variant> variants, ReportFile file)
      throws InterruptedException, UserMistakeException {
    PrintWriter told = file.told();
    for (Variant variant : variants) {
      told.println(
          messages.get(CliMsg.COMPARE_RUNNING, runs.size() + 1, variants.size(), variant.name()));
      told.flush();
      runs.add(comparison.run(scenario, config, variant, record -> {}));
      file.keep(report(scenario, config).toJson());
    }
    ComparisonReport report = report(scenario, config);
    told.println();
    new ComparisonTable(told, messages).print(report);
    file.finish(report.toJson(), messages);
    return ExitCode.of(report.tookPlace());
  }

  private ComparisonReport report(Scenario scenario, ClusterConfig config) {
    PolicySource policy = config.policy();
    return new ComparisonReport(
        scenario.name(), config.seed(), policy == null ? null : policy.fileName(), runs);
  }

  /** The levels, then the strategies that were asked for; all levels when nothing was. */
  private static List<Variant> variants(ParseResult parsed) throws UserMistakeException {
    List<Variant> variants = new ArrayList<>();
    for (String word : words(Grammar.text(parsed, LEVELS))) {
      variants.add(Variant.of(Tolerance.level(LEVELS, word)));
    }
    for (String name : words(Grammar.text(parsed, STRATEGIES))) {
      try {
        variants.add(Variant.ofStrategies(name));
      } catch (IllegalArgumentException e) {
        UserMistakeException mistake =
            new UserMistakeException(
                CliMsg.MISTAKE_ONE_OF,
                STRATEGIES,
                "nothing, backup, retry, degrade, backup+retry+degrade …",
                name);
        mistake.initCause(e);
        throw mistake;
      }
    }
    if (variants.isEmpty()) {
      for (ToleranceLevel level : ToleranceLevel.values()) {
        variants.add(Variant.of(level));
      }
    }
    return variants;
  }

  private static List<String> words(@Nullable String list) {
    return list == null ? List.of() : List.of(list.split(",", -1));
  }
}
