package io.lifeboat.console.application.state;

import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * One round in which a node asks the others for pre-votes or votes. A question to somebody who was
 * asked already, or of another kind or term, begins the next round.
 */
record VoteRound(
    MessageKind kind, long term, NodeId asker, Set<NodeId> asked, Set<NodeId> granted) {

  static VoteRound begin(MessageKind kind, long term, NodeId asker, NodeId asked) {
    return new VoteRound(kind, term, asker, Set.of(asked), Set.of(asker));
  }

  boolean continuesWith(MessageKind nextKind, long nextTerm, NodeId nextAsked) {
    return kind == nextKind && term == nextTerm && !asked.contains(nextAsked);
  }

  VoteRound plusAsked(NodeId node) {
    return new VoteRound(kind, term, asker, plus(asked, node), granted);
  }

  /** With a yes, when it answers a question of this round. */
  VoteRound plusGranted(MessageKind answered, NodeId node) {
    return answered == kind && asked.contains(node)
        ? new VoteRound(kind, term, asker, asked, plus(granted, node))
        : this;
  }

  List<NodeId> votes() {
    return granted.stream().sorted().toList();
  }

  private static Set<NodeId> plus(Set<NodeId> set, NodeId node) {
    Set<NodeId> next = new TreeSet<>(set);
    next.add(node);
    return Set.copyOf(next);
  }
}
