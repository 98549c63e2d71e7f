package io.lifeboat.cluster.raft;

import io.atomix.protocols.raft.RaftServer;
import io.atomix.protocols.raft.cluster.RaftMember;
import io.atomix.protocols.raft.cluster.impl.DefaultRaftMember;
import io.atomix.protocols.raft.impl.RaftContext;
import io.atomix.protocols.raft.protocol.LeaveRequest;
import io.atomix.protocols.raft.protocol.LeaveResponse;
import io.atomix.protocols.raft.protocol.RaftResponse;
import io.atomix.protocols.raft.storage.system.Configuration;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.network.Fabric;
import java.time.Instant;
import java.util.Collection;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Changes to the cluster's configuration that its leader makes, on its Raft thread. */
final class Membership {
  private final NodeId self;
  private final RaftContext context;
  private final ChangeGate gate;

  Membership(NodeId self, RaftContext context, ChangeGate gate) {
    this.self = self;
    this.context = context;
    this.gate = gate;
  }

  /**
   * Takes a member out of the configuration, whether it is up or not: its own request to leave, in
   * its name. Completes once the configuration without it is committed. The member is not told by
   * the engine, and if it is up it will disturb the others with elections (dissertation §4.2.3)
   * unless it is ended at once; a leader that took out itself leads on until it is ended.
   *
   * @return fails with {@link RefusedByNodeException} when nothing was done (a {@link
   *     NoMemberException} when it was out already), and with anything else when it may yet come
   *     about
   */
  CompletableFuture<Void> remove(NodeId node) {
    if (context.getRole() != RaftServer.Role.LEADER) {
      throw new RefusedByNodeException(self + " does not lead");
    }
    RaftMember member =
        new DefaultRaftMember(Fabric.memberId(node), RaftMember.Type.ACTIVE, Instant.now());
    Collection<RaftMember> members = context.getCluster().getMembers();
    if (!members.remove(member)) {
      throw isCommitted()
          ? new NoMemberException(node)
          : new RefusedByNodeException("the configuration without " + node + " is not committed");
    }
    checkMajority(members, node);
    LeaveRequest request = LeaveRequest.builder().withMember(member).build();
    return gate.pass(
            () -> context.getRaftRole().onLeave(request),
            () -> LeaveResponse.builder().withStatus(RaftResponse.Status.ERROR).build())
        .thenAccept(Membership::check);
  }

  private boolean isCommitted() {
    Configuration configuration = context.getCluster().getConfiguration();
    return configuration != null && configuration.index() <= context.getCommitIndex();
  }

  /**
   * A change that cannot be committed is worse than none: this leader goes by it at once, and the
   * engine never takes it back, not even when a later leader's log has something else in its place.
   */
  private void checkMajority(Collection<RaftMember> remaining, NodeId without) {
    long voters =
        remaining.stream().filter(other -> other.getType() == RaftMember.Type.ACTIVE).count();
    if (voters == 0) {
      throw new RefusedByNodeException(without + " is the last voter");
    }
    long since = System.currentTimeMillis() - context.getElectionTimeout().toMillis();
    long answering =
        context.getCluster().getActiveMemberStates().stream()
                .filter(member -> remaining.contains(member.getMember()))
                .filter(member -> member.getResponseTime() >= since)
                .count()
            + (without.equals(self) ? 0 : 1);
    if (answering <= voters / 2) {
      throw new RefusedByNodeException(
          "only " + answering + " of the " + voters + " voters there would be answer");
    }
  }

  private static void check(LeaveResponse response) {
    if (response.status() == RaftResponse.Status.OK) {
      return;
    }
    if (response.error() == null) {
      throw new CompletionException(
          new RefusedByNodeException(
              "another change is under way, or the leader has not committed an entry of its term"
                  + " yet"));
    }
    throw new CompletionException(response.error().createException());
  }
}
