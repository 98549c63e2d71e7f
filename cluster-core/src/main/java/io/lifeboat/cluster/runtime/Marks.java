package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.detection.ReplicaTree;
import io.lifeboat.cluster.gateway.Gateway;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.raft.Operation;
import io.lifeboat.cluster.raft.OperationResult;
import io.lifeboat.cluster.store.MarkedState;
import io.lifeboat.cluster.store.ReplicaProbe;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/**
 * Has all running replicas say what their states are at one index: a command that changes nothing,
 * a mark, goes through the log; each replica copies its entries when it applies it; and the digests
 * are computed anew from the copies, elsewhere, so that no replica waits for it. Marks go past the
 * gateway: they are no client's operations.
 */
final class Marks {
  private static final long ANSWER_LIMIT_MS = 5_000;

  /** A follower learns with the next heartbeat that the mark is committed. */
  private static final long ARRIVAL_LIMIT_MS = 2_000;

  private final ClusterSite site;
  private final Gateway.Sessions sessions;
  private final Executor computing;

  /** Another in every run on the same files, so that no mark in the log is taken for a new one. */
  private final AtomicLong lastId = new AtomicLong(System.currentTimeMillis() << 16);

  Marks(ClusterSite site, Gateway.Sessions sessions, Executor computing) {
    this.site = site;
    this.sessions = sessions;
    this.computing = computing;
  }

  /**
   * What came of a mark.
   *
   * @param answer how the command ended
   * @param replicas those that came to it in time
   * @param absent those that were running and did not: their states are not known
   */
  record Marked(OperationResult answer, Map<NodeId, ReplicaTree> replicas, List<NodeId> absent) {
    Marked {
      replicas = Map.copyOf(replicas);
      absent = List.copyOf(absent);
    }

    /** The mark's index, 0 when no replica came to it. */
    long index() {
      return replicas.values().stream().mapToLong(ReplicaTree::index).findAny().orElse(0);
    }

    Map<NodeId, String> roots() {
      return replicas.entrySet().stream()
          .collect(Collectors.toMap(Map.Entry::getKey, each -> each.getValue().root()));
    }

    /** Of those in whose memory each entry is as it was applied. */
    Map<NodeId, String> soundRoots() {
      Map<NodeId, String> roots = new TreeMap<>(roots());
      roots.keySet().removeIf(node -> !replica(node).state().changed().isEmpty());
      return roots;
    }

    ReplicaTree replica(NodeId node) {
      return Objects.requireNonNull(replicas.get(node));
    }
  }

  /** May be called on any thread; completes on another. */
  CompletableFuture<Marked> mark() {
    long id = lastId.incrementAndGet();
    Map<NodeId, ReplicaProbe> probes = new TreeMap<>();
    for (NodeSlot slot : site.running()) {
      var life = slot.life;
      if (life != null) {
        probes.put(slot.node, life.probe());
      }
    }
    Map<NodeId, CompletableFuture<MarkedState>> copies = new TreeMap<>();
    probes.forEach((node, probe) -> copies.put(node, probe.expect(id)));
    return sessions
        .submit(new Operation.Mark(id), ANSWER_LIMIT_MS)
        .thenCompose(answer -> arrivals(answer, copies).thenApply(arrived -> answer))
        .thenApplyAsync(
            answer -> {
              probes.values().forEach(probe -> probe.forget(id));
              return computed(answer, probes, copies);
            },
            computing);
  }

  private static CompletableFuture<?> arrivals(
      OperationResult answer, Map<NodeId, CompletableFuture<MarkedState>> copies) {
    if (answer instanceof OperationResult.Fail) {
      return CompletableFuture.completedFuture(null);
    }
    return CompletableFuture.allOf(copies.values().toArray(CompletableFuture[]::new))
        .completeOnTimeout(null, ARRIVAL_LIMIT_MS, TimeUnit.MILLISECONDS);
  }

  private static Marked computed(
      OperationResult answer,
      Map<NodeId, ReplicaProbe> probes,
      Map<NodeId, CompletableFuture<MarkedState>> copies) {
    Map<NodeId, ReplicaTree> replicas = new TreeMap<>();
    copies.forEach(
        (node, copy) -> {
          if (copy.isDone()) {
            ReplicaTree tree = ReplicaTree.of(copy.join());
            ReplicaProbe probe = Objects.requireNonNull(probes.get(node));
            probe.correct(tree.digestError());
            tree.state().changed().forEach(probe::changed);
            replicas.put(node, tree);
          }
        });
    List<NodeId> absent =
        copies.keySet().stream().filter(node -> !replicas.containsKey(node)).toList();
    return new Marked(answer, replicas, absent);
  }
}
