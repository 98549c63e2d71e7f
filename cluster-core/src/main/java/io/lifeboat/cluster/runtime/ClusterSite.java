package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.fact.FactSink;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.cluster.network.Fabric;
import io.lifeboat.cluster.network.Wires;
import io.lifeboat.cluster.raft.AtomixNode;
import io.lifeboat.cluster.storage.DataDirectory;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the conductor's rooms share: the nodes' places, the network, the files, and the thread. */
final class ClusterSite {
  private static final Logger LOG = LoggerFactory.getLogger(ClusterSite.class);

  final ClusterConfig config;
  final FactSink facts;
  final DataDirectory data;
  final Wires wires;
  final Fabric fabric;
  private final ScheduledThreadPoolExecutor thread;
  private volatile @Nullable Leading leading;
  private final ConcurrentSkipListMap<NodeId, NodeSlot> slots = new ConcurrentSkipListMap<>();

  ClusterSite(
      ClusterConfig config,
      FactSink facts,
      DataDirectory data,
      Wires wires,
      Fabric fabric,
      ScheduledThreadPoolExecutor thread) {
    this.config = config;
    this.facts = facts;
    this.data = data;
    this.wires = wires;
    this.fabric = fabric;
    this.thread = thread;
  }

  // Nodes

  /** Opens a place for a node. */
  NodeSlot open(NodeId node) {
    return slots.computeIfAbsent(node, NodeSlot::new);
  }

  Collection<NodeSlot> slots() {
    return slots.values();
  }

  Optional<NodeSlot> find(NodeId node) {
    return Optional.ofNullable(slots.get(node));
  }

  NodeSlot slot(NodeId node) {
    return find(node).orElseThrow(() -> new NoSuchNodeException(node));
  }

  /** The nodes that belong to the cluster, whether they run or not. */
  List<NodeId> members() {
    return slots.values().stream()
        .filter(slot -> slot.status != NodeStatus.REMOVED)
        .map(slot -> slot.node)
        .toList();
  }

  List<NodeSlot> running() {
    return slots.values().stream()
        .filter(slot -> slot.status == NodeStatus.RUNNING && slot.life != null)
        .toList();
  }

  /** What the running nodes hold. */
  List<Replica> replicas() {
    List<Replica> replicas = new ArrayList<>();
    for (NodeSlot slot : running()) {
      AtomixNode life = slot.life;
      if (life != null) {
        replicas.add(new Replica(slot.node, life.probe()));
      }
    }
    return replicas;
  }

  /** A node said that it won; on any thread. */
  synchronized void won(NodeId node, long term) {
    if (leading == null || term >= leading.term()) {
      leading = new Leading(node, term);
    }
  }

  /** A node said that it leads no more; on any thread. */
  synchronized void lost(NodeId node, long term) {
    if (new Leading(node, term).equals(leading)) {
      leading = null;
    }
  }

  /** Who won the highest term and has not said since that it lost it, if it runs. */
  Optional<NodeSlot> leader() {
    Leading now = leading;
    return now == null
        ? Optional.empty()
        : running().stream().filter(slot -> slot.node.equals(now.node())).findFirst();
  }

  private record Leading(NodeId node, long term) {}

  /** Ends the engine's back-off towards members it could not reach. */
  void membersAreBack() {
    for (NodeSlot slot : slots.values()) {
      AtomixNode life = slot.life;
      if (life != null) {
        slots.keySet().stream()
            .filter(other -> !other.equals(slot.node))
            .forEach(life::memberIsBack);
      }
    }
  }

  // Facts

  void observed(Fact fact, @Nullable CommandId cause) {
    facts.offer(FactRecord.CONDUCTOR, cause, fact);
  }

  // The thread

  /** Runs on the conductor's thread; false, and nothing happens, when the cluster is closing. */
  boolean run(Runnable task) {
    try {
      thread.execute(task);
      return true;
    } catch (RejectedExecutionException e) {
      LOG.debug("The cluster is closing; left undone: {}", task, e);
      return false;
    }
  }

  /** As {@link #run}, after a while; refused when the cluster is closing. */
  void later(long ms, Runnable task) {
    try {
      thread.schedule(() -> runSafely(task), ms, TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      LOG.debug("The cluster is closing; left undone: {}", task, e);
    }
  }

  private static void runSafely(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("A planned task failed", e);
    }
  }
}
