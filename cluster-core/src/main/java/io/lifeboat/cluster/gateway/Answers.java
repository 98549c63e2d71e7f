package io.lifeboat.cluster.gateway;

import io.lifeboat.cluster.raft.OperationResult;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks where anything may go wrong: whatever does, the request ends, and nobody knows whether it
 * had effect.
 */
final class Answers {
  private static final Logger LOG = LoggerFactory.getLogger(Answers.class);

  private Answers() {}

  /** The answer of what is asked; never completes exceptionally. */
  static CompletableFuture<OperationResult> of(
      Supplier<CompletableFuture<OperationResult>> asking) {
    CompletableFuture<OperationResult> answer;
    try {
      answer = asking.get();
    } catch (RuntimeException e) {
      return CompletableFuture.completedFuture(notKnown(e));
    }
    return answer.exceptionally(Answers::notKnown);
  }

  private static OperationResult notKnown(Throwable error) {
    LOG.warn("Asking for an answer failed", error);
    return new OperationResult.NotKnown(error.toString());
  }
}
