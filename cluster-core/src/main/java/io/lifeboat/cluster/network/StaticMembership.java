package io.lifeboat.cluster.network;

import io.atomix.cluster.ClusterMembershipEventListener;
import io.atomix.cluster.ClusterMembershipService;
import io.atomix.cluster.Member;
import io.atomix.cluster.MemberId;
import io.lifeboat.cluster.model.NodeId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The engine's view of who exists: the fabric's address book, which never changes. The engine's own
 * membership protocol would be a second failure detector beside Raft's, with time-outs of its own.
 */
final class StaticMembership implements ClusterMembershipService {
  private final Member local;
  private final Map<MemberId, Member> members = new HashMap<>();

  StaticMembership(NodeId self, Fabric fabric) {
    for (NodeId endpoint : fabric.endpoints()) {
      MemberId id = Fabric.memberId(endpoint);
      members.put(id, Member.member(id, fabric.address(endpoint)));
    }
    this.local = java.util.Objects.requireNonNull(members.get(Fabric.memberId(self)));
  }

  @Override
  public Member getLocalMember() {
    return local;
  }

  @Override
  public Set<Member> getMembers() {
    return Set.copyOf(members.values());
  }

  @Override
  public @Nullable Member getMember(MemberId memberId) {
    return members.get(memberId);
  }

  @Override
  public void addListener(ClusterMembershipEventListener listener) {}

  @Override
  public void removeListener(ClusterMembershipEventListener listener) {}
}
