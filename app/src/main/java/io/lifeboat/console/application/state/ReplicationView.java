package io.lifeboat.console.application.state;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.ReplicationProgress;
import java.util.List;
import java.util.Optional;

/**
 * What a leader said of how far the others are (Raft Figure 2: nextIndex and matchIndex).
 *
 * @param atMicros when it said so
 */
public record ReplicationView(
    NodeId leader, long term, List<ReplicationProgress> members, long atMicros) {
  public ReplicationView {
    members = List.copyOf(members);
  }

  public Optional<ReplicationProgress> of(NodeId member) {
    return members.stream().filter(progress -> progress.node().equals(member)).findFirst();
  }
}
