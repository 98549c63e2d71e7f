package io.lifeboat.cluster.fact;

import io.lifeboat.cluster.model.Failover;
import java.util.ArrayList;
import java.util.List;

/** Which failover an operation without an answer belongs to. */
final class Unanswered {
  private Unanswered() {}

  /**
   * The failovers, with these operations counted for the first one in whose gap they were under
   * way: they had been started before it ended, and ended after the leader was lost. Operations
   * that no failover explains are counted for none.
   *
   * @param failovers oldest first
   * @param toldAtMicros when the last of them may have ended
   */
  static List<Failover> assigned(
      List<Failover> failovers, Fact.OperationsNotKnown operations, long toldAtMicros) {
    for (int i = 0; i < failovers.size(); i++) {
      Failover one = failovers.get(i);
      long next =
          i + 1 < failovers.size() ? failovers.get(i + 1).startedAtMicros() : Long.MAX_VALUE;
      boolean lostBefore = one.startedAtMicros() <= toldAtMicros;
      if (lostBefore && operations.firstStartedMicros() < Math.min(next, servedMicros(one))) {
        List<Failover> all = new ArrayList<>(failovers);
        all.set(i, one.withNotKnown(operations.count()));
        return List.copyOf(all);
      }
    }
    return failovers;
  }

  private static long servedMicros(Failover failover) {
    Double ms = failover.firstClientSuccessMs();
    return ms == null ? Long.MAX_VALUE : failover.startedAtMicros() + Math.round(ms * 1_000);
  }
}
