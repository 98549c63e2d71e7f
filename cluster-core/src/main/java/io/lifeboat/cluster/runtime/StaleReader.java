package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.gateway.Gateway;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.raft.AtomixNode;
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

/**
 * Answers reads from replicas as they are: the one that has applied most first, the next when it
 * refuses or is silent. A replica known to be damaged is not asked. Any thread may ask.
 */
final class StaleReader implements Gateway.StaleReads {
  private static final long ATTEMPT_MS = 500;

  private final ClusterSite site;
  private final Asking asking;
  private final Predicate<NodeId> isDamaged;
  private final AtomicInteger turn = new AtomicInteger();

  /** See {@code SessionPool.localRead}. */
  @FunctionalInterface
  interface Asking {
    CompletableFuture<OperationResult> ask(NodeId node, Operation read, long timeoutMs);
  }

  StaleReader(ClusterSite site, Asking asking, Predicate<NodeId> isDamaged) {
    this.site = site;
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
    return asking
        .ask(candidates.get(from).node, read, ATTEMPT_MS)
        .thenCompose(
            answer ->
                answer instanceof OperationResult.Stale
                    ? CompletableFuture.completedFuture(answer)
                    : next(read, candidates, from + 1));
  }

  /** Those that are equally far take turns. */
  private List<Candidate> candidates() {
    List<Candidate> candidates = new ArrayList<>();
    for (NodeSlot slot : site.running()) {
      AtomixNode life = slot.life;
      if (life != null && !life.probe().wasChanged() && !isDamaged.test(slot.node)) {
        candidates.add(new Candidate(slot.node, life.probe().lastIndex()));
      }
    }
    if (!candidates.isEmpty()) {
      Collections.rotate(candidates, Math.floorMod(turn.getAndIncrement(), candidates.size()));
    }
    candidates.sort(Comparator.comparingLong(Candidate::applied).reversed());
    return candidates;
  }
}
