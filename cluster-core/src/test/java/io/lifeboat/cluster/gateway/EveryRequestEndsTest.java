package io.lifeboat.cluster.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.degradation.Decision;
import io.lifeboat.cluster.degradation.DecisionTable;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactSink;
import io.lifeboat.cluster.model.ClassFigures;
import io.lifeboat.cluster.model.RequestClass;
import io.lifeboat.cluster.model.RequestKind;
import io.lifeboat.cluster.model.RequestPriority;
import io.lifeboat.cluster.model.Treatment;
import io.lifeboat.cluster.model.TreatmentCause;
import io.lifeboat.cluster.raft.Operation;
import io.lifeboat.cluster.raft.OperationResult;
import io.lifeboat.cluster.raft.OperationResult.Reason;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Whatever happens to a request at the gateway, it ends, once, and is counted once. */
class EveryRequestEndsTest {
  private static final long TIMEOUT_MS = 5_000;
  private static final List<OperationResult> ANSWERS =
      List.of(
          AskedSessions.OK,
          AskedSessions.OK,
          AskedSessions.NOT_KNOWN,
          AskedSessions.NO_LEADER,
          AskedSessions.fail(Reason.OVERLOADED),
          AskedSessions.fail(Reason.CLOSED));

  /** A gateway, what is behind it, and what was asked of it. */
  private static final class Run implements FactSink {
    final AskedSessions sessions = new AskedSessions();
    final AskedSessions replicas = new AskedSessions();
    final HandTimer timer = new HandTimer();
    final List<CompletableFuture<OperationResult>> asked = new ArrayList<>();
    final Map<Integer, Integer> ends = new LinkedHashMap<>();
    final List<Fact> told = new ArrayList<>();
    final Gateway gateway =
        new Gateway(
            sessions,
            read -> replicas.submit(read, 500),
            this,
            timer,
            TIMEOUT_MS,
            250,
            new Clocks(() -> Instant.ofEpochMilli(sessions.millis()), sessions::nanos));

    void submit(RequestClass request) {
      int number = asked.size();
      Operation operation =
          request.kind().isWrite()
              ? new Operation.Put("k", "v")
              : request.kind() == RequestKind.SCAN
                  ? new Operation.Scan("")
                  : new Operation.Get("k");
      CompletableFuture<OperationResult> result = gateway.submit(request, operation);
      asked.add(result);
      result.whenComplete((answer, error) -> ends.merge(number, 1, Integer::sum));
    }

    /** Until nothing is under way any more. */
    void settle(OperationResult answer) throws Exception {
      gateway.decide(table(request -> Treatment.FULL));
      for (int round = 0; round < 50; round++) {
        sessions.answerAll(answer);
        replicas.answerAll(new OperationResult.Stale(null, AskedSessions.N1));
        timer.runAll();
        sessions.passMs(TIMEOUT_MS / 10);
        gateway.expire();
      }
    }

    void close() {
      timer.shutdownNow();
    }

    @Override
    public void offer(String observer, @Nullable CommandId cause, Fact fact) {
      told.add(fact);
    }

    @Override
    public long nowMicros() {
      return sessions.nanos() / 1_000;
    }
  }

  private interface Wish {
    Treatment of(RequestClass request);
  }

  private static DecisionTable table(Wish wish) {
    Map<RequestClass, Decision> cells = new LinkedHashMap<>();
    RequestClass.values()
        .forEach(each -> cells.put(each, new Decision(wish.of(each), TreatmentCause.POLICY)));
    return new DecisionTable(cells);
  }

  @Property(tries = 300)
  void onceAndIsCountedOnce(
      @ForAll long seed,
      @ForAll @IntRange(min = 1, max = 600) int steps,
      @ForAll boolean limits,
      @ForAll boolean retries,
      @ForAll boolean closes)
      throws Exception {
    Random random = new Random(seed);
    Run run = new Run();
    run.gateway.arm(limits, retries);
    try {
      for (int i = 0; i < steps; i++) {
        step(run, random);
      }
      if (closes) {
        run.timer.shutdownNow();
        run.gateway.close();
        assertThat(run.gateway.queueDepth()).isZero();
      }
      run.settle(closes ? AskedSessions.fail(Reason.CLOSED) : AskedSessions.OK);
      check(run);
    } finally {
      run.close();
    }
  }

  private static void step(Run run, Random random) throws Exception {
    switch (random.nextInt(12)) {
      case 0 ->
          run.gateway.decide(
              table(request -> Treatment.values()[random.nextInt(Treatment.values().length)]));
      case 1 -> run.gateway.arm(random.nextBoolean(), random.nextBoolean());
      case 2 -> run.sessions.passMs(random.nextInt(2_500));
      case 3 -> run.gateway.expire();
      case 4 -> run.timer.runAll();
      case 5 -> run.replicas.answerAll(new OperationResult.Stale(null, AskedSessions.N1));
      case 6 -> {
        for (int i = random.nextInt(Dispatch.IN_FLIGHT); i >= 0; i--) {
          if (run.sessions.underWay() > 0) {
            run.sessions.answer(ANSWERS.get(random.nextInt(ANSWERS.size())));
          }
        }
      }
      case 7 -> {
        // A burst, now and then more than all places together.
        RequestClass request = any(random);
        for (int i = random.nextInt(400); i >= 0; i--) {
          run.submit(request);
        }
      }
      default -> run.submit(any(random));
    }
  }

  private static RequestClass any(Random random) {
    return RequestClass.values().get(random.nextInt(RequestClass.values().size()));
  }

  private static void check(Run run) {
    assertThat(run.asked).allMatch(CompletableFuture::isDone);
    assertThat(run.asked).noneMatch(CompletableFuture::isCompletedExceptionally);
    assertThat(run.ends)
        .hasSize(run.asked.size())
        .allSatisfy((n, times) -> assertThat(times).isOne());
    // What is limited is told; so it is once more, for the last figures.
    run.gateway.arm(true, true);
    run.gateway.report();
    Fact.GatewayFigures figures = last(run.told, Fact.GatewayFigures.class);
    long counted = 0;
    for (ClassFigures each : figures.classes()) {
      counted += each.full() + each.stale() + each.refused() + each.failed() + each.notKnown();
    }
    assertThat(counted).isEqualTo(run.asked.size());
    assertThat(figures.inFlight()).isZero();
    assertThat(run.gateway.queueDepth()).isZero();
    assertThat(last(run.told, Fact.ClientOperations.class).inFlight()).isZero();
    Fact.ClientTally tally = last(run.told, Fact.ClientTally.class);
    assertThat(tally.acknowledged() + tally.refused() + tally.failed() + tally.notKnown())
        .isEqualTo(run.asked.size());
  }

  private static <T extends Fact> T last(List<Fact> told, Class<T> kind) {
    return told.stream().filter(kind::isInstance).map(kind::cast).toList().getLast();
  }

  @Test
  void alsoWhenAskingFails() throws Exception {
    Run run = new Run();
    Gateway broken =
        new Gateway(
            (operation, timeoutMs) -> {
              if (operation instanceof Operation.Scan) {
                throw new IllegalStateException("sessions are broken");
              }
              return CompletableFuture.failedFuture(new IllegalStateException("so is the answer"));
            },
            read -> {
              throw new IllegalStateException("replicas are broken");
            },
            run,
            run.timer,
            TIMEOUT_MS,
            250,
            new Clocks(() -> Instant.ofEpochMilli(0), run.sessions::nanos));
    try {
      for (boolean limits : new boolean[] {true, false}) {
        broken.arm(limits, false);
        for (RequestKind kind : RequestKind.values()) {
          run.told.clear();
          CompletableFuture<OperationResult> result =
              broken.submit(
                  new RequestClass(kind, RequestPriority.NORMAL),
                  kind == RequestKind.SCAN ? new Operation.Scan("") : new Operation.Get("k"));
          assertThat(result)
              .as("%s, limits: %s", kind, limits)
              .isCompletedWithValueMatching(end -> end instanceof OperationResult.NotKnown);
        }
      }
      broken.report();
      assertThat(last(run.told, Fact.ClientOperations.class).inFlight()).isZero();
      assertThat(last(run.told, Fact.ClientOperations.class).notKnown())
          .isEqualTo(2L * RequestKind.values().length);
    } finally {
      run.close();
    }
  }

  @Test
  @Timeout(60)
  void alsoWhenManyThreadsAskAndOthersAnswer() throws Exception {
    Run run = new Run();
    try (ExecutorService answering = Executors.newFixedThreadPool(3);
        ExecutorService asking = Executors.newFixedThreadPool(4)) {
      Gateway gateway =
          new Gateway(
              (operation, timeoutMs) ->
                  CompletableFuture.supplyAsync(() -> AskedSessions.OK, answering),
              read -> CompletableFuture.completedFuture(AskedSessions.NOT_KNOWN),
              new Unheard(),
              run.timer,
              TIMEOUT_MS,
              250);
      gateway.arm(true, false);
      List<Future<Integer>> ended = new ArrayList<>();
      for (int thread = 0; thread < 4; thread++) {
        ended.add(
            asking.submit(
                () -> {
                  List<CompletableFuture<OperationResult>> all = new ArrayList<>();
                  for (int i = 0; i < 2_000; i++) {
                    all.add(
                        gateway.submit(
                            new RequestClass(RequestKind.WRITE, RequestPriority.CRITICAL),
                            new Operation.Put("k", "v")));
                  }
                  CompletableFuture.allOf(all.toArray(CompletableFuture[]::new))
                      .get(30, TimeUnit.SECONDS);
                  return all.size();
                }));
      }
      for (Future<Integer> each : ended) {
        assertThat(each.get()).isEqualTo(2_000);
      }
      assertThat(gateway.queueDepth()).isZero();
      Awaitility.await().until(() -> gateway.underWay() == 0);
    } finally {
      run.close();
    }
  }

  /** Tells nobody. */
  private static final class Unheard implements FactSink {
    @Override
    public void offer(String observer, @Nullable CommandId cause, Fact fact) {}

    @Override
    public long nowMicros() {
      return System.nanoTime() / 1_000;
    }
  }

  @Test
  void aWriteIsNeverStale() {
    Run run = new Run();
    try {
      run.gateway.decide(table(request -> Treatment.STALE_READ));
      run.submit(new RequestClass(RequestKind.WRITE, RequestPriority.CRITICAL));
      assertThat(run.asked.getFirst())
          .isCompletedWithValue(new OperationResult.Fail(Reason.READ_ONLY, TreatmentCause.POLICY));
      assertThat(run.sessions.sent).isEmpty();
    } finally {
      run.close();
    }
  }
}
