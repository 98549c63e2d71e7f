package io.lifeboat.cluster.raft;

import io.atomix.protocols.raft.cluster.RaftMember;
import io.atomix.protocols.raft.storage.system.Configuration;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactSink;
import io.lifeboat.cluster.model.Member;
import io.lifeboat.cluster.model.MemberType;
import io.lifeboat.cluster.model.NodeId;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Tells when a node takes up another configuration, which is when it learns of one, committed or
 * not (Raft §6). Confined to the node's Raft thread.
 */
final class ConfigurationWatch {
  private final NodeId self;
  private final FactSink facts;
  private Fact.@Nullable ConfigurationChanged told;

  ConfigurationWatch(NodeId self, FactSink facts) {
    this.self = self;
    this.facts = facts;
  }

  /**
   * @param configuration null before there is one
   */
  void look(@Nullable Configuration configuration) {
    if (configuration == null || (told != null && told.index() == configuration.index())) {
      return;
    }
    told =
        new Fact.ConfigurationChanged(
            self, configuration.index(), configuration.term(), members(configuration.members()));
    facts.offer(self.value(), told);
  }

  /** Whether this node votes in its configuration, and that one is committed. */
  boolean isVoterAt(long commitIndex) {
    return told != null
        && told.index() <= commitIndex
        && told.members().contains(new Member(self, MemberType.VOTER));
  }

  static List<Member> members(Collection<RaftMember> members) {
    return members.stream()
        .filter(member -> member.getType() != RaftMember.Type.INACTIVE)
        .map(member -> new Member(new NodeId(member.memberId().id()), type(member.getType())))
        .sorted()
        .toList();
  }

  private static MemberType type(RaftMember.Type type) {
    return switch (type) {
      case ACTIVE -> MemberType.VOTER;
      case PROMOTABLE -> MemberType.PROMOTABLE;
      case PASSIVE, INACTIVE -> MemberType.PASSIVE;
    };
  }
}
