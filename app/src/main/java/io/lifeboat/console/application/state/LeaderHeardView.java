package io.lifeboat.console.application.state;

import io.lifeboat.cluster.model.NodeId;

/**
 * When a node last heard from a leader, on the clock of the facts. From then on it waits between
 * one and two election timeouts; how long exactly the engine does not tell, so a display of it is
 * an estimate and says so.
 */
public record LeaderHeardView(NodeId node, NodeId leader, long term, long heardAtMicros) {}
