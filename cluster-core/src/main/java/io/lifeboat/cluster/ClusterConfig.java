package io.lifeboat.cluster;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.PolicySource;
import io.lifeboat.cluster.model.Strategy;
import io.lifeboat.cluster.model.ToleranceLevel;
import io.lifeboat.cluster.model.WorkloadSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * How a cluster is to be run.
 *
 * @param size 1 to 9 nodes
 * @param electionTimeoutMs Raft's election timeout (§5.2); the engine waits between one and two of
 *     them, at random
 * @param heartbeatMs the leader's heartbeat interval; less than half the election timeout
 * @param dataDirectory where the nodes keep their files, or null for a temporary directory that is
 *     removed at the end
 * @param flushOnCommit true when an acknowledged write must be on disk, false when it may be in the
 *     operating system's memory
 * @param segmentKb size of a log segment in KiB, 64 to 65,536; only whole segments can be compacted
 * @param seed for everything of ours that is random; the engine's own timers are not seeded
 * @param tolerance what is armed at the start; it does not change the number of nodes
 * @param strategies which strategies are armed; those of the tolerance level unless told otherwise
 * @param policy what decides about degradation until another is activated; null for the one that is
 *     built in
 */
public record ClusterConfig(
    int size,
    int electionTimeoutMs,
    int heartbeatMs,
    @Nullable Path dataDirectory,
    boolean flushOnCommit,
    int segmentKb,
    long seed,
    WorkloadSettings workload,
    ToleranceLevel tolerance,
    Set<Strategy> strategies,
    @Nullable PolicySource policy) {

  public static final int DEFAULT_SIZE = 5;
  public static final int DEFAULT_ELECTION_TIMEOUT_MS = 500;
  public static final int DEFAULT_HEARTBEAT_MS = 100;
  public static final int DEFAULT_SEGMENT_KB = 32 * 1024;

  public ClusterConfig {
    strategies = Set.copyOf(strategies);
    require(size >= 1 && size <= 9, "nodes must be from 1 to 9, not " + size);
    require(
        electionTimeoutMs >= 100 && electionTimeoutMs <= 60_000,
        "electionTimeoutMs must be from 100 to 60000, not " + electionTimeoutMs);
    require(
        heartbeatMs >= 10 && heartbeatMs * 2 <= electionTimeoutMs,
        "heartbeatMs must be from 10 to half the election timeout, not " + heartbeatMs);
    require(
        segmentKb >= 64 && segmentKb <= 65_536,
        "segmentKb must be from 64 to 65536, not " + segmentKb);
  }

  private static void require(boolean holds, String message) {
    if (!holds) {
      throw new IllegalArgumentException(message);
    }
  }

  public static ClusterConfig defaults(long seed) {
    return new ClusterConfig(
        DEFAULT_SIZE,
        DEFAULT_ELECTION_TIMEOUT_MS,
        DEFAULT_HEARTBEAT_MS,
        null,
        false,
        DEFAULT_SEGMENT_KB,
        seed,
        WorkloadSettings.DEFAULT,
        ToleranceLevel.LOW,
        ToleranceLevel.LOW.strategies(),
        null);
  }

  public ClusterConfig withSize(int nodes) {
    return new ClusterConfig(
        nodes,
        electionTimeoutMs,
        heartbeatMs,
        dataDirectory,
        flushOnCommit,
        segmentKb,
        seed,
        workload,
        tolerance,
        strategies,
        policy);
  }

  public ClusterConfig withTimeouts(int electionMs, int heartbeat) {
    return new ClusterConfig(
        size,
        electionMs,
        heartbeat,
        dataDirectory,
        flushOnCommit,
        segmentKb,
        seed,
        workload,
        tolerance,
        strategies,
        policy);
  }

  public ClusterConfig withDataDirectory(@Nullable Path directory) {
    return new ClusterConfig(
        size,
        electionTimeoutMs,
        heartbeatMs,
        directory,
        flushOnCommit,
        segmentKb,
        seed,
        workload,
        tolerance,
        strategies,
        policy);
  }

  public ClusterConfig withFlushOnCommit(boolean flush) {
    return new ClusterConfig(
        size,
        electionTimeoutMs,
        heartbeatMs,
        dataDirectory,
        flush,
        segmentKb,
        seed,
        workload,
        tolerance,
        strategies,
        policy);
  }

  public ClusterConfig withSegmentKb(int kb) {
    return new ClusterConfig(
        size,
        electionTimeoutMs,
        heartbeatMs,
        dataDirectory,
        flushOnCommit,
        kb,
        seed,
        workload,
        tolerance,
        strategies,
        policy);
  }

  public ClusterConfig withWorkload(WorkloadSettings settings) {
    return new ClusterConfig(
        size,
        electionTimeoutMs,
        heartbeatMs,
        dataDirectory,
        flushOnCommit,
        segmentKb,
        seed,
        settings,
        tolerance,
        strategies,
        policy);
  }

  /** With the strategies of the level. The number of nodes stays as it is. */
  public ClusterConfig withTolerance(ToleranceLevel level) {
    return new ClusterConfig(
        size,
        electionTimeoutMs,
        heartbeatMs,
        dataDirectory,
        flushOnCommit,
        segmentKb,
        seed,
        workload,
        level,
        level.strategies(),
        policy);
  }

  /** Other strategies than those of the tolerance level. */
  public ClusterConfig withStrategies(Set<Strategy> armed) {
    return new ClusterConfig(
        size,
        electionTimeoutMs,
        heartbeatMs,
        dataDirectory,
        flushOnCommit,
        segmentKb,
        seed,
        workload,
        tolerance,
        armed,
        policy);
  }

  public ClusterConfig withPolicy(@Nullable PolicySource source) {
    return new ClusterConfig(
        size,
        electionTimeoutMs,
        heartbeatMs,
        dataDirectory,
        flushOnCommit,
        segmentKb,
        seed,
        workload,
        tolerance,
        strategies,
        source);
  }

  /** n1, n2, … in order. */
  public List<NodeId> nodes() {
    return IntStream.rangeClosed(1, size).mapToObj(NodeId::of).toList();
  }
}
