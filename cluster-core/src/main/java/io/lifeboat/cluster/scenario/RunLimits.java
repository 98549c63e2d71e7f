package io.lifeboat.cluster.scenario;

/**
 * How long a runner waits for each thing at most, in milliseconds.
 *
 * @param startMs until all nodes take part in Raft
 * @param readyMs from then until a leader is ready and a write is acknowledged
 * @param leaderMs a step whose target is a role waits so long for a leader
 * @param outcomeMs for commands still without an outcome at the end
 * @param quietMs until no operation is in flight after the load was stopped
 * @param freshMs how long digests from before the end of the load may still be reported: only after
 *     that are they taken for those of the end
 * @param auditMs for reading back every write
 * @param closeMs until the cluster is closed
 */
public record RunLimits(
    long startMs,
    long readyMs,
    long leaderMs,
    long outcomeMs,
    long quietMs,
    long freshMs,
    long auditMs,
    long closeMs) {
  public static final RunLimits DEFAULT =
      new RunLimits(60_000, 30_000, 5_000, 15_000, 2_500, 1_200, 60_000, 30_000);
}
