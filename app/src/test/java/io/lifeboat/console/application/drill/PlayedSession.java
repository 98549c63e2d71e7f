package io.lifeboat.console.application.drill;

import io.lifeboat.cluster.Cluster;
import java.util.function.LongSupplier;

/** Opens drills on a clock of the test's own. */
public final class PlayedSession {
  private PlayedSession() {}

  public static DrillSession of(Cluster cluster, Drill drill, long seed, LongSupplier nanos) {
    return DrillSession.of(cluster, drill, seed, nanos);
  }
}
