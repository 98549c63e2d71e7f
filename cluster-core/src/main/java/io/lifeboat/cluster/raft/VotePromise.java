package io.lifeboat.cluster.raft;

import io.lifeboat.cluster.model.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * What a node promised when it last voted: at most one vote a term, first come, first served (Raft
 * §5.2). It rules out every other vote of that term and of all terms before.
 *
 * @param candidate who has the vote, the node itself if it stood; or null when it is not known
 *     whether and to whom a vote of this term was given, so that nobody can have it
 */
record VotePromise(long term, @Nullable NodeId candidate) {
  /** Nobody votes in term 0: the first candidate stands in term 1. */
  static final VotePromise NONE = new VotePromise(0, null);

  /** Whether a vote for this candidate keeps the promise. */
  boolean permits(long askedTerm, NodeId asker) {
    return askedTerm > term || (askedTerm == term && asker.equals(candidate));
  }

  /** Who has the vote of that term, or null when this promise does not tell. */
  @Nullable NodeId candidateOf(long askedTerm) {
    return askedTerm == term ? candidate : null;
  }
}
