package io.lifeboat.console.application.timeline;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import org.jspecify.annotations.Nullable;

/**
 * How a node is at one moment, as far as its lanes show it.
 *
 * @param role null while it takes no part in Raft
 * @param cut null while its links are whole
 */
public record NodeMoment(
    NodeId node, NodeStatus status, @Nullable RoleBand role, @Nullable Severance cut) {}
