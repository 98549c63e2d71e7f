package io.lifeboat.cluster.architecture.canary.detection;

import io.atomix.protocols.raft.RaftServer;

/** Wrong on purpose: a room that is no engine room and knows Atomix. */
public final class ReachesIntoTheEngine {
  RaftServer.Role role() {
    return RaftServer.Role.FOLLOWER;
  }
}
