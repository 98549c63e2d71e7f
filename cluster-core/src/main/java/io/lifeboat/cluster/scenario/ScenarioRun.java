package io.lifeboat.cluster.scenario;

import io.lifeboat.cluster.checker.AuditedCluster;
import io.lifeboat.cluster.checker.CheckResult;
import io.lifeboat.cluster.checker.OperationCounter;
import io.lifeboat.cluster.checker.Verdict;
import io.lifeboat.cluster.checker.WriteAudit;
import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.command.OperatorCommand;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.command.Submission;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.WorkloadSettings;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One run. Its steps and its waits happen on the thread that calls {@link #run}. */
final class ScenarioRun {
  private static final String STEPS_CARRIED_OUT = "steps-carried-out";
  private static final long RETRY_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private final Scenario scenario;
  private final long seed;
  private final RunLimits limits;
  private final AuditedCluster cluster;
  private final RunState state;
  private final List<StepRun> steps = new ArrayList<>();
  private final PriorityBlockingQueue<Task> agenda = new PriorityBlockingQueue<>();
  private final AtomicLong taskNumber = new AtomicLong();
  private final AtomicInteger unanswered = new AtomicInteger();

  private WorkloadSettings workload;
  private long beganNanos;
  private long beganMicros;
  private @Nullable Long startupMs;
  private @Nullable Long unavailableMs;
  private long durationMs;
  private @Nullable WriteAudit audit;
  private @Nullable String obstacle;
  private String auditMissing = "The load never began.";

  ScenarioRun(Scenario scenario, long seed, RunLimits limits, AuditedCluster cluster) {
    this.scenario = scenario;
    this.seed = seed;
    this.limits = limits;
    this.cluster = cluster;
    this.workload = scenario.workload();
    this.state = new RunState(new Random(seed));
    for (Step step : scenario.steps()) {
      steps.add(new StepRun(steps.size() + 1, step));
    }
  }

  void onFact(FactRecord record) {
    state.onFact(record);
  }

  ScenarioReport run() throws InterruptedException {
    long startedNanos = System.nanoTime();
    obstacle = start();
    if (obstacle == null) {
      startupMs = millisSince(startedNanos);
      carryOut();
      settle();
      audit();
    } else {
      auditMissing = obstacle;
    }
    return report();
  }

  // Start

  /** Brings the cluster up; tells in a sentence what was in the way, or null. */
  private @Nullable String start() throws InterruptedException {
    String notStarted = obstacle(cluster.start(), limits.startMs(), "The cluster did not start");
    if (notStarted != null) {
      return notStarted;
    }
    if (!state.awaitMs(state::isLeaderReady, limits.readyMs())) {
      return "No leader was ready within " + limits.readyMs() + " ms.";
    }
    boolean writes = workload.enabled() && workload.writePercent() > 0;
    if (writes && !state.awaitMs(state::isFirstWriteAcknowledged, limits.readyMs())) {
      return "No write was acknowledged within " + limits.readyMs() + " ms.";
    }
    return null;
  }

  private static @Nullable String obstacle(CompletionStage<?> stage, long limitMs, String what)
      throws InterruptedException {
    try {
      stage.toCompletableFuture().get(limitMs, TimeUnit.MILLISECONDS);
      return null;
    } catch (TimeoutException e) {
      return what + " within " + limitMs + " ms.";
    } catch (ExecutionException e) {
      Throwable cause = e.getCause() == null ? e : e.getCause();
      return what + ": " + (cause.getMessage() == null ? cause : cause.getMessage()) + ".";
    }
  }

  // Steps

  private void carryOut() throws InterruptedException {
    beganMicros = state.lastAtMicros();
    beganNanos = System.nanoTime();
    long endNanos = beganNanos + TimeUnit.MILLISECONDS.toNanos(scenario.durationMs());
    long lastNanos = endNanos + TimeUnit.MILLISECONDS.toNanos(limits.outcomeMs());
    planStep(0);
    for (long now = System.nanoTime(); !isOver(now, endNanos, lastNanos); now = System.nanoTime()) {
      Task next = agenda.peek();
      if (next != null && next.isDue(now)) {
        agenda.remove(next);
        next.action.run();
      } else {
        long wakeNanos = now - endNanos < 0 ? endNanos : lastNanos;
        long untilNanos = next != null && next.atNanos - wakeNanos < 0 ? next.atNanos : wakeNanos;
        state.await(
            () ->
                isOtherThan(next, agenda.peek()) || isOver(System.nanoTime(), endNanos, lastNanos),
            untilNanos - now);
      }
    }
    durationMs = millisSince(beganNanos);
    long endMicros = beganMicros + TimeUnit.MILLISECONDS.toMicros(durationMs);
    unavailableMs = state.unavailableMs(beganMicros, endMicros);
  }

  private static boolean isOtherThan(@Nullable Task one, @Nullable Task other) {
    return (one == null ? 0 : one.number) != (other == null ? 0 : other.number);
  }

  private boolean isOver(long now, long endNanos, long lastNanos) {
    boolean allDone = agenda.isEmpty() && unanswered.get() == 0;
    return now - endNanos >= 0 && (allDone || now - lastNanos >= 0);
  }

  private void planStep(int index) {
    if (index < steps.size()) {
      long at = beganNanos + TimeUnit.MILLISECONDS.toNanos(scenario.steps().get(index).atMs());
      long patience = TimeUnit.MILLISECONDS.toNanos(limits.leaderMs());
      plan(at, () -> doStep(index, System.nanoTime() + patience));
    }
  }

  private void plan(long atNanos, Runnable action) {
    agenda.add(new Task(atNanos, taskNumber.incrementAndGet(), action));
    state.signal();
  }

  /** Does a step, or tries again soon when it waits for a leader; the next follows after it. */
  private void doStep(int index, long deadlineNanos) {
    StepAction action = scenario.steps().get(index).action();
    long now = System.nanoTime();
    if (!isReady(action) && now - deadlineNanos < 0) {
      plan(now + RETRY_NANOS, () -> doStep(index, deadlineNanos));
      return;
    }
    perform(action, steps.get(index));
    planStep(index + 1);
  }

  private boolean isReady(StepAction action) {
    return state.resolve(targets -> targets.isReady(action));
  }

  private void perform(StepAction action, StepRun run) {
    if (action instanceof StepAction.Revert(int step)) {
      revert(run, steps.get(step - 1));
      return;
    }
    StepOrder order = StepOrder.of(action, this::find);
    Target nobody = order.nobody();
    if (nobody != null) {
      run.notAsked("nobody was found for \"" + nobody + "\"");
    } else if (action instanceof StepAction.Restart restart) {
      run.asked(order.from(), 2 * order.from().size());
      order.from().forEach(node -> restart(run, node, restart.pauseMs()));
    } else {
      run.asked(whom(action, order), order.commands().size());
      order.commands().forEach(command -> submit(run, command));
    }
  }

  private List<NodeId> find(Target target, Set<NodeId> gone) {
    return state.resolve(targets -> targets.resolve(target, gone));
  }

  /** The sides of a step one after the other; those of links may have nodes in common. */
  private static List<NodeId> whom(StepAction action, StepOrder order) {
    Stream<NodeId> all = Stream.concat(order.from().stream(), order.to().stream());
    return action instanceof StepAction.OnLinks ? all.distinct().sorted().toList() : all.toList();
  }

  private void restart(StepRun run, NodeId node, long pauseMs) {
    ask(
        new OperatorCommand.StopNode(node),
        stopped -> {
          run.answered(stopped);
          long at = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pauseMs);
          plan(at, () -> submit(run, new OperatorCommand.StartNode(node)));
        });
  }

  private void revert(StepRun run, StepRun earlier) {
    List<String> faults = state.faultsOf(earlier.commands());
    if (faults.isEmpty()) {
      run.notAsked("no fault of step " + earlier.number() + " is active");
      return;
    }
    run.asked(List.of(), faults.size());
    faults.forEach(fault -> submit(run, new NemesisCommand.RevertFault(fault)));
  }

  private void submit(StepRun run, Command command) {
    if (command instanceof OperatorCommand.SetWorkload set) {
      workload = set.settings();
    }
    run.submitted(ask(command, run::answered));
  }

  private CommandId ask(Command command, Consumer<Outcome> then) {
    unanswered.incrementAndGet();
    Submission submission = cluster.submit(command);
    submission
        .outcome()
        .whenComplete(
            (outcome, error) -> {
              then.accept(
                  error == null ? outcome : new Outcome.Info(String.valueOf(error.getMessage())));
              unanswered.decrementAndGet();
              state.signal();
            });
    return submission.id();
  }

  // End

  /** Stops the load and lets the replicas arrive at one index. */
  private void settle() throws InterruptedException {
    if (workload.enabled()) {
      Command stop = new OperatorCommand.SetWorkload(workload.withEnabled(false));
      obstacle(cluster.submit(stop).outcome(), limits.outcomeMs(), "The load was not stopped");
      long stopped = state.lastSequence();
      state.awaitMs(() -> state.isQuietSince(stopped), limits.quietMs());
    }
    state.passMs(limits.freshMs());
    if (state.awaitMs(state::isDigestVerdictReached, scenario.settleMs())) {
      // The digests kept step by step do not know of memory that changed by itself.
      obstacle(
          cluster.submit(new OperatorCommand.CompareReplicas()).outcome(),
          limits.outcomeMs(),
          "The replicas were not compared");
      state.awaitMs(state::isDigestVerdictReached, scenario.settleMs());
    }
  }

  private void audit() throws InterruptedException {
    CompletionStage<WriteAudit> stage = cluster.auditWrites();
    String notRead = obstacle(stage, limits.auditMs(), "The writes were not read back");
    if (notRead == null) {
      audit = stage.toCompletableFuture().getNow(null);
    } else {
      auditMissing = notRead;
    }
  }

  private ScenarioReport report() {
    List<StepReport> stepReports = steps.stream().map(StepRun::report).toList();
    OperationCounter.Totals totals = state.operations();
    RunEvidence evidence =
        new RunEvidence(
            state.safety(),
            state.digests(),
            audit,
            auditMissing,
            unavailableMs,
            totals,
            state.leaderless(),
            state.factsMissing());
    List<CheckResult> checks = new ArrayList<>();
    scenario.checks().forEach(check -> checks.add(check.evaluate(evidence)));
    checks.add(stepsCarriedOut(stepReports));
    return new ScenarioReport(
        scenario.name(),
        seed,
        scenario.nodes(),
        durationMs,
        operations(totals),
        state.failovers(),
        unavailableMs,
        state.agreement(),
        checks,
        Verdict.overall(checks.stream().map(CheckResult::verdict).toList()),
        obstacle,
        scenario.electionTimeoutMs(),
        scenario.heartbeatMs(),
        scenario.flushOnCommit(),
        startupMs,
        stepReports,
        state.reaction(),
        cluster.clients().orElse(null));
  }

  private ScenarioReport.Operations operations(OperationCounter.Totals totals) {
    return new ScenarioReport.Operations(
        totals.acknowledged(),
        totals.refused(),
        totals.failed(),
        totals.notKnown(),
        audit == null ? null : audit.lost(),
        totals.acknowledgedReads(),
        totals.acknowledgedWrites(),
        audit == null ? null : audit.doubled());
  }

  /** A run whose steps did not happen has not shown what the scenario is about. */
  private static CheckResult stepsCarriedOut(List<StepReport> steps) {
    List<StepReport> odd =
        steps.stream().filter(step -> step.asExpected() != Verdict.HOLDS).toList();
    if (odd.isEmpty()) {
      String evidence =
          steps.isEmpty()
              ? "There are no steps."
              : steps.size() == 1
                  ? "The step went as expected."
                  : "All " + steps.size() + " steps went as expected.";
      return new CheckResult(STEPS_CARRIED_OUT, Verdict.HOLDS, evidence);
    }
    Verdict verdict = Verdict.overall(odd.stream().map(StepReport::asExpected).toList());
    String evidence =
        odd.stream()
            .map(
                step ->
                    "Step "
                        + step.step()
                        + " ("
                        + step.word()
                        + "): "
                        + step.outcome()
                        + (step.detail().isEmpty() ? "" : ", " + step.detail())
                        + ".")
            .collect(Collectors.joining(" "));
    return new CheckResult(STEPS_CARRIED_OUT, verdict, evidence);
  }

  private static long millisSince(long nanos) {
    return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - nanos);
  }

  /** Something to be done at a time; what was planned first goes first. */
  private record Task(long atNanos, long number, Runnable action) implements Comparable<Task> {
    boolean isDue(long now) {
      return atNanos - now <= 0;
    }

    @Override
    public int compareTo(Task other) {
      int byTime = Long.compare(atNanos - other.atNanos, 0);
      return byTime != 0 ? byTime : Long.compare(number, other.number);
    }
  }
}
