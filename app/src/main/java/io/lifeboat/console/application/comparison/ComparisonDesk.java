package io.lifeboat.console.application.comparison;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.model.PolicyLanguage;
import io.lifeboat.cluster.model.PolicySource;
import io.lifeboat.cluster.scenario.ComparedRun;
import io.lifeboat.cluster.scenario.ComparisonReport;
import io.lifeboat.cluster.scenario.Scenario;
import io.lifeboat.console.application.policy.ShippedPolicies;
import io.lifeboat.console.application.scenario.ShippedScenarios;
import io.lifeboat.console.application.text.ComparisonMsg;
import io.lifeboat.console.application.text.Text;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Compares differently armed clusters, one comparison at a time and one run after the other on one
 * thread; opens and saves reports. Everything but {@link #close} is for the thread of the window.
 */
public final class ComparisonDesk {
  private static final Logger log = LoggerFactory.getLogger(ComparisonDesk.class);
  private static final long MOST_ENDING_MS = 10_000;

  private final ComparisonRunner runner;
  private final ThreadFactory threads;
  private final Executor home;
  private Map<String, ScenarioOffer> offers = Map.of();
  private boolean looked;
  private @Nullable Progress progress;
  private @Nullable ComparisonReport report;
  private @Nullable ComparisonView shown;
  private @Nullable Note note;
  private Runnable onChange = () -> {};
  private volatile @Nullable Work work;

  /**
   * Nothing compared yet.
   *
   * @param threads makes the thread of each piece of work
   * @param home the thread of the window
   */
  public ComparisonDesk(ComparisonRunner runner, ThreadFactory threads, Executor home) {
    this.runner = runner;
    this.threads = threads;
    this.home = home;
  }

  /** With threads that do not keep the program from ending. */
  public static ComparisonDesk of(ComparisonRunner runner, Executor home) {
    return new ComparisonDesk(
        runner, Thread.ofPlatform().daemon().name("comparison").factory(), home);
  }

  /**
   * How far a comparison is.
   *
   * @param number of the run that is under way, counted from 1
   * @param ending it was cancelled, and its cluster is being closed
   */
  public record Progress(ComparisonOrder order, int number, boolean ending) {
    public ComparedCluster cluster() {
      return order.clusters().get(number - 1);
    }
  }

  /** What is to be said, and whether it is an error. */
  public record Note(Text words, boolean error) {}

  /** Under way on a thread of its own; interrupted once at most, for twice would cut its end. */
  private static final class Work {
    private final Thread thread;
    private boolean interrupted;

    Work(Thread thread) {
      this.thread = thread;
    }

    synchronized void interrupt() {
      if (!interrupted) {
        interrupted = true;
        thread.interrupt();
      }
    }
  }

  public void setOnChange(Runnable listener) {
    onChange = listener;
  }

  /** How far the comparison is that is under way; null while there is none. */
  public @Nullable Progress progress() {
    return progress;
  }

  /** Whether something is under way. */
  public boolean isBusy() {
    return work != null;
  }

  /** What was compared or opened last; while a comparison is under way, so much of it. */
  public @Nullable ComparisonView shown() {
    return shown;
  }

  /** What became of the last thing that was asked for. */
  public @Nullable Note note() {
    return note;
  }

  /** What the scenario says of itself, once that is read. */
  public Optional<ScenarioOffer> offer(String scenario) {
    return Optional.ofNullable(offers.get(scenario));
  }

  /** Somebody looks at it: reads the scenarios the first time. */
  public void look() {
    if (!looked) {
      looked = true;
      threads
          .newThread(
              () -> {
                Map<String, ScenarioOffer> read = new LinkedHashMap<>();
                ShippedScenarios.NAMES.forEach(name -> read.put(name, ScenarioOffer.of(name)));
                home.execute(
                    () -> {
                      offers = read;
                      onChange.run();
                    });
              })
          .start();
    }
  }

  // Comparing

  /** Compares, unless something is under way. */
  public void run(ComparisonOrder order) {
    if (isBusy()) {
      return;
    }
    report = null;
    shown = null;
    note = null;
    progress = new Progress(order, 1, false);
    start(() -> compare(order));
  }

  /** Gives up the run that is under way; what was measured before it is kept. */
  public void cancel() {
    Progress now = progress;
    Work underWay = work;
    if (now != null && underWay != null) {
      progress = new Progress(now.order(), now.number(), true);
      underWay.interrupt();
      onChange.run();
    }
  }

  private Note compare(ComparisonOrder order) {
    List<ComparedRun> runs = new ArrayList<>();
    int all = order.clusters().size();
    try {
      Scenario scenario = ScenarioOffer.shipped(order.scenario());
      PolicySource policy = policy(scenario);
      ClusterConfig config = scenario.config(order.seed()).withPolicy(policy);
      for (ComparedCluster cluster : order.clusters()) {
        int number = runs.size() + 1;
        home.execute(() -> began(number));
        runs.add(runner.run(scenario, config, cluster.variant()));
        ComparisonReport soFar =
            new ComparisonReport(scenario.name(), order.seed(), policy.fileName(), runs);
        ComparisonView view = ComparisonView.of(soFar);
        home.execute(() -> take(soFar, view));
      }
      return new Note(Text.of(ComparisonMsg.NOTE_DONE, all), false);
    } catch (InterruptedException e) {
      log.debug("Given up", e);
      return new Note(Text.of(ComparisonMsg.NOTE_CANCELLED, runs.size(), all), false);
    } catch (RuntimeException e) {
      log.error("LB-006: the comparison failed", e);
      return new Note(Text.of(ComparisonMsg.NOTE_FAILED, runs.size(), all, e.toString()), true);
    }
  }

  /** The one the scenario names, else the one a console begins with. */
  private static PolicySource policy(Scenario scenario) {
    String named = scenario.policy();
    return named == null
        ? ShippedPolicies.source(ShippedPolicies.NAMES.getFirst(), PolicyLanguage.LUA)
        : ShippedPolicies.find(named).orElseThrow(() -> new IllegalStateException(named));
  }

  private void began(int number) {
    Progress now = progress;
    if (now != null) {
      progress = new Progress(now.order(), number, now.ending());
      onChange.run();
    }
  }

  private void take(ComparisonReport next, ComparisonView view) {
    report = next;
    shown = view;
    onChange.run();
  }

  // Files

  /** Opens a report that was written before, unless something is under way. */
  public void open(Path file) {
    if (isBusy()) {
      return;
    }
    start(
        () -> {
          try {
            ComparisonReport read = ReportFiles.read(file);
            ComparisonView view = ComparisonView.of(read);
            home.execute(() -> take(read, view));
            return new Note(Text.of(ComparisonMsg.NOTE_OPENED, ReportFiles.name(file)), false);
          } catch (ReportFiles.RefusedException e) {
            log.debug("Refused: {}", file, e);
            return new Note(e.why(), true);
          }
        });
  }

  /** Saves what is shown, unless something is under way. */
  public void save(Path file) {
    ComparisonReport saved = report;
    if (isBusy() || saved == null) {
      return;
    }
    start(
        () -> {
          try {
            Path written = ReportFiles.write(saved, file);
            return new Note(Text.of(ComparisonMsg.NOTE_SAVED, ReportFiles.name(written)), false);
          } catch (ReportFiles.RefusedException e) {
            log.debug("Not written: {}", file, e);
            return new Note(e.why(), true);
          }
        });
  }

  // Work

  private interface Task {
    Note run();
  }

  private void start(Task task) {
    Thread thread =
        threads.newThread(
            () -> {
              Note[] told = new Note[1];
              try {
                told[0] = task.run();
              } finally {
                home.execute(() -> ended(told[0]));
              }
            });
    work = new Work(thread);
    onChange.run();
    thread.start();
  }

  private void ended(@Nullable Note told) {
    work = null;
    progress = null;
    note = told;
    onChange.run();
  }

  /** Gives up what is under way and waits until its cluster is closed; nothing comes after it. */
  public void close() {
    Work underWay = work;
    if (underWay == null) {
      return;
    }
    underWay.interrupt();
    try {
      underWay.thread.join(MOST_ENDING_MS);
      if (underWay.thread.isAlive()) {
        log.warn("A comparison was still under way when the console ended");
      }
    } catch (InterruptedException e) {
      log.debug("Not waited for", e);
      Thread.currentThread().interrupt();
    }
  }
}
