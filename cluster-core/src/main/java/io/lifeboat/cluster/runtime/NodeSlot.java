package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeReport;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.cluster.raft.AtomixNode;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * The place of one node in the cluster, which outlasts the lives the node has. Written on the
 * conductor's thread only; other threads may read a little late.
 */
final class NodeSlot {
  final NodeId node;
  volatile NodeStatus status = NodeStatus.NEW;
  volatile @Nullable AtomixNode life;

  /** Completes when the life before has closed its files. */
  CompletableFuture<Void> filesFree = CompletableFuture.completedFuture(null);

  /** Grows with every start and end, so that a late answer of an earlier life is known as such. */
  long generation;

  /** Completes when the start that is under way, or was last, has ended one way or the other. */
  CompletableFuture<Void> started = CompletableFuture.completedFuture(null);

  /** It came to a running cluster, as a learner, and comes back in the same way. */
  boolean added;

  /** It took part in the cluster and was not removed since: it has promised things. */
  volatile boolean tookPart;

  /** What it is in the middle of ("stopping"), or null. */
  @Nullable String busyWith;

  NodeSlot(NodeId node) {
    this.node = node;
  }

  NodeReport report() {
    AtomixNode running = life;
    NodeStatus now = status;
    if (running == null) {
      return new NodeReport(node, now, Role.INACTIVE, 0, null, 0, 0, 0);
    }
    NodeReport last = running.lastReport();
    return new NodeReport(
        node,
        now,
        last.role(),
        last.term(),
        last.leader(),
        last.commitIndex(),
        last.appliedIndex(),
        last.lastLogIndex());
  }
}
