package io.lifeboat.cluster.raft;

import io.atomix.utils.concurrent.ThreadContext;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/**
 * Where all of one node's Raft happens. A task is left out once the node's life has ended, because
 * its log may be closed at any moment from then on.
 */
final class RaftThread {
  private final ThreadContext context;
  private final BooleanSupplier ended;

  RaftThread(ThreadContext context, BooleanSupplier ended) {
    this.context = context;
    this.ended = ended;
  }

  void run(Runnable task) {
    context.execute(
        () -> {
          if (!ended.getAsBoolean()) {
            task.run();
          }
        });
  }

  void later(Duration delay, Runnable task) {
    context.schedule(
        delay,
        () -> {
          if (!ended.getAsBoolean()) {
            task.run();
          }
        });
  }

  /**
   * Asks for something that takes a while.
   *
   * @return fails as the task does, or with a time-out when there is no answer: then what became of
   *     it is not known
   */
  <T> CompletableFuture<T> ask(Duration limit, Supplier<CompletableFuture<T>> task) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    context.execute(
        () -> {
          if (ended.getAsBoolean()) {
            answer.completeExceptionally(new RefusedByNodeException("its life has ended"));
            return;
          }
          try {
            task.get()
                .whenComplete(
                    (result, error) -> {
                      if (error == null) {
                        answer.complete(result);
                      } else {
                        answer.completeExceptionally(error);
                      }
                    });
          } catch (RuntimeException e) {
            answer.completeExceptionally(e);
          }
        });
    return answer.orTimeout(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Asks for something that is done at once. */
  CompletableFuture<Void> act(Duration limit, Runnable task) {
    return ask(
        limit,
        () -> {
          task.run();
          return CompletableFuture.completedFuture(null);
        });
  }
}
