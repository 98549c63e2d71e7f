package io.lifeboat.console.architecture.canary.application;

import io.atomix.protocols.raft.RaftServer;

/** Wrong on purpose: Atomix in the console. */
public final class KnowsTheEngine {
  RaftServer.Role role() {
    return RaftServer.Role.FOLLOWER;
  }
}
