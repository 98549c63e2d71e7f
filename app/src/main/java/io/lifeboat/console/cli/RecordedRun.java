package io.lifeboat.console.cli;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.fact.FactListener;
import io.lifeboat.cluster.history.HistoryWriter;
import io.lifeboat.cluster.scenario.Scenario;
import io.lifeboat.cluster.scenario.ScenarioReport;
import io.lifeboat.cluster.scenario.ScenarioRunner;
import io.lifeboat.console.application.text.Messages;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** One run with those who listen to it: the narrative, and the file its facts go to. */
final class RecordedRun {
  /** How much of a run is told while it happens. */
  enum Telling {
    NOTHING,
    OCCURRENCES,
    EVERYTHING
  }

  private final Telling telling;
  private final PrintWriter told;
  private final Messages messages;
  private final @Nullable String file;
  private final @Nullable HistoryWriter history;

  /**
   * @param file for the history, or null for none
   */
  RecordedRun(Telling telling, PrintWriter told, Messages messages, @Nullable String file)
      throws UserMistakeException {
    this.telling = telling;
    this.told = told;
    this.messages = messages;
    this.file = file;
    this.history = file == null ? null : open(file);
  }

  ScenarioReport run(ScenarioRunner runner, Scenario scenario, ClusterConfig config)
      throws InterruptedException {
    HistoryWriter writer = history;
    if (writer == null) {
      return narrated(runner, scenario, config, record -> {});
    }
    try (writer) {
      return narrated(runner, scenario, config, writer);
    }
  }

  private ScenarioReport narrated(
      ScenarioRunner runner, Scenario scenario, ClusterConfig config, FactListener also)
      throws InterruptedException {
    if (telling == Telling.NOTHING) {
      return runner.run(scenario, config, also);
    }
    boolean everything = telling == Telling.EVERYTHING;
    try (Narrative narrative = new Narrative(told, messages, everything)) {
      return runner.run(
          scenario,
          config,
          record -> {
            narrative.onFact(record);
            also.onFact(record);
          });
    }
  }

  private static HistoryWriter open(String file) throws UserMistakeException {
    ReportFile.require(file);
    try {
      return HistoryWriter.open(Path.of(file), HistoryWriter.DEFAULT_MAX_BYTES);
    } catch (IOException e) {
      throw ReportFile.notWritten(file, e);
    }
  }

  /** Says where the history is, and whether all of it. */
  void tellHistory() {
    HistoryWriter writer = history;
    if (writer != null) {
      String name = String.valueOf(file);
      told.println(
          writer
              .failure()
              .map(e -> messages.get(CliMsg.HISTORY_INCOMPLETE, name, Mistakes.reason(e)))
              .orElseGet(() -> messages.get(CliMsg.HISTORY_WRITTEN, name)));
    }
  }
}
