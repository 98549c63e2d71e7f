package io.lifeboat.console.ui.control;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.Role;
import io.lifeboat.console.application.state.ElectionsView;
import io.lifeboat.console.application.state.LeaderHeardView;
import io.lifeboat.console.application.state.NodeView;
import io.lifeboat.console.application.state.VoteRoundView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How far a follower's election timer may have come. The engine waits between one and two election
 * timeouts, drawn anew each time, and does not tell how long; so this is an estimate, and every
 * display of it says so. The wait begins when the node hears from a leader, grants a vote, or gave
 * up asking for votes itself (Raft §5.2).
 *
 * @param timeouts how many election timeouts ago the wait began, at most 2
 */
public record TimerEstimate(double timeouts) {
  /** After so many timeouts the node must have stood for election. */
  public static final double LONGEST = 2;

  /** A node may ask for one timeout before it waits anew; later than this nothing is known. */
  private static final double FORGOTTEN = 3.5;

  private static final double MICROS_PER_MS = 1_000;

  /**
   * The estimate for this node, or none while it has no timer (it leads, or does not run), while it
   * asks for votes, and when the timer must have fired long ago and nothing was told of it.
   */
  public static Optional<TimerEstimate> of(
      NodeView node, ElectionsView elections, int electionTimeoutMs, long nowMicros) {
    OptionalLong began = began(elections, node.node());
    if (began.isEmpty()
        || electionTimeoutMs <= 0
        || !node.takesPart()
        || node.role() != Role.FOLLOWER) {
      return Optional.empty();
    }
    double since = Math.max(0, nowMicros - began.getAsLong());
    double timeouts = since / MICROS_PER_MS / electionTimeoutMs;
    VoteRoundView own = elections.roundOf(node.node());
    boolean asks = own != null && !own.awaited().isEmpty() && timeouts < 1;
    return asks || timeouts > FORGOTTEN
        ? Optional.empty()
        : Optional.of(new TimerEstimate(Math.min(LONGEST, timeouts)));
  }

  /** The last moment at which this node's wait began, on the clock of the facts. */
  private static OptionalLong began(ElectionsView elections, NodeId node) {
    List<Long> moments = new ArrayList<>();
    LeaderHeardView heard = elections.heard().get(node);
    if (heard != null) {
      moments.add(heard.heardAtMicros());
    }
    List<VoteRoundView> rounds = new ArrayList<>(elections.ended());
    rounds.addAll(elections.running());
    for (VoteRoundView round : rounds) {
      boolean voted = !VoteTally.isPreVote(round) && round.granted().contains(node);
      if (voted || round.candidate().equals(node)) {
        moments.add(round.sinceMicros());
      }
    }
    return moments.stream().mapToLong(Long::longValue).max();
  }

  /** Whether it may stand for election at any moment. */
  public boolean mayFire() {
    return timeouts >= 1;
  }

  /** As a part of the whole circle, 0 to 1. */
  public double turn() {
    return timeouts / LONGEST;
  }
}
