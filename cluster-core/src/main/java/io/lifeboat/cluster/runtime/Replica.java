package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.store.ReplicaProbe;

/** A running node, and what can be seen of its state. */
record Replica(NodeId node, ReplicaProbe probe) {}
