package io.lifeboat.cluster.gateway;

import io.lifeboat.cluster.degradation.Decision;
import io.lifeboat.cluster.degradation.DecisionTable;
import io.lifeboat.cluster.model.RequestClass;
import io.lifeboat.cluster.model.RequestPriority;
import io.lifeboat.cluster.model.Treatment;
import io.lifeboat.cluster.raft.Operation;
import io.lifeboat.cluster.raft.OperationResult;
import io.lifeboat.cluster.raft.OperationResult.Reason;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BiFunction;
import java.util.function.LongSupplier;

/** Requests whose class is to wait until it is served again. Bounded; safe for several threads. */
final class Holding {
  static final int CAPACITY = 256;
  static final long PATIENCE_MS = 3_000;

  private final RequestQueue<Held> queue = new RequestQueue<>(CAPACITY);
  private final long patienceNanos;
  private final LongSupplier nanos;
  private volatile boolean closed;

  /**
   * @param patienceMs how long a request waits at most
   * @param nanos as {@link System#nanoTime}
   */
  Holding(long patienceMs, LongSupplier nanos) {
    this.patienceNanos = TimeUnit.MILLISECONDS.toNanos(patienceMs);
    this.nanos = nanos;
  }

  private record Held(
      RequestClass request, Operation operation, CompletableFuture<OperationResult> result) {
    void fail(Reason reason, Decision decision) {
      result.complete(new OperationResult.Fail(reason, decision.cause()));
    }
  }

  CompletableFuture<OperationResult> hold(RequestClass request, Operation operation) {
    CompletableFuture<OperationResult> result = new CompletableFuture<>();
    Held held = new Held(request, operation, result);
    long deadline = nanos.getAsLong() + patienceNanos;
    Held without;
    synchronized (queue) {
      without = closed ? held : queue.offer(request.priority(), held, deadline);
    }
    if (without != null) {
      without.result.complete(new OperationResult.Fail(closed ? Reason.CLOSED : Reason.OVERLOADED));
    }
    return result;
  }

  /**
   * Lets go of those that need not wait any more.
   *
   * @param serve what answers those that are served again
   */
  void release(
      DecisionTable table,
      BiFunction<RequestClass, Operation, CompletableFuture<OperationResult>> serve) {
    List<Held> over;
    List<Held> next;
    synchronized (queue) {
      over = queue.expired(nanos.getAsLong());
      next = queue.takeAll(held -> table.treatment(held.request) != Treatment.QUEUED);
    }
    over.forEach(held -> held.fail(Reason.QUEUED_TOO_LONG, table.decision(held.request)));
    for (Held held : next) {
      Decision decision = table.decision(held.request);
      switch (decision.treatment()) {
        case FULL, STALE_READ ->
            serve
                .apply(held.request, held.operation)
                .whenComplete((result, error) -> held.result.complete(result));
        case READ_ONLY -> held.fail(Reason.READ_ONLY, decision);
        case QUEUED, SHED -> held.fail(Reason.SHED, decision);
      }
    }
  }

  /** Ends all that waits. */
  void close() {
    closed = true;
    List<Held> left;
    synchronized (queue) {
      left = queue.takeAll(held -> true);
    }
    left.forEach(held -> held.result.complete(new OperationResult.Fail(Reason.CLOSED)));
  }

  int waiting(RequestPriority priority) {
    synchronized (queue) {
      return queue.depth(priority);
    }
  }
}
