package io.lifeboat.cluster.raft;

import io.atomix.cluster.MemberId;
import io.atomix.protocols.raft.cluster.impl.RaftClusterContext;
import io.atomix.protocols.raft.cluster.impl.RaftMemberContext;
import io.atomix.protocols.raft.storage.log.RaftLogReader;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactSink;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.ReplicationProgress;
import io.lifeboat.cluster.network.Fabric;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Tells what a leader knows of how far the others are. Confined to the node's Raft thread.
 *
 * <p>It also closes the readers the engine forgets: each election gives every member a new reader
 * of the log and leaves the old one open, with its file, to be moved at every truncation for ever.
 */
final class ReplicationWatch {
  private final NodeId self;
  private final FactSink facts;
  private final Map<MemberId, RaftLogReader> readers = new HashMap<>();
  private Fact.@Nullable Replication last;

  ReplicationWatch(NodeId self, FactSink facts) {
    this.self = self;
    this.facts = facts;
  }

  void look(RaftClusterContext cluster, boolean leads, long term) {
    List<RaftMemberContext> members = cluster.getRemoteMemberStates();
    closeForgottenReaders(members);
    if (!leads) {
      last = null;
      return;
    }
    List<ReplicationProgress> progress = new ArrayList<>(members.size());
    for (RaftMemberContext member : members) {
      RaftLogReader reader = member.getLogReader();
      if (reader != null) {
        progress.add(
            new ReplicationProgress(
                Objects.requireNonNull(Fabric.nodeId(member.getMember().memberId())),
                reader.getNextIndex(),
                member.getMatchIndex(),
                member.getFailureCount()));
      }
    }
    progress.sort(Comparator.comparing(ReplicationProgress::node));
    Fact.Replication now = new Fact.Replication(self, term, progress);
    if (!now.equals(last)) {
      last = now;
      facts.offer(self.value(), now);
    }
  }

  private void closeForgottenReaders(List<RaftMemberContext> members) {
    // A member that is gone may still be answered to; its reader stays open.
    readers
        .keySet()
        .retainAll(members.stream().map(member -> member.getMember().memberId()).toList());
    for (RaftMemberContext member : members) {
      RaftLogReader now = member.getLogReader();
      if (now != null) {
        RaftLogReader before = readers.put(member.getMember().memberId(), now);
        if (before != null && !before.equals(now)) {
          before.close();
        }
      }
    }
  }
}
