package io.lifeboat.cluster.architecture.canary.raft;

import io.atomix.protocols.raft.RaftServer;

/** Right: an engine room. */
public final class MayKnowTheEngine {
  RaftServer.Role role() {
    return RaftServer.Role.FOLLOWER;
  }
}
