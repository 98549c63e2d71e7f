package io.lifeboat.cluster.checker;

import io.lifeboat.cluster.Cluster;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** A cluster that remembers what it told its clients and can be asked to prove it. */
public interface AuditedCluster extends Cluster {

  /**
   * Reads back every key that was written in this run, with linearizable reads, and compares with
   * what the clients were told. To be asked after the workload was stopped; a write still on its
   * way counts as not known.
   *
   * <p>The stage completes within a bounded time (the caller limits it as well): a key that cannot
   * be read is reported as unreadable. It completes exceptionally only when the audit itself could
   * not run, for instance because the cluster is closed.
   */
  CompletionStage<WriteAudit> auditWrites();

  /** What the clients have had so far; empty when this cluster does not know. */
  default Optional<ClientSummary> clients() {
    return Optional.empty();
  }
}
