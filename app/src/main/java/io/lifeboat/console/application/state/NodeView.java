package io.lifeboat.console.application.state;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.cluster.model.Role;
import org.jspecify.annotations.Nullable;

/**
 * One node as the console knows it.
 *
 * @param role its last reported role; meaningful only while {@code status} is up or frozen
 * @param term its own term
 * @param leaderBelief whom it believes to lead; null when it knows of no leader
 * @param staleLeader it still believes to lead a term that is over
 * @param ready it leads and has committed an entry of its term
 * @param cutOff every link between it and the other nodes is cut
 * @param partlyCut some of its links are cut
 * @param votesGranted while it is a candidate (or polls): which nodes said yes in this round
 * @param statusReason why it was refused to start, when it was
 * @param digestIndex the log index of {@code digest}, 0 when none is known
 */
public record NodeView(
    NodeId node,
    NodeStatus status,
    Role role,
    long term,
    @Nullable NodeId leaderBelief,
    boolean staleLeader,
    boolean ready,
    boolean cutOff,
    boolean partlyCut,
    java.util.List<NodeId> votesGranted,
    long commitIndex,
    long appliedIndex,
    long lastLogIndex,
    long digestIndex,
    @Nullable String digest,
    DigestVerdict digestVerdict,
    @Nullable String statusReason) {
  public NodeView {
    votesGranted = java.util.List.copyOf(votesGranted);
  }

  /**
   * Whether it can take part in Raft now. A node counts from its first role on: an election may end
   * before the node's start is reported as complete.
   */
  public boolean takesPart() {
    return status == NodeStatus.RUNNING || (status == NodeStatus.STARTING && role != Role.INACTIVE);
  }
}
