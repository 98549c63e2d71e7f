package io.lifeboat.cluster.raft;

import io.atomix.cluster.MemberId;
import io.atomix.protocols.raft.RaftServer;
import io.atomix.protocols.raft.impl.RaftContext;
import io.lifeboat.cluster.model.NodeId;

/** What can be done to a node's leadership by hand, on its Raft thread. */
final class Leadership {
  private final NodeId self;
  private final RaftContext context;

  Leadership(NodeId self, RaftContext context) {
    this.self = self;
    this.context = context;
  }

  /**
   * Makes the leader a follower of the same term that knows no leader: what the engine does when it
   * suspects that it lost its majority. Commands in flight are answered with an error and may have
   * effect all the same, once another leader commits them.
   */
  void stepDown() {
    if (context.getRole() != RaftServer.Role.LEADER) {
      throw new RefusedByNodeException(self + " does not lead");
    }
    MemberId member = context.getCluster().getMember().memberId();
    long term = context.getTerm();
    context.setLeader(null);
    context.transition(RaftServer.Role.FOLLOWER);
    // Whenever the engine learns of a leader or loses one it forgets its vote, without a change of
    // term; this node has voted in this term, for itself.
    if (context.getTerm() == term && context.getLastVotedFor() == null) {
      context.setLastVotedFor(member);
    }
  }

  /**
   * Makes a follower a candidate of the next term at once, without the pre-vote that asks whether
   * it could win. That a living leader is deposed by it is the point.
   */
  void startElection() {
    switch (context.getRole()) {
      case FOLLOWER -> context.transition(RaftServer.Role.CANDIDATE);
      case LEADER -> throw new RefusedByNodeException(self + " leads already");
      case CANDIDATE -> throw new RefusedByNodeException(self + " stands already");
      case PROMOTABLE, PASSIVE, INACTIVE -> throw new RefusedByNodeException(self + " has no vote");
    }
  }
}
