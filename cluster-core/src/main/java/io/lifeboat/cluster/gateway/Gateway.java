package io.lifeboat.cluster.gateway;

import io.lifeboat.cluster.degradation.BuiltInPolicy;
import io.lifeboat.cluster.degradation.Decision;
import io.lifeboat.cluster.degradation.DecisionTable;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactSink;
import io.lifeboat.cluster.model.ClassFigures;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.PriorityFigures;
import io.lifeboat.cluster.model.RequestClass;
import io.lifeboat.cluster.model.RequestKind;
import io.lifeboat.cluster.model.RequestPriority;
import io.lifeboat.cluster.model.Treatment;
import io.lifeboat.cluster.raft.Operation;
import io.lifeboat.cluster.raft.OperationResult;
import io.lifeboat.cluster.raft.OperationResult.Reason;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/**
 * The only way in for clients: looks up what their class is given now, passes on what is served,
 * and tells as facts what came of it. Any thread may submit.
 */
public final class Gateway {
  private static final String OBSERVER = NodeId.CLIENT.value();
  private static final long HIGHEST_MICROS = 120_000_000L;

  private final FactSink facts;
  private final long timeoutMs;
  private final long unavailableAfterMicros;

  private final Recorder latencies = new Recorder(1, HIGHEST_MICROS, 2);
  private @Nullable Histogram reused;
  private long acknowledgedReads;
  private long acknowledgedWrites;
  private long refused;
  private long failed;
  private long notKnown;
  private int inFlight;
  private long lastReportMicros;
  private boolean idleReported;

  private final Serving serving;
  private final Breaker breaker;
  private final Holding holding;
  private final ClassCounts counts = new ClassCounts();
  private final RecentRequests recent = new RecentRequests();
  private volatile DecisionTable table = DecisionTable.of(BuiltInPolicy.everything());
  private volatile boolean limited;
  private boolean quietReported;
  private long retriesTold;

  private long acknowledgedTerm;
  private Fact.ClientTally earlierPeriods = new Fact.ClientTally(0, 0, 0, 0);

  /** By the highest term that had acknowledged a write when they were started. */
  private final Map<Long, Unanswered> unanswered = new TreeMap<>();

  private long leaderSinceMicros;
  private long unservedSinceMicros = -1;
  private long unavailableSinceMicros = -1;
  private long askingSinceMicros = -1;
  private long askedInVainMicros;

  /** Carries an operation to the leader; see {@code SessionPool.submit}. */
  @FunctionalInterface
  public interface Sessions {
    CompletableFuture<OperationResult> submit(Operation operation, long timeoutMs);
  }

  /** Asks the replicas for what they have, behind or not. */
  @FunctionalInterface
  public interface StaleReads {
    /**
     * Asks one replica after the other until one answers.
     *
     * @param read a {@link Operation.Get} or a {@link Operation.Scan}
     */
    CompletableFuture<OperationResult> read(Operation read);
  }

  /** Whereto requests go that are served. */
  private record Serving(Sessions direct, Dispatch limited, StaleReads replicas) {}

  /**
   * @param replicas for reads that may be stale
   * @param timer where retries wait
   * @param timeoutMs after which an unanswered operation ends as not known
   * @param unavailableAfterMs how long clients may ask in vain before the service is called
   *     unavailable
   */
  public Gateway(
      Sessions sessions,
      StaleReads replicas,
      FactSink facts,
      ScheduledExecutorService timer,
      long timeoutMs,
      long unavailableAfterMs) {
    this(sessions, replicas, facts, timer, timeoutMs, unavailableAfterMs, Clocks.SYSTEM);
  }

  Gateway(
      Sessions sessions,
      StaleReads replicas,
      FactSink facts,
      ScheduledExecutorService timer,
      long timeoutMs,
      long unavailableAfterMs,
      Clocks clocks) {
    this.breaker =
        new Breaker(clocks.wall(), view -> facts.offer(OBSERVER, new Fact.BreakerChanged(view)));
    this.holding = new Holding(Holding.PATIENCE_MS, clocks.nanos());
    Sessions direct = measuring(sessions);
    StaleReads stale = read -> Answers.of(() -> replicas.read(read));
    this.serving =
        new Serving(
            direct,
            new Dispatch(
                direct, stale, this::isStaleNow, timer, timeoutMs, breaker, clocks.nanos()),
            stale);
    this.facts = facts;
    this.timeoutMs = timeoutMs;
    this.unavailableAfterMicros = unavailableAfterMs * 1_000;
  }

  /** What policies judge by is how the cluster answers, without the time requests wait here. */
  private Sessions measuring(Sessions sessions) {
    return (operation, limitMs) -> {
      long startMicros = facts.nowMicros();
      return Answers.of(() -> sessions.submit(operation, limitMs))
          .whenComplete((result, error) -> answered(result, startMicros));
    };
  }

  private synchronized void answered(OperationResult result, long startMicros) {
    if (startMicros >= leaderSinceMicros) {
      long now = facts.nowMicros();
      recent.ended(result, now - startMicros, now);
    }
  }

  /** How requests fared before says nothing of the leader that is ready now. */
  public synchronized void leaderIsReady() {
    leaderSinceMicros = facts.nowMicros();
    recent.clear();
  }

  /** What each class of requests is given from now on. Operations on their way go on. */
  public void decide(DecisionTable next) {
    table = next;
    holding.release(next, this::serve);
  }

  /**
   * What is between clients and cluster from now on.
   *
   * @param limits queue by priority, bulkhead, breaker and rate limit
   */
  public void arm(boolean limits, boolean retries) {
    serving.limited.arm(limits, retries);
    limited = limits || retries;
  }

  /** As {@link #submit(RequestClass, Operation)}, of normal priority and of the kind that it is. */
  public CompletableFuture<OperationResult> submit(Operation operation) {
    return submit(new RequestClass(kind(operation), RequestPriority.NORMAL), operation);
  }

  private static RequestKind kind(Operation operation) {
    return switch (operation) {
      case Operation.Get _ -> RequestKind.LINEARIZABLE_READ;
      case Operation.Scan _ -> RequestKind.SCAN;
      case Operation.Mark _, Operation.RestoreChunk _ -> RequestKind.ADMIN;
      case Operation.Put _, Operation.CompareAndSet _, Operation.Delete _ -> RequestKind.WRITE;
    };
  }

  /** The future never completes exceptionally. */
  public CompletableFuture<OperationResult> submit(RequestClass request, Operation operation) {
    long startMicros = facts.nowMicros();
    Decision decision = table.decision(request);
    long servedTerm;
    synchronized (this) {
      servedTerm = acknowledgedTerm;
      OperationResult.Fail refusal = refusal(decision, operation);
      if (refusal != null) {
        refused++;
        counts.ended(request, refusal, 0);
        return CompletableFuture.completedFuture(refusal);
      }
      if (decision.treatment() == Treatment.QUEUED) {
        counts.queued(request);
      }
      inFlight++;
      if (unservedSinceMicros < 0) {
        unservedSinceMicros = startMicros;
      }
      if (unavailableSinceMicros >= 0 && askingSinceMicros < 0) {
        askingSinceMicros = startMicros;
      }
    }
    CompletableFuture<OperationResult> answer =
        decision.treatment() == Treatment.QUEUED
            ? holding.hold(request, operation)
            : serve(request, operation);
    return answer.whenComplete(
        (result, error) -> ended(request, operation, startMicros, servedTerm, result));
  }

  private static OperationResult.@Nullable Fail refusal(Decision decision, Operation operation) {
    return switch (decision.treatment()) {
      case FULL, QUEUED -> null;
      // There is no such thing as a stale write.
      case STALE_READ ->
          operation.isWrite() ? new OperationResult.Fail(Reason.READ_ONLY, decision.cause()) : null;
      case READ_ONLY -> new OperationResult.Fail(Reason.READ_ONLY, decision.cause());
      case SHED -> new OperationResult.Fail(Reason.SHED, decision.cause());
    };
  }

  private boolean isStaleNow(RequestClass request) {
    return table.treatment(request) == Treatment.STALE_READ;
  }

  /** Serves what is served now, in full or by a replica. */
  private CompletableFuture<OperationResult> serve(RequestClass request, Operation operation) {
    boolean stale = request.kind() == RequestKind.LOCAL_READ || isStaleNow(request);
    if (stale && !operation.isWrite()) {
      return serving.replicas.read(operation);
    }
    return limited
        ? serving.limited.carry(request, operation)
        : serving.direct.submit(operation, timeoutMs);
  }

  /** Whether a request was turned away on purpose, and says nothing about the cluster. */
  static boolean isRefusal(OperationResult.Fail fail) {
    return switch (fail.reason()) {
      case READ_ONLY, SHED, QUEUED_TOO_LONG, BREAKER_OPEN, RATE_LIMITED, OVERLOADED -> true;
      case NO_SOUND_REPLICA, NO_LEADER, UNREACHABLE, DAMAGED, CLOSED -> false;
    };
  }

  private synchronized void ended(
      RequestClass request,
      Operation operation,
      long startMicros,
      long servedTerm,
      OperationResult result) {
    inFlight--;
    long now = facts.nowMicros();
    counts.ended(request, result, now - startMicros);
    switch (result) {
      case OperationResult.Ok ok -> acknowledged(operation, startMicros, ok);
      case OperationResult.Stale _ -> answered(startMicros);
      case OperationResult.Fail fail -> {
        if (isRefusal(fail)) {
          refused++;
        } else {
          failed++;
        }
      }
      case OperationResult.NotKnown unknown -> {
        notKnown++;
        unanswered.merge(servedTerm, new Unanswered(1, startMicros, startMicros), Unanswered::and);
      }
    }
    boolean served =
        result instanceof OperationResult.Ok || result instanceof OperationResult.Stale;
    if (inFlight == 0 && !served) {
      nobodyAsks();
    }
  }

  /** While nobody asks, nobody is refused: that time counts for no unavailability. */
  private void nobodyAsks() {
    if (unavailableSinceMicros >= 0) {
      askedInVainMicros += facts.nowMicros() - askingSinceMicros;
      askingSinceMicros = -1;
    }
    unservedSinceMicros = -1;
  }

  private void acknowledged(Operation operation, long startMicros, OperationResult.Ok ok) {
    if (operation.isWrite()) {
      if (ok.term() > acknowledgedTerm) {
        acknowledgedTerm = ok.term();
        tally();
        facts.offer(OBSERVER, new Fact.FirstWriteAcknowledged(ok.leader(), ok.term()));
      }
      acknowledgedWrites++;
      answered(startMicros, facts.nowMicros());
    } else {
      answered(startMicros);
    }
  }

  private void answered(long startMicros) {
    acknowledgedReads++;
    answered(startMicros, facts.nowMicros());
  }

  private void answered(long startMicros, long now) {
    latencies.recordValue(Math.clamp(now - startMicros, 1, HIGHEST_MICROS));
    if (unavailableSinceMicros >= 0) {
      long inVain = askedInVainMicros + (askingSinceMicros < 0 ? 0 : now - askingSinceMicros);
      facts.offer(OBSERVER, new Fact.ServiceAvailable(inVain / 1_000));
      unavailableSinceMicros = -1;
      askingSinceMicros = -1;
      askedInVainMicros = 0;
    }
    unservedSinceMicros = inFlight > 0 ? now : -1;
  }

  /** Ends what waited for too long; to be called every few tens of milliseconds. */
  public void expire() {
    serving.limited.expire();
    holding.release(table, this::serve);
  }

  /** Ends all that waits here; to be called when retries cannot come any more. */
  public void close() {
    serving.limited.close();
    holding.close();
  }

  /** How each priority fared since the beginning. */
  public synchronized List<PriorityFigures> priorities() {
    return counts.soFar(this::waiting);
  }

  /**
   * How many requests wait for their turn. Those that a table makes wait are left out: they are no
   * sign of overload, and must not be taken for one by the policy that made them wait.
   */
  public int queueDepth() {
    int depth = 0;
    for (RequestPriority priority : RequestPriority.values()) {
      depth += serving.limited.waiting(priority);
    }
    return depth;
  }

  /** How many requests the limits let through that have no answer yet. */
  int underWay() {
    return serving.limited.inFlight();
  }

  private int waiting(RequestPriority priority) {
    return holding.waiting(priority) + serving.limited.waiting(priority);
  }

  /** How the cluster answered in the last seconds, under the present leader. */
  public synchronized Recent recent() {
    RecentRequests.Figures figures = recent.figures(facts.nowMicros());
    return new Recent(figures.p99Millis(), figures.errorRate(), figures.samples());
  }

  /**
   * How requests ended; those that were refused are left out.
   *
   * @param p99Millis of the answers; 0 without any
   * @param errorRate share that failed or stayed unanswered, 0 to 1
   */
  public record Recent(double p99Millis, double errorRate, long samples) {}

  /** Looks whether clients ask in vain; to be called every few tens of milliseconds. */
  public synchronized void checkAvailability() {
    long now = facts.nowMicros();
    if (unavailableSinceMicros < 0
        && unservedSinceMicros >= 0
        && now - unservedSinceMicros > unavailableAfterMicros) {
      unavailableSinceMicros = unservedSinceMicros;
      askingSinceMicros = unservedSinceMicros;
      facts.offer(OBSERVER, new Fact.ServiceUnavailable(unavailableSinceMicros));
    }
  }

  /**
   * Tells what became of all operations so far, for whoever counts from this moment on or up to it.
   */
  public synchronized void tally() {
    facts.offer(OBSERVER, soFar());
  }

  private Fact.ClientTally soFar() {
    return new Fact.ClientTally(
        earlierPeriods.acknowledged() + acknowledgedReads + acknowledgedWrites,
        earlierPeriods.refused() + refused,
        earlierPeriods.failed() + failed,
        earlierPeriods.notKnown() + notKnown);
  }

  /** Tells the figures since the last call; says nothing twice when nothing happens. */
  public synchronized void report() {
    long now = facts.nowMicros();
    long periodMs = Math.max(1, (now - lastReportMicros) / 1_000);
    lastReportMicros = now;
    reportLimits(periodMs);
    boolean idle =
        acknowledgedReads + acknowledgedWrites + refused + failed + notKnown + inFlight == 0;
    if (idle && idleReported) {
      return;
    }
    idleReported = idle;
    Histogram interval = latencies.getIntervalHistogram(reused);
    reused = interval;
    facts.offer(
        OBSERVER,
        new Fact.ClientOperations(
            periodMs,
            acknowledgedReads,
            acknowledgedWrites,
            refused,
            failed,
            notKnown,
            inFlight,
            interval.getTotalCount() == 0 ? 0 : interval.getValueAtPercentile(50),
            interval.getTotalCount() == 0 ? 0 : interval.getValueAtPercentile(99),
            interval.getTotalCount() == 0 ? 0 : interval.getMaxValue()));
    earlierPeriods = soFar();
    facts.offer(OBSERVER, earlierPeriods);
    unanswered.values().forEach(group -> facts.offer(OBSERVER, group.asFact()));
    unanswered.clear();
    acknowledgedReads = 0;
    acknowledgedWrites = 0;
    refused = 0;
    failed = 0;
    notKnown = 0;
  }

  /** The gateway's own figures, while it limits anything. */
  private void reportLimits(long periodMs) {
    List<ClassFigures> classes = counts.drain();
    List<PriorityFigures> priorities = counts.drainPriorities(this::waiting);
    boolean quiet = classes.isEmpty() && quietReported;
    if (!limited || quiet) {
      return;
    }
    quietReported = classes.isEmpty();
    RetryBudget budget = serving.limited.budget();
    long retried = budget.taken() - retriesTold;
    retriesTold += retried;
    facts.offer(
        OBSERVER,
        new Fact.GatewayFigures(
            periodMs,
            classes,
            priorities,
            breaker.view(),
            serving.limited.inFlight(),
            Dispatch.IN_FLIGHT,
            retried,
            budget.left()));
  }

  /** Operations without an answer that were started under one leader, or while there was none. */
  private record Unanswered(long count, long firstStartedMicros, long lastStartedMicros) {
    Unanswered and(Unanswered other) {
      return new Unanswered(
          count + other.count,
          Math.min(firstStartedMicros, other.firstStartedMicros),
          Math.max(lastStartedMicros, other.lastStartedMicros));
    }

    Fact asFact() {
      return new Fact.OperationsNotKnown(count, firstStartedMicros, lastStartedMicros);
    }
  }
}
