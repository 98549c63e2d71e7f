package io.lifeboat.cluster.degradation;

import io.lifeboat.cluster.degradation.policy.PolicyTable;
import io.lifeboat.cluster.model.Health;
import io.lifeboat.cluster.model.RequestClass;
import io.lifeboat.cluster.model.RequestPriority;
import io.lifeboat.cluster.model.Treatment;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What is decided while there is no script to decide: at the start of a run, and when one has been
 * silent for too long. As little as is safe: batch makes room under overload, nothing is written on
 * a disk that is almost full, and what cannot be confirmed waits. The floor does the rest.
 */
public final class BuiltInPolicy {
  private static final int LONG_QUEUE = 200;
  private static final double FULL_DISK = 0.02;

  private BuiltInPolicy() {}

  /** Everything for everybody. */
  public static PolicyTable everything() {
    Map<RequestClass, Treatment> treatments = new LinkedHashMap<>();
    RequestClass.values().forEach(request -> treatments.put(request, Treatment.FULL));
    return new PolicyTable(treatments);
  }

  public static PolicyTable table(Health health) {
    Map<RequestClass, Treatment> treatments = new LinkedHashMap<>();
    RequestClass.values().forEach(request -> treatments.put(request, decide(request, health)));
    return new PolicyTable(treatments);
  }

  private static Treatment decide(RequestClass request, Health health) {
    boolean batch = request.priority() == RequestPriority.BATCH;
    if (request.kind().isWrite() && health.diskFreeRatio() < FULL_DISK) {
      return Treatment.READ_ONLY;
    }
    if (batch && health.queueDepth() > LONG_QUEUE) {
      return Treatment.SHED;
    }
    return switch (request.kind()) {
      case ADMIN, LOCAL_READ -> Treatment.FULL;
      case WRITE, LINEARIZABLE_READ, SCAN ->
          health.leaderKnown() || !health.hasQuorum() ? Treatment.FULL : Treatment.QUEUED;
    };
  }
}
