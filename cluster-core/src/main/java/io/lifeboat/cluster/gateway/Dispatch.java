package io.lifeboat.cluster.gateway;

import io.github.resilience4j.bulkhead.Bulkhead;
import io.github.resilience4j.bulkhead.BulkheadConfig;
import io.github.resilience4j.core.IntervalFunction;
import io.github.resilience4j.ratelimiter.RateLimiter;
import io.github.resilience4j.ratelimiter.RateLimiterConfig;
import io.lifeboat.cluster.model.RequestClass;
import io.lifeboat.cluster.model.RequestKind;
import io.lifeboat.cluster.model.RequestPriority;
import io.lifeboat.cluster.raft.Operation;
import io.lifeboat.cluster.raft.OperationResult;
import io.lifeboat.cluster.raft.OperationResult.Reason;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/**
 * The way of requests from the gateway to the sessions while limits are armed: rate limiter, queue
 * by priority, bulkhead, circuit breaker, and retries within a budget. A write is sent a second
 * time only when it certainly had no effect; what the sessions themselves repeat they repeat under
 * one number, so it stays applied once. Safe for several threads.
 */
final class Dispatch {
  /** Fewer than the built-in client has unanswered, so that overload is felt here. */
  static final int QUEUE = 256;

  /** As many as there are sessions: what waits, waits here, by priority. */
  static final int IN_FLIGHT = 32;

  private static final int PER_SECOND = 4_000;
  private static final long READ_ATTEMPT_MS = 1_500;
  private static final long FIRST_BACKOFF_MS = 50;
  private static final double BACKOFF_FACTOR = 2;
  private static final double JITTER = 0.5;
  private static final int MOST_ATTEMPTS = 4;

  private final Gateway.Sessions sessions;
  private final Gateway.StaleReads replicas;
  private final Predicate<RequestClass> isStaleNow;
  private final ScheduledExecutorService timer;
  private final long timeoutMs;
  private final Breaker breaker;
  private final LongSupplier nanos;
  private final RetryBudget budget = new RetryBudget();
  private final RequestQueue<Job> queue = new RequestQueue<>(QUEUE);
  private final Bulkhead bulkhead =
      Bulkhead.of(
          "cluster",
          BulkheadConfig.custom()
              .maxConcurrentCalls(IN_FLIGHT)
              .maxWaitDuration(Duration.ZERO)
              .build());
  private final RateLimiter limiter =
      RateLimiter.of(
          "admission",
          RateLimiterConfig.custom()
              .limitForPeriod(PER_SECOND / 10)
              .limitRefreshPeriod(Duration.ofMillis(100))
              .timeoutDuration(Duration.ZERO)
              .build());
  private final IntervalFunction backoff =
      IntervalFunction.ofExponentialRandomBackoff(FIRST_BACKOFF_MS, BACKOFF_FACTOR, JITTER);

  /**
   * @param isStaleNow whether reads of a class are answered by replicas now: then those that wait
   *     are, too
   * @param timer where retries wait
   * @param timeoutMs how long a request may take, its waiting and its retries included
   * @param nanos as {@link System#nanoTime}
   */
  Dispatch(
      Gateway.Sessions sessions,
      Gateway.StaleReads replicas,
      Predicate<RequestClass> isStaleNow,
      ScheduledExecutorService timer,
      long timeoutMs,
      Breaker breaker,
      LongSupplier nanos) {
    this.sessions = sessions;
    this.replicas = replicas;
    this.isStaleNow = isStaleNow;
    this.timer = timer;
    this.timeoutMs = timeoutMs;
    this.breaker = breaker;
    this.nanos = nanos;
  }

  private volatile boolean limits;
  private volatile boolean retries;
  private volatile boolean closed;

  /** Those whose next attempt is still to come; no more than the budget lets through. */
  private final Set<Job> backingOff = ConcurrentHashMap.newKeySet();

  /** Without limits everything is sent at once, whatever the breaker says. */
  void arm(boolean withLimits, boolean withRetries) {
    limits = withLimits;
    retries = withRetries;
  }

  private record Job(
      RequestClass request,
      Operation operation,
      CompletableFuture<OperationResult> result,
      long deadlineNanos,
      int attempt) {
    Job again() {
      return new Job(request, operation, result, deadlineNanos, attempt + 1);
    }

    void fail(Reason reason) {
      result.complete(new OperationResult.Fail(reason));
    }
  }

  /** The future never completes exceptionally. */
  CompletableFuture<OperationResult> carry(RequestClass request, Operation operation) {
    if (request.kind() == RequestKind.ADMIN) {
      return sessions.submit(operation, timeoutMs);
    }
    if (limits && request.priority() != RequestPriority.CRITICAL && !limiter.acquirePermission()) {
      return CompletableFuture.completedFuture(new OperationResult.Fail(Reason.RATE_LIMITED));
    }
    budget.came();
    CompletableFuture<OperationResult> result = new CompletableFuture<>();
    long deadline = nanos.getAsLong() + TimeUnit.MILLISECONDS.toNanos(timeoutMs);
    Job job = new Job(request, operation, result, deadline, 1);
    begin(job);
    return result;
  }

  private long leftMs(Job job) {
    return TimeUnit.NANOSECONDS.toMillis(job.deadlineNanos - nanos.getAsLong());
  }

  private boolean isForReplicas(Job job) {
    return !job.operation.isWrite() && isStaleNow.test(job.request);
  }

  private void askReplicas(Job job) {
    replicas.read(job.operation).whenComplete((result, error) -> job.result.complete(result));
  }

  private void begin(Job job) {
    if (isForReplicas(job)) {
      askReplicas(job);
    } else if (limits) {
      enqueue(job);
    } else {
      sendFreely(job);
    }
  }

  private void sendFreely(Job job) {
    sessions
        .submit(job.operation, attemptMs(job))
        .whenComplete((result, error) -> end(job, result));
  }

  private void end(Job job, OperationResult result) {
    if (!isTriedAgain(job, result)) {
      job.result.complete(result);
    }
  }

  /** A read may be asked again, so it need not wait for one answer for long. */
  private long attemptMs(Job job) {
    long leftMs = Math.max(1, leftMs(job));
    return job.operation.isWrite() || !retries ? leftMs : Math.min(leftMs, READ_ATTEMPT_MS);
  }

  private void enqueue(Job job) {
    Job without;
    synchronized (queue) {
      without = closed ? job : queue.offer(job.request.priority(), job, job.deadlineNanos);
    }
    if (without != null) {
      without.fail(closed ? Reason.CLOSED : Reason.OVERLOADED);
    }
    dispatch();
  }

  private void dispatch() {
    while (true) {
      Job job;
      synchronized (queue) {
        if (queue.size() == 0 || !bulkhead.tryAcquirePermission()) {
          return;
        }
        job = queue.poll();
      }
      if (job == null) {
        bulkhead.releasePermission();
      } else if (leftMs(job) <= 0) {
        // What is sent too late comes to nothing at best, and at worst nobody knows.
        bulkhead.releasePermission();
        job.fail(Reason.OVERLOADED);
      } else if (isForReplicas(job)) {
        bulkhead.releasePermission();
        askReplicas(job);
      } else {
        sendIfLetThrough(job);
      }
    }
  }

  private void sendIfLetThrough(Job job) {
    int pass = breaker.letThrough();
    if (pass == Breaker.REFUSED) {
      bulkhead.releasePermission();
      job.fail(Reason.BREAKER_OPEN);
    } else {
      send(job, pass);
    }
  }

  private void send(Job job, int pass) {
    long startNanos = nanos.getAsLong();
    sessions
        .submit(job.operation, attemptMs(job))
        .whenComplete(
            (result, error) -> {
              bulkhead.onComplete();
              breaker.ended(pass, result, nanos.getAsLong() - startNanos);
              end(job, result);
              dispatch();
            });
  }

  private boolean isTriedAgain(Job job, OperationResult result) {
    long waitMs = backoff.apply(job.attempt);
    if (!retries
        || !mayBeTriedAgain(job.operation, result)
        || job.attempt >= MOST_ATTEMPTS
        || leftMs(job) <= waitMs
        || closed
        || !budget.take()) {
      return false;
    }
    backingOff.add(job);
    try {
      timer.schedule(() -> again(job, result), waitMs, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException closing) {
      backingOff.remove(job);
      return false;
    }
    if (closed) {
      job.fail(Reason.CLOSED);
    }
    return true;
  }

  private void again(Job job, OperationResult before) {
    backingOff.remove(job);
    if (closed) {
      job.fail(Reason.CLOSED);
    } else if (leftMs(job) <= 0) {
      job.result.complete(before);
    } else {
      begin(job.again());
    }
  }

  /** What certainly had no effect, or cannot have one. */
  private static boolean mayBeTriedAgain(Operation operation, OperationResult result) {
    return switch (result) {
      case OperationResult.Ok _, OperationResult.Stale _ -> false;
      case OperationResult.NotKnown _ -> !operation.isWrite();
      case OperationResult.Fail fail ->
          fail.reason() == Reason.NO_LEADER || fail.reason() == Reason.OVERLOADED;
    };
  }

  /** Ends those that waited for their turn until their patience was over. */
  void expire() {
    List<Job> over;
    synchronized (queue) {
      over = queue.expired(nanos.getAsLong());
    }
    over.forEach(job -> job.fail(Reason.OVERLOADED));
  }

  /** Ends all that waits here; what was sent ends with the sessions. */
  void close() {
    closed = true;
    List<Job> left;
    synchronized (queue) {
      left = queue.takeAll(job -> true);
    }
    left.forEach(job -> job.fail(Reason.CLOSED));
    backingOff.forEach(job -> job.fail(Reason.CLOSED));
  }

  int waiting(RequestPriority priority) {
    synchronized (queue) {
      return queue.depth(priority);
    }
  }

  int inFlight() {
    return IN_FLIGHT - bulkhead.getMetrics().getAvailableConcurrentCalls();
  }

  RetryBudget budget() {
    return budget;
  }
}
