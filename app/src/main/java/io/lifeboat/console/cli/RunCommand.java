package io.lifeboat.console.cli;

import io.lifeboat.cluster.fact.FactListener;
import io.lifeboat.cluster.history.HistoryWriter;
import io.lifeboat.cluster.scenario.BadScenarioException;
import io.lifeboat.cluster.scenario.Scenario;
import io.lifeboat.cluster.scenario.ScenarioReport;
import io.lifeboat.cluster.scenario.ScenarioRunner;
import io.lifeboat.console.application.text.Messages;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.ParseResult;

/** Runs one scenario: tells what happens while it happens, then the figures and the verdict. */
final class RunCommand {
  private static final Logger log = LoggerFactory.getLogger(RunCommand.class);

  static final String REPORT = "--report";
  static final String HISTORY = "--history";
  private static final String STANDARD_OUTPUT = "-";
  private static final long CLOSE_LIMIT_S = 40;

  private final ScenarioRunner runner;
  private final Terminal terminal;
  private final Messages messages;

  RunCommand(ScenarioRunner runner, Terminal terminal, Messages messages) {
    this.runner = runner;
    this.terminal = terminal;
    this.messages = messages;
  }

  int run(ParseResult parsed, long seed) throws UserMistakeException, BadScenarioException {
    Scenario scenario = ShippedScenarios.find(parsed.matchedPositionalValue(0, ""));
    String report = Grammar.text(parsed, REPORT);
    String historyFile = Grammar.text(parsed, HISTORY);
    boolean reportToOutput = STANDARD_OUTPUT.equals(report);
    if (report != null && !reportToOutput) {
      requireFile(report);
    }
    PrintWriter told = reportToOutput ? terminal.err() : terminal.out();
    HistoryWriter history = historyFile == null ? null : open(historyFile);
    headline(told, scenario, seed);
    try {
      ScenarioReport result = recorded(told, parsed, scenario, seed, history);
      new Figures(told, messages).print(result);
      if (history != null) {
        tellHistory(told, historyFile, history);
      }
      write(told, report, result);
      return ExitCode.of(result.verdict());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      told.println(messages.get(CliMsg.RUN_INTERRUPTED));
      return ExitCode.INTERRUPTED;
    }
  }

  private ScenarioReport recorded(
      PrintWriter told,
      ParseResult parsed,
      Scenario scenario,
      long seed,
      @Nullable HistoryWriter history)
      throws InterruptedException {
    try {
      return narrated(told, parsed, scenario, seed, history);
    } finally {
      if (history != null) {
        history.close();
      }
    }
  }

  private void headline(PrintWriter told, Scenario scenario, long seed) {
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
            String.valueOf(seed)));
    told.println();
  }

  private ScenarioReport narrated(
      PrintWriter told,
      ParseResult parsed,
      Scenario scenario,
      long seed,
      @Nullable HistoryWriter history)
      throws InterruptedException {
    boolean everything = Grammar.isSet(parsed, Grammar.VERBOSE);
    try (Narrative narrative = new Narrative(told, messages, everything)) {
      FactListener listener =
          history == null
              ? narrative
              : record -> {
                narrative.onFact(record);
                history.onFact(record);
              };
      return interruptible(() -> runner.run(scenario, seed, listener));
    }
  }

  /**
   * When the process is asked to end, the run is given up and its cluster closed before it does.
   */
  private static ScenarioReport interruptible(Run run) throws InterruptedException {
    Thread running = Thread.currentThread();
    CountDownLatch ended = new CountDownLatch(1);
    Thread hook =
        new Thread(
            () -> {
              running.interrupt();
              try {
                ended.await(CLOSE_LIMIT_S, TimeUnit.SECONDS);
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            },
            "run-interrupted");
    Runtime.getRuntime().addShutdownHook(hook);
    try {
      return run.run();
    } finally {
      ended.countDown();
      remove(hook);
    }
  }

  private static void remove(Thread hook) {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      log.debug("The process is ending already, the hook has done its work", e);
    }
  }

  private static HistoryWriter open(String file) throws UserMistakeException {
    requireFile(file);
    try {
      return HistoryWriter.open(Path.of(file), HistoryWriter.DEFAULT_MAX_BYTES);
    } catch (IOException e) {
      throw notWritten(file, e);
    }
  }

  private void tellHistory(PrintWriter told, @Nullable String file, HistoryWriter history) {
    told.println(
        history
            .failure()
            .map(
                e ->
                    messages.get(
                        CliMsg.HISTORY_INCOMPLETE, String.valueOf(file), Mistakes.reason(e)))
            .orElseGet(() -> messages.get(CliMsg.HISTORY_WRITTEN, String.valueOf(file))));
  }

  private void write(PrintWriter told, @Nullable String report, ScenarioReport result)
      throws UserMistakeException {
    if (report == null) {
      return;
    }
    if (report.equals(STANDARD_OUTPUT)) {
      terminal.out().print(result.toJson());
      terminal.out().flush();
      return;
    }
    try {
      Files.writeString(Path.of(report), result.toJson());
      told.println(messages.get(CliMsg.REPORT_WRITTEN, report));
    } catch (IOException e) {
      throw notWritten(report, e);
    }
  }

  /** Found out before the run rather than after it. */
  private static void requireFile(String file) throws UserMistakeException {
    Path path = Path.of(file);
    Path parent = path.toAbsolutePath().getParent();
    if (Files.isDirectory(path)) {
      throw new UserMistakeException(CliMsg.MISTAKE_IS_DIRECTORY, file);
    }
    if (parent == null || !Files.isDirectory(parent)) {
      throw new UserMistakeException(CliMsg.MISTAKE_NO_DIRECTORY, file);
    }
  }

  private static UserMistakeException notWritten(String file, IOException e) {
    UserMistakeException mistake =
        new UserMistakeException(CliMsg.MISTAKE_NOT_WRITTEN, file, Mistakes.reason(e));
    mistake.initCause(e);
    return mistake;
  }

  private interface Run {
    ScenarioReport run() throws InterruptedException;
  }
}
