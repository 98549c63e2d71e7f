package io.lifeboat.cluster.gateway;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactSink;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.raft.Operation;
import io.lifeboat.cluster.raft.OperationResult;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;
import org.jspecify.annotations.Nullable;

/**
 * The only way in for clients: refuses what a degrade switch rules out, passes the rest to the
 * sessions, and tells as facts what came of it. Any thread may submit.
 */
public final class Gateway {
  private static final String OBSERVER = NodeId.CLIENT.value();
  private static final long HIGHEST_MICROS = 120_000_000L;

  private final Sessions sessions;
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

  private boolean readOnly;
  private long acknowledgedTerm;
  private Fact.ClientTally earlierPeriods = new Fact.ClientTally(0, 0, 0, 0);

  /** By the highest term that had acknowledged a write when they were started. */
  private final Map<Long, Unanswered> unanswered = new TreeMap<>();

  private long unservedSinceMicros = -1;
  private long unavailableSinceMicros = -1;
  private long askingSinceMicros = -1;
  private long askedInVainMicros;

  /** Carries an operation to the leader; see {@code SessionPool.submit}. */
  @FunctionalInterface
  public interface Sessions {
    CompletableFuture<OperationResult> submit(Operation operation, long timeoutMs);
  }

  /**
   * @param timeoutMs after which an unanswered operation ends as not known
   * @param unavailableAfterMs how long clients may ask in vain before the service is called
   *     unavailable
   */
  public Gateway(Sessions sessions, FactSink facts, long timeoutMs, long unavailableAfterMs) {
    this.sessions = sessions;
    this.facts = facts;
    this.timeoutMs = timeoutMs;
    this.unavailableAfterMicros = unavailableAfterMs * 1_000;
  }

  /** Refuses writes from now on, or takes them again. Operations already on their way go on. */
  public synchronized void setReadOnly(boolean on) {
    readOnly = on;
  }

  public CompletableFuture<OperationResult> submit(Operation operation) {
    long startMicros = facts.nowMicros();
    long servedTerm;
    synchronized (this) {
      servedTerm = acknowledgedTerm;
      if (readOnly && operation.isWrite()) {
        refused++;
        return CompletableFuture.completedFuture(
            new OperationResult.Fail(OperationResult.Reason.READ_ONLY));
      }
      inFlight++;
      if (unservedSinceMicros < 0) {
        unservedSinceMicros = startMicros;
      }
      if (unavailableSinceMicros >= 0 && askingSinceMicros < 0) {
        askingSinceMicros = startMicros;
      }
    }
    return sessions
        .submit(operation, timeoutMs)
        .whenComplete((result, error) -> ended(operation, startMicros, servedTerm, result));
  }

  private synchronized void ended(
      Operation operation, long startMicros, long servedTerm, OperationResult result) {
    inFlight--;
    switch (result) {
      case OperationResult.Ok ok -> acknowledged(operation, startMicros, ok);
      case OperationResult.Fail fail -> {
        if (fail.reason() == OperationResult.Reason.OVERLOADED) {
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
    if (inFlight == 0 && !(result instanceof OperationResult.Ok)) {
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
    long now = facts.nowMicros();
    latencies.recordValue(Math.clamp(now - startMicros, 1, HIGHEST_MICROS));
    if (operation.isWrite()) {
      if (ok.term() > acknowledgedTerm) {
        acknowledgedTerm = ok.term();
        tally();
        facts.offer(OBSERVER, new Fact.FirstWriteAcknowledged(ok.leader(), ok.term()));
      }
      acknowledgedWrites++;
    } else {
      acknowledgedReads++;
    }
    if (unavailableSinceMicros >= 0) {
      long inVain = askedInVainMicros + (askingSinceMicros < 0 ? 0 : now - askingSinceMicros);
      facts.offer(OBSERVER, new Fact.ServiceAvailable(inVain / 1_000));
      unavailableSinceMicros = -1;
      askingSinceMicros = -1;
      askedInVainMicros = 0;
    }
    unservedSinceMicros = inFlight > 0 ? now : -1;
  }

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
