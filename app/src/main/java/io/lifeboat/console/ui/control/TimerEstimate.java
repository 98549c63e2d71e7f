package io.lifeboat.console.ui.control;

import io.lifeboat.cluster.model.Role;
import io.lifeboat.console.application.state.LeaderHeardView;
import io.lifeboat.console.application.state.NodeView;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How far a follower's election timer may have come. The engine waits between one and two election
 * timeouts after it heard from a leader, drawn anew each time, and does not tell how long; so this
 * is an estimate, and every display of it says so.
 *
 * @param timeouts how many election timeouts ago it last heard from a leader, at most 2
 */
public record TimerEstimate(double timeouts) {
  /** After so many timeouts the node must have stood for election. */
  public static final double LONGEST = 2;

  private static final double MICROS_PER_MS = 1_000;

  /** The estimate for this node, or none while it has no timer: it leads, or does not run. */
  public static Optional<TimerEstimate> of(
      NodeView node, @Nullable LeaderHeardView heard, int electionTimeoutMs, long nowMicros) {
    if (heard == null
        || electionTimeoutMs <= 0
        || !node.takesPart()
        || node.role() != Role.FOLLOWER) {
      return Optional.empty();
    }
    double since = Math.max(0, nowMicros - heard.heardAtMicros());
    return Optional.of(
        new TimerEstimate(Math.min(LONGEST, since / MICROS_PER_MS / electionTimeoutMs)));
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
