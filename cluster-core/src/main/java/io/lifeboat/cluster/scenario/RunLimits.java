package io.lifeboat.cluster.scenario;

/**
 * How long a runner waits for each thing at most, in milliseconds.
 *
 * @param startMs until all nodes take part in Raft
 * @param readyMs from then until a leader is ready and a write is acknowledged
 * @param leaderMs a step whose target is a role waits so long for a leader
 * @param outcomeMs for commands still without an outcome at the end
 * @param quietMs until no operation is in flight after the load was stopped
 * @param auditMs for reading back every write
 * @param closeMs until the cluster is closed
 */
public record RunLimits(
    long startMs,
    long readyMs,
    long leaderMs,
    long outcomeMs,
    long quietMs,
    long auditMs,
    long closeMs) {
  public static final RunLimits DEFAULT =
      new RunLimits(60_000, 30_000, 5_000, 15_000, 2_500, 60_000, 30_000);
}
