package io.lifeboat.console.application.state;

import io.lifeboat.cluster.model.NodeId;
import org.jspecify.annotations.Nullable;

/**
 * The four questions of the status bar, answered from facts.
 *
 * @param leader the leader of the highest term, null while there is none
 * @param leaderReady it has committed an entry of its term
 * @param available members that run and can reach a majority's worth of each other
 * @param margin how many more may be lost; negative when the quorum is lost
 * @param downSinceMicros since when clients get no answer, or null
 */
public record ServiceView(
    ServiceStatus status,
    @Nullable NodeId leader,
    long term,
    boolean leaderReady,
    int voters,
    int available,
    int quorum,
    int margin,
    @Nullable Long downSinceMicros) {
  public static final ServiceView NONE =
      new ServiceView(ServiceStatus.UNKNOWN, null, 0, false, 0, 0, 0, 0, null);
}
