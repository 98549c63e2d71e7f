package io.lifeboat.cluster.architecture.canary.fact;

import io.lifeboat.cluster.architecture.canary.raft.MayKnowTheEngine;

/** Wrong on purpose: a value that knows who made it. */
public record FactThatKnowsARoom(MayKnowTheEngine room) {}
