package io.lifeboat.console.cli;

import io.lifeboat.cluster.scenario.BadScenarioException;
import io.lifeboat.cluster.scenario.Scenario;
import io.lifeboat.cluster.scenario.ScenarioReport;
import io.lifeboat.cluster.scenario.ScenarioRunner;
import io.lifeboat.console.application.text.Messages;
import io.lifeboat.console.cli.RecordedRun.Telling;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/**
 * Runs a scenario: tells what happens while it happens, then the figures and the verdict. Or runs
 * it several times and compares.
 */
final class RunCommand {
  static final String REPORT = "--report";
  static final String HISTORY = "--history";
  static final String REPEAT = "--repeat";
  static final int MAX_REPEAT = 1_000;

  private final ScenarioRunner runner;
  private final Terminal terminal;
  private final Messages messages;

  RunCommand(ScenarioRunner runner, Terminal terminal, Messages messages) {
    this.runner = runner;
    this.terminal = terminal;
    this.messages = messages;
  }

  int run(ParseResult parsed, long seed) throws UserMistakeException, BadScenarioException {
    Scenario scenario = ScenarioFinder.find(parsed.matchedPositionalValue(0, ""));
    int times = Grammar.number(parsed, REPEAT, 1, MAX_REPEAT, 1);
    boolean everything = Grammar.isSet(parsed, Grammar.VERBOSE);
    String history = Grammar.text(parsed, HISTORY);
    if (history != null) {
      ReportFile.require(history);
    }
    ReportFile report = ReportFile.of(Grammar.text(parsed, REPORT), terminal);
    PrintWriter told = report.told();
    headline(told, scenario, seed, times);
    try {
      return Interruption.covered(
          () ->
              times == 1
                  ? once(scenario, seed, everything, history, report)
                  : new RepeatedRun(runner, report, messages)
                      .run(scenario, seed, times, everything, history));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      told.println(messages.get(CliMsg.RUN_INTERRUPTED));
      return ExitCode.INTERRUPTED;
    }
  }

  private int once(
      Scenario scenario, long seed, boolean everything, @Nullable String history, ReportFile report)
      throws InterruptedException, UserMistakeException {
    PrintWriter told = report.told();
    Telling telling = everything ? Telling.EVERYTHING : Telling.OCCURRENCES;
    RecordedRun run = new RecordedRun(telling, told, messages, history);
    ScenarioReport result = run.run(runner, scenario, Tolerance.config(scenario, seed));
    new Figures(told, messages).print(result);
    run.tellHistory();
    report.finish(result.toJson(), messages);
    return ExitCode.of(result.verdict());
  }

  private void headline(PrintWriter told, Scenario scenario, long seed, int times) {
    String sentence = ScenariosCommand.describe(scenario, messages);
    told.println(
        sentence.isEmpty()
            ? scenario.name()
            : messages.get(CliMsg.RUN_HEADLINE, scenario.name(), sentence));
    told.println(
        messages.get(
            CliMsg.RUN_SETTINGS,
            scenario.nodes(),
            scenario.electionTimeoutMs(),
            scenario.heartbeatMs(),
            times == 1
                ? String.valueOf(seed)
                : messages.get(
                    CliMsg.RUN_SEEDS, String.valueOf(seed), String.valueOf(seed + times - 1))));
    told.println();
  }
}
