package io.lifeboat.cluster.raft;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/**
 * Lets one change of the cluster's configuration through at a time (Raft §6). The engine means to:
 * but it takes note of a change one task later than it appends it, and a second one that comes in
 * between undoes the first.
 */
final class ChangeGate {
  /** A change has an answer by then, or its leader is held or has lost its majority. */
  private static final long LIMIT_SECONDS = 10;

  private final AtomicBoolean passing = new AtomicBoolean();

  /**
   * @param change its future completes when the change is done or has failed
   * @param refusal the answer while another change is under way
   */
  <T> CompletableFuture<T> pass(Supplier<CompletableFuture<T>> change, Supplier<T> refusal) {
    if (!passing.compareAndSet(false, true)) {
      return CompletableFuture.completedFuture(refusal.get());
    }
    CompletableFuture<T> answer;
    try {
      answer = change.get();
    } catch (RuntimeException e) {
      passing.set(false);
      throw e;
    }
    answer
        .copy()
        .orTimeout(LIMIT_SECONDS, TimeUnit.SECONDS)
        .whenComplete((done, error) -> passing.set(false));
    return answer;
  }
}
