package io.lifeboat.cluster.degradation;

import io.lifeboat.cluster.model.Health;
import io.lifeboat.cluster.model.RequestClass;
import io.lifeboat.cluster.model.RequestKind;
import io.lifeboat.cluster.model.Treatment;
import io.lifeboat.cluster.model.TreatmentCause;

/**
 * What no policy, switch or level can undercut: without a quorum no write and no linearizable read
 * is promised, and what an operator needs to get out of trouble is never refused by choice.
 */
public final class Floor {
  private Floor() {}

  public static DecisionTable under(DecisionTable table, Health health) {
    DecisionTable next =
        table.changed(
            TreatmentCause.ADMIN,
            (request, now) -> request.kind() == RequestKind.ADMIN ? Treatment.FULL : now);
    return health.hasQuorum()
        ? next
        : next.changed(TreatmentCause.NO_QUORUM, Floor::noQuorum)
            .attributed(TreatmentCause.NO_QUORUM, Floor::isDueToQuorum);
  }

  /** Whoever else wants it as well: it would be so in any case. */
  private static boolean isDueToQuorum(RequestClass request, Treatment now) {
    return now != Treatment.FULL && now == noQuorum(request, Treatment.FULL);
  }

  private static Treatment noQuorum(RequestClass request, Treatment now) {
    boolean staleWrite = request.kind().isWrite() && now == Treatment.STALE_READ;
    if (now != Treatment.FULL && !staleWrite) {
      return now;
    }
    return switch (request.kind()) {
      case WRITE -> Treatment.READ_ONLY;
      case LINEARIZABLE_READ, SCAN -> Treatment.STALE_READ;
      // A local read promises nothing about its age; an operator's own request may always try.
      case LOCAL_READ, ADMIN -> now;
    };
  }
}
