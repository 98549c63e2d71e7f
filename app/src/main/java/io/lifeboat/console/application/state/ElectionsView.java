package io.lifeboat.console.application.state;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.timeline.Chronicle;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who asks whom for votes.
 *
 * @param running the round each node is in, in the order of their beginnings
 * @param ended earlier rounds, oldest first, bounded
 * @param splitVote the last term in which two or more stood and none won, or null
 * @param heard when each node last heard from a leader
 */
public record ElectionsView(
    List<VoteRoundView> running,
    Chronicle<VoteRoundView> ended,
    @Nullable SplitVote splitVote,
    Map<NodeId, LeaderHeardView> heard) {

  /** How many ended rounds are kept. */
  public static final int ROUNDS = 128;

  public static final ElectionsView NONE =
      new ElectionsView(List.of(), Chronicle.ofCapacity(ROUNDS), null, Map.of());

  public ElectionsView {
    running = List.copyOf(running);
    heard = Map.copyOf(heard);
  }

  /**
   * Two or more candidates stood in this term and none of them can win any more (§5.2).
   *
   * @param atMicros when that was certain
   */
  public record SplitVote(long term, Set<NodeId> candidates, long atMicros, long sequence) {
    public SplitVote {
      candidates = Set.copyOf(candidates);
    }
  }

  /** The last round of this node that is over, or null. */
  public @Nullable VoteRoundView lastRoundOf(NodeId node) {
    for (int i = ended.size() - 1; i >= 0; i--) {
      if (ended.get(i).candidate().equals(node)) {
        return ended.get(i);
      }
    }
    return null;
  }

  /** The round this node is in, or null. */
  public @Nullable VoteRoundView roundOf(NodeId node) {
    return running.stream()
        .filter(round -> round.candidate().equals(node))
        .findFirst()
        .orElse(null);
  }
}
