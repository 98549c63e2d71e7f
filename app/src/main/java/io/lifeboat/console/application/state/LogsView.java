package io.lifeboat.console.application.state;

import io.lifeboat.cluster.model.NodeId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The replicated logs.
 *
 * @param logs by node; what a node's process left when it ended stays, for its files do
 * @param replication by leader: what each node that leads, stale leaders included, says of the
 *     others; gone when it leads no more
 */
public record LogsView(Map<NodeId, NodeLog> logs, Map<NodeId, ReplicationView> replication) {
  public static final LogsView NONE = new LogsView(Map.of(), Map.of());

  public LogsView {
    logs = Map.copyOf(logs);
    replication = Map.copyOf(replication);
  }

  /** The log of this node; an empty one when nothing was told of it. */
  public NodeLog log(NodeId node) {
    NodeLog log = logs.get(node);
    return log == null ? NodeLog.blank(node) : log;
  }

  /** What this node says as a leader, or null when it does not lead or did not say. */
  public @Nullable ReplicationView replicationBy(NodeId leader) {
    return replication.get(leader);
  }

  /** The lowest first index and the highest last index of any log: what a display spans. */
  public long firstIndex() {
    return logs.values().stream()
        .filter(NodeLog::isShapeKnown)
        .mapToLong(NodeLog::firstIndex)
        .min()
        .orElse(0);
  }

  public long lastIndex() {
    return logs.values().stream().mapToLong(NodeLog::lastIndex).max().orElse(0);
  }
}
