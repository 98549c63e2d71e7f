package io.lifeboat.console.application.timeline;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import org.jspecify.annotations.Nullable;

/**
 * The lanes of one node.
 *
 * @param roles gaps while it takes no part in Raft
 * @param statuses from its first start on
 * @param cuts gaps while its links are whole
 */
public record NodeLanes(
    NodeId node, Lane<RoleBand> roles, Lane<NodeStatus> statuses, Lane<Severance> cuts) {

  static NodeLanes empty(NodeId node) {
    return new NodeLanes(
        node,
        Lane.ofCapacity(TimelineView.INTERVALS),
        Lane.ofCapacity(TimelineView.INTERVALS),
        Lane.ofCapacity(TimelineView.INTERVALS));
  }

  NodeLanes now(NodeMoment moment, long atMicros, long sequence) {
    NodeStatus status = moment.status() == NodeStatus.NEW ? null : moment.status();
    return with(
        next(roles, moment.role(), atMicros, sequence),
        next(statuses, status, atMicros, sequence),
        next(cuts, moment.cut(), atMicros, sequence));
  }

  NodeLanes end(long atMicros, long sequence) {
    return with(
        roles.end(atMicros, sequence),
        statuses.end(atMicros, sequence),
        cuts.end(atMicros, sequence));
  }

  private static <V> Lane<V> next(Lane<V> lane, @Nullable V value, long at, long sequence) {
    return value == null ? lane.end(at, sequence) : lane.now(value, at, sequence);
  }

  private NodeLanes with(
      Lane<RoleBand> nextRoles, Lane<NodeStatus> nextStatuses, Lane<Severance> nextCuts) {
    return nextRoles == roles && nextStatuses == statuses && nextCuts == cuts
        ? this
        : new NodeLanes(node, nextRoles, nextStatuses, nextCuts);
  }
}
