package io.lifeboat.cluster.scenario;

import io.lifeboat.cluster.checker.ClientSummary;
import io.lifeboat.cluster.model.PriorityFigures;
import io.lifeboat.cluster.model.RequestPriority;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a scenario did to one of the clusters that are compared. */
public record ComparedRun(Variant variant, ScenarioReport report, List<ServiceMoment> service) {
  public ComparedRun {
    service = List.copyOf(service);
  }

  /**
   * The 99th percentile of the answers to critical requests, or to those of normal priority when
   * the load has no critical ones; null without any.
   */
  public @Nullable Double p99Ms() {
    ClientSummary clients = report.clients();
    if (clients == null) {
      return null;
    }
    Double normal = null;
    for (PriorityFigures figures : clients.priorities()) {
      if (figures.answered() > 0 && figures.priority() == RequestPriority.CRITICAL) {
        return figures.p99Micros() / 1_000.0;
      }
      if (figures.answered() > 0 && figures.priority() == RequestPriority.NORMAL) {
        normal = figures.p99Micros() / 1_000.0;
      }
    }
    return normal;
  }

  /** Reads that did not see what had been acknowledged before, and did not say so; or null. */
  public @Nullable Long wrongReads() {
    ClientSummary clients = report.clients();
    return clients == null ? null : Long.valueOf(clients.reads().wrong());
  }

  /** Reads that a replica answered, and said so; or null. */
  public @Nullable Long staleReads() {
    ClientSummary clients = report.clients();
    return clients == null ? null : Long.valueOf(clients.reads().stale());
  }
}
