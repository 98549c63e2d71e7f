package io.lifeboat.cluster.network;

import io.atomix.cluster.ClusterMembershipEventListener;
import io.atomix.cluster.ClusterMembershipService;
import io.atomix.cluster.Member;
import io.atomix.cluster.MemberId;
import io.lifeboat.cluster.model.NodeId;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The engine's view of who exists: the fabric's address book. The engine's own membership protocol
 * would be a second failure detector beside Raft's, with time-outs of its own.
 */
final class StaticMembership implements ClusterMembershipService {
  private final Member local;
  private final Fabric fabric;

  StaticMembership(NodeId self, Fabric fabric) {
    this.fabric = fabric;
    this.local = member(self);
  }

  private Member member(NodeId endpoint) {
    return Member.member(Fabric.memberId(endpoint), fabric.address(endpoint));
  }

  @Override
  public Member getLocalMember() {
    return local;
  }

  @Override
  public Set<Member> getMembers() {
    return fabric.endpoints().stream().map(this::member).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public @Nullable Member getMember(MemberId memberId) {
    NodeId endpoint = Fabric.nodeId(memberId);
    return endpoint != null && fabric.endpoints().contains(endpoint) ? member(endpoint) : null;
  }

  @Override
  public void addListener(ClusterMembershipEventListener listener) {}

  @Override
  public void removeListener(ClusterMembershipEventListener listener) {}
}
