package io.lifeboat.console.cli;

import io.lifeboat.cluster.checker.CheckResult;
import io.lifeboat.cluster.checker.Verdict;
import io.lifeboat.cluster.model.Failover;
import io.lifeboat.cluster.scenario.RepeatedReport;
import io.lifeboat.cluster.scenario.Scenario;
import io.lifeboat.cluster.scenario.ScenarioReport;
import io.lifeboat.cluster.scenario.ScenarioRunner;
import io.lifeboat.console.application.text.Messages;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.cli.RecordedRun.Telling;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One scenario several times, one run after the other, each on a cluster of its own and with a seed
 * of its own, so that any of them can be run again by itself. The report is whole after every run.
 */
final class RepeatedRun {
  private final ScenarioRunner runner;
  private final ReportFile report;
  private final PrintWriter told;
  private final Messages messages;
  private final List<ScenarioReport> runs = new ArrayList<>();

  RepeatedRun(ScenarioRunner runner, ReportFile report, Messages messages) {
    this.runner = runner;
    this.report = report;
    this.told = report.told();
    this.messages = messages;
  }

  /** Tells each run in a line, then compares them; the exit code is that of the worst. */
  int run(
      Scenario scenario, long firstSeed, int times, boolean everything, @Nullable String history)
      throws UserMistakeException {
    report.keep(soFar().toJson());
    try {
      for (int i = 0; i < times; i++) {
        runOne(scenario, firstSeed + i, times, everything, history);
      }
    } catch (InterruptedException e) {
      finish(times);
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    }
    finish(times);
    return ExitCode.of(soFar().verdict());
  }

  private RepeatedReport soFar() {
    return new RepeatedReport(runs);
  }

  private void runOne(
      Scenario scenario, long seed, int times, boolean everything, @Nullable String history)
      throws InterruptedException, UserMistakeException {
    Telling telling = everything ? Telling.EVERYTHING : Telling.NOTHING;
    String file = history == null ? null : numbered(history, seed);
    RecordedRun run = new RecordedRun(telling, told, messages, file);
    ScenarioReport result = run.run(runner, scenario, Tolerance.config(scenario, seed));
    runs.add(result);
    told.println(line(result, times));
    result.checks().stream()
        .filter(check -> check.verdict() != Verdict.HOLDS)
        .forEach(check -> told.println("    " + evidence(check)));
    told.flush();
    report.keep(soFar().toJson());
  }

  /** {@code facts.jsonl} becomes {@code facts-7.jsonl} for the run with seed 7. */
  static String numbered(String file, long seed) {
    int name = Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1;
    int dot = file.lastIndexOf('.');
    int end = dot > name ? dot : file.length();
    return file.substring(0, end) + "-" + seed + file.substring(end);
  }

  private String line(ScenarioReport result, int times) {
    return messages.get(
        CliMsg.REPEAT_LINE,
        runs.size(),
        times,
        String.valueOf(result.seed()),
        Figures.word(result.verdict()),
        failovers(result.failovers()),
        unavailable(result.unavailableMs()),
        result.operations().notKnown());
  }

  private static Text failovers(List<Failover> failovers) {
    List<Text> successes =
        failovers.stream()
            .map(Failover::firstClientSuccessMs)
            .map(
                ms ->
                    ms == null
                        ? Text.of(CliMsg.FIGURES_NOT_OBSERVED)
                        : Text.of(CliMsg.FIGURES_MS, ms))
            .toList();
    return successes.isEmpty()
        ? Text.of(CliMsg.REPEAT_NO_FAILOVER)
        : Text.of(CliMsg.REPEAT_FAILOVERS, successes);
  }

  private static Text unavailable(@Nullable Long ms) {
    return ms == null ? Text.of(CliMsg.REPEAT_NO_LOAD) : Text.of(CliMsg.REPEAT_UNAVAILABLE, ms);
  }

  private String evidence(CheckResult check) {
    return messages.get(Figures.word(check.verdict()))
        + "  "
        + check.name()
        + "  "
        + check.evidence();
  }

  private void finish(int times) throws UserMistakeException {
    told.println();
    RepeatedReport result = soFar();
    if (!runs.isEmpty()) {
      new SpreadTable(told, messages).print(result);
      told.println();
    }
    told.println(
        messages.get(
            runs.size() == times ? CliMsg.REPEAT_VERDICT : CliMsg.REPEAT_VERDICT_SO_FAR,
            Figures.word(result.verdict()),
            count(Verdict.HOLDS),
            count(Verdict.BROKEN),
            count(Verdict.NOT_KNOWN),
            times));
    told.flush();
    report.finish(result.toJson(), messages);
  }

  private long count(Verdict verdict) {
    return runs.stream().filter(run -> run.verdict() == verdict).count();
  }
}
