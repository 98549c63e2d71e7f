package io.lifeboat.console.application.state;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.console.application.state.ConsoleState.Phase;
import io.lifeboat.console.application.state.Leaders.Elected;

/** What is told of a node's process, from its start to its end, into the draft. */
final class LivesFold {
  private LivesFold() {}

  static void starting(FoldDraft draft, Fact.ClusterStarting f) {
    draft.run =
        new RunView(
            Phase.STARTING, f.electionTimeoutMs(), f.heartbeatMs(), f.flushOnCommit(), f.seed());
    draft.nodes.begin(f.nodes());
    draft.members = MembersFold.begin(f.nodes());
  }

  static void stopped(FoldDraft draft) {
    draft.run = draft.run.in(Phase.STOPPED);
  }

  static void nodeStarting(FoldDraft draft, NodeId node) {
    draft.digests = draft.digests.without(node);
    draft.detection = DetectionFold.stateForgotten(draft.detection, node);
    forgetLife(draft, node);
    draft.nodes.change(
        node,
        card -> {
          card.status = NodeStatus.STARTING;
          card.role = Role.INACTIVE;
          card.leaderBelief = null;
          card.ready = false;
          card.statusReason = null;
        });
  }

  static void nodeStarted(FoldDraft draft, Fact.NodeStarted f) {
    draft.detection = DetectionFold.quarantined(draft.detection, f.node(), null);
    draft.logs = LogsFold.opened(draft.logs, f.node(), f.lastLogIndex());
    draft.nodes.change(
        f.node(),
        card -> {
          card.status = NodeStatus.RUNNING;
          card.term = Math.max(card.term, f.term());
          card.lastLogIndex = f.lastLogIndex();
          card.statusReason = null;
        });
  }

  static void nodeStartRefused(FoldDraft draft, Fact.NodeStartRefused f) {
    draft.nodes.change(
        f.node(),
        card -> {
          card.status = NodeStatus.STOPPED;
          card.statusReason = f.reason();
        });
  }

  static void quarantined(FoldDraft draft, Fact.NodeQuarantined f) {
    draft.detection = DetectionFold.quarantined(draft.detection, f.node(), f.reason());
    draft.nodes.change(
        f.node(),
        card -> {
          card.status = NodeStatus.QUARANTINED;
          card.statusReason = f.reason();
        });
  }

  static void nodeEnded(FoldDraft draft, NodeId node, NodeStatus how) {
    forgetLife(draft, node);
    draft.elected = Elected.over(draft.elected, node, Long.MAX_VALUE);
    draft.nodes.change(
        node,
        card -> {
          card.status = how;
          card.ready = false;
          card.leaderBelief = null;
        });
  }

  static void nodeRemoved(FoldDraft draft, NodeId node) {
    nodeEnded(draft, node, NodeStatus.REMOVED);
    draft.digests = draft.digests.without(node);
    draft.members = MembersFold.removed(draft.members, node);
    draft.detection = DetectionFold.removed(draft.detection, node);
    draft.logs = LogsFold.removed(draft.logs, node);
    draft.nodes.change(
        node,
        card -> {
          card.role = Role.INACTIVE;
          card.commitIndex = 0;
          card.appliedIndex = 0;
          card.lastLogIndex = 0;
        });
  }

  /** What a process did and heard ends with it. */
  private static void forgetLife(FoldDraft draft, NodeId node) {
    VotesFold.endRound(draft, node, false);
    draft.elections = ElectionsFold.forgotten(draft.elections, node);
    draft.logs = LogsFold.leadsNoMore(draft.logs, node);
  }
}
