package io.lifeboat.cluster.scenario;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Who runs, who leads, who is cut off, as the facts say: what roles are resolved against. */
public final class ClusterPicture {
  private final TreeMap<NodeId, NodeStatus> nodes = new TreeMap<>();
  private final Map<String, List<NodeId>> isolations = new HashMap<>();
  private @Nullable NodeId elected;
  private long term;
  private boolean ready;

  public void accept(FactRecord record) {
    switch (record.fact()) {
      case Fact.ClusterStarting starting ->
          starting.nodes().forEach(node -> nodes.put(node, NodeStatus.NEW));
      case Fact.NodeStarting starting -> nodes.put(starting.node(), NodeStatus.STARTING);
      case Fact.NodeStarted started -> nodes.put(started.node(), NodeStatus.RUNNING);
      case Fact.NodeStartRefused refused -> nodes.put(refused.node(), NodeStatus.STOPPED);
      case Fact.NodeStopped stopped -> nodes.put(stopped.node(), NodeStatus.STOPPED);
      case Fact.NodeKilled killed -> nodes.put(killed.node(), NodeStatus.KILLED);
      case Fact.NodeQuarantined held -> nodes.put(held.node(), NodeStatus.QUARANTINED);
      case Fact.NodeRemoved removed -> nodes.remove(removed.node());
      case Fact.NodeFrozen frozen -> nodes.put(frozen.node(), NodeStatus.FROZEN);
      case Fact.NodeUnfrozen unfrozen -> nodes.put(unfrozen.node(), NodeStatus.RUNNING);
      case Fact.LeaderElected won -> lead(won.node(), won.term(), false);
      case Fact.LeaderReady leads -> lead(leads.node(), leads.term(), true);
      case Fact.SteppedDown down -> {
        if (down.node().equals(elected) && down.term() == term) {
          elected = null;
        }
      }
      case Fact.FaultChanged fault -> {
        if (fault.fault() == FaultKind.ISOLATE && fault.phase().isActive()) {
          isolations.put(fault.id(), fault.targets());
        } else {
          isolations.remove(fault.id());
        }
      }
      default -> {
        // Changes nobody's part.
      }
    }
  }

  private void lead(NodeId node, long inTerm, boolean isReady) {
    if (inTerm > term || (inTerm == term && node.equals(elected))) {
      ready = isReady || (inTerm == term && ready);
      elected = node;
      term = inTerm;
    }
  }

  /** The ready leader of the highest term that runs, or null. */
  public @Nullable NodeId leader() {
    return ready && elected != null && nodes.get(elected) == NodeStatus.RUNNING ? elected : null;
  }

  public List<NodeId> with(NodeStatus status) {
    return nodes.keySet().stream().filter(node -> nodes.get(node) == status).toList();
  }

  List<NodeId> isolated() {
    return isolations.values().stream().flatMap(List::stream).distinct().sorted().toList();
  }

  public List<NodeId> members() {
    return List.copyOf(nodes.keySet());
  }
}
