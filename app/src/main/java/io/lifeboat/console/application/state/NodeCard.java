package io.lifeboat.console.application.state;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.cluster.model.Role;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link NodeView} while one fact is folded into it; it lives no longer than that. */
final class NodeCard {
  final NodeId node;
  NodeStatus status = NodeStatus.NEW;
  Role role = Role.INACTIVE;
  long term;
  @Nullable NodeId leaderBelief;
  boolean staleLeader;
  boolean ready;
  boolean cutOff;
  boolean partlyCut;
  List<NodeId> votesGranted = List.of();
  long commitIndex;
  long appliedIndex;
  long lastLogIndex;
  long digestIndex;
  @Nullable String digest;
  DigestVerdict digestVerdict = DigestVerdict.NOT_KNOWN;
  @Nullable String statusReason;

  NodeCard(NodeId node) {
    this.node = node;
  }

  static NodeCard of(NodeView view) {
    NodeCard card = new NodeCard(view.node());
    card.status = view.status();
    card.role = view.role();
    card.term = view.term();
    card.leaderBelief = view.leaderBelief();
    card.staleLeader = view.staleLeader();
    card.ready = view.ready();
    card.cutOff = view.cutOff();
    card.partlyCut = view.partlyCut();
    card.votesGranted = view.votesGranted();
    card.commitIndex = view.commitIndex();
    card.appliedIndex = view.appliedIndex();
    card.lastLogIndex = view.lastLogIndex();
    card.digestIndex = view.digestIndex();
    card.digest = view.digest();
    card.digestVerdict = view.digestVerdict();
    card.statusReason = view.statusReason();
    return card;
  }

  NodeView view() {
    return new NodeView(
        node,
        status,
        role,
        term,
        leaderBelief,
        staleLeader,
        ready,
        cutOff,
        partlyCut,
        votesGranted,
        commitIndex,
        appliedIndex,
        lastLogIndex,
        digestIndex,
        digest,
        digestVerdict,
        statusReason);
  }
}
