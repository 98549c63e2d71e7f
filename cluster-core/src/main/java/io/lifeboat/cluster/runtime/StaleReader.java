package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.gateway.Gateway;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.raft.Operation;
import io.lifeboat.cluster.raft.OperationResult;
import io.lifeboat.cluster.raft.OperationResult.Reason;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers reads from replicas as they are: the one that has applied most first, the next when it
 * refuses or is silent. A replica known to be damaged is not asked. Any thread may ask.
 */
final class StaleReader implements Gateway.StaleReads {
  private static final Logger LOG = LoggerFactory.getLogger(StaleReader.class);
  private static final long ATTEMPT_MS = 500;

  private final Supplier<List<Replica>> running;
  private final Asking asking;
  private final Predicate<NodeId> isDamaged;
  private final AtomicInteger turn = new AtomicInteger();

  /** See {@code SessionPool.localRead}. */
  @FunctionalInterface
  interface Asking {
    CompletableFuture<OperationResult> ask(NodeId node, Operation read, long timeoutMs);
  }

  /**
   * @param running asked for at each read
   */
  StaleReader(Supplier<List<Replica>> running, Asking asking, Predicate<NodeId> isDamaged) {
    this.running = running;
    this.asking = asking;
    this.isDamaged = isDamaged;
  }

  private record Candidate(NodeId node, long applied) {}

  @Override
  public CompletableFuture<OperationResult> read(Operation read) {
    return next(read, candidates(), 0);
  }

  private CompletableFuture<OperationResult> next(
      Operation read, List<Candidate> candidates, int from) {
    if (from >= candidates.size()) {
      return CompletableFuture.completedFuture(new OperationResult.Fail(Reason.NO_SOUND_REPLICA));
    }
    return ask(candidates.get(from).node, read)
        .thenCompose(
            answer ->
                answer instanceof OperationResult.Stale
                    ? CompletableFuture.completedFuture(answer)
                    : next(read, candidates, from + 1));
  }

  /** Whatever goes wrong with one replica, the next can still be asked. */
  private CompletableFuture<OperationResult> ask(NodeId node, Operation read) {
    CompletableFuture<OperationResult> answer;
    try {
      answer = asking.ask(node, read, ATTEMPT_MS);
    } catch (RuntimeException e) {
      return CompletableFuture.completedFuture(failed(node, e));
    }
    return answer.exceptionally(error -> failed(node, error));
  }

  private static OperationResult failed(NodeId node, Throwable error) {
    LOG.warn("Asking {} for a stale read failed", node, error);
    return new OperationResult.NotKnown(error.toString());
  }

  /** Those that are equally far take turns. */
  private List<Candidate> candidates() {
    List<Candidate> candidates = new ArrayList<>();
    for (Replica replica : running.get()) {
      if (!replica.probe().wasChanged() && !isDamaged.test(replica.node())) {
        candidates.add(new Candidate(replica.node(), replica.probe().lastIndex()));
      }
    }
    if (!candidates.isEmpty()) {
      Collections.rotate(candidates, Math.floorMod(turn.getAndIncrement(), candidates.size()));
    }
    candidates.sort(Comparator.comparingLong(Candidate::applied).reversed());
    return candidates;
  }
}
