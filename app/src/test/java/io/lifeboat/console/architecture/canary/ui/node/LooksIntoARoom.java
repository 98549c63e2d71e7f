package io.lifeboat.console.architecture.canary.ui.node;

import io.lifeboat.console.architecture.canary.cluster.raft.Room;

/** Wrong on purpose: a view that knows an engine room. */
public record LooksIntoARoom(Room room) {}
