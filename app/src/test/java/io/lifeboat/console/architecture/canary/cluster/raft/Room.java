package io.lifeboat.console.architecture.canary.cluster.raft;

/** A room of a cluster. */
public final class Room {}
