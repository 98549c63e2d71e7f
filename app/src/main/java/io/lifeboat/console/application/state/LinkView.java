package io.lifeboat.console.application.state;

import io.lifeboat.cluster.model.Link;
import io.lifeboat.cluster.model.LinkDisturbance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One direction between two endpoints.
 *
 * @param cut every message on it is swallowed
 * @param disturbances what active faults do to it, cuts left out
 * @param last messages sent in the last counting period
 * @param total messages sent since the run began
 * @param lostLast messages of the last period that came to nothing
 * @param rttMicros mean time from a Raft request to its answer in the last period, what the other
 *     side did included; null when none was answered in it, which is not the same as fast
 * @param rttMaxMicros the longest of them, or null
 */
public record LinkView(
    Link link,
    boolean cut,
    List<LinkDisturbance> disturbances,
    MessageCounts last,
    MessageCounts total,
    long lostLast,
    long lostTotal,
    @Nullable Long rttMicros,
    @Nullable Long rttMaxMicros) {
  public LinkView {
    disturbances = List.copyOf(disturbances);
  }

  static LinkView blank(Link link) {
    return new LinkView(
        link, false, List.of(), MessageCounts.NONE, MessageCounts.NONE, 0, 0, null, null);
  }

  /** Neither cut nor disturbed. */
  public boolean isWhole() {
    return !cut && disturbances.isEmpty();
  }
}
