package io.lifeboat.console.application.instructor;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.ToleranceLevel;
import io.lifeboat.cluster.model.WorkloadSettings;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What an exercise begins from: the files of every node as they were when all were stopped, and how
 * the cluster was run. Faults that were in force are no part of it; damage on disk is.
 *
 * @param version of this description, {@value #VERSION}
 * @param id the name of its folder
 * @param name as the instructor calls it
 * @param takenAt such as "2026-11-23T17:02:00Z"
 * @param size how many nodes the cluster was configured with
 * @param running those that ran when it was taken
 * @param term the highest term a node had reported
 * @param commitIndex the highest index a node had reported to be committed
 * @param files each file by its name below the data directory, with a slash on every system
 */
public record InitialCondition(
    int version,
    String id,
    String name,
    String takenAt,
    int size,
    List<NodeId> running,
    long term,
    long commitIndex,
    int electionTimeoutMs,
    int heartbeatMs,
    boolean flushOnCommit,
    int segmentKb,
    ToleranceLevel tolerance,
    WorkloadSettings workload,
    Map<String, Copied> files) {
  /** The only version there is. */
  public static final int VERSION = 1;

  public InitialCondition {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Instant.parse(Objects.requireNonNull(takenAt, "takenAt"));
    Objects.requireNonNull(tolerance, "tolerance");
    Objects.requireNonNull(workload, "workload");
    running = List.copyOf(running);
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /**
   * A file that was copied.
   *
   * @param sha256 over all its bytes, in hexadecimal
   */
  public record Copied(long bytes, String sha256) {}

  /** A cluster on these files, whose clients do the same. */
  public ClusterConfig config(long seed) {
    return ClusterConfig.defaults(seed)
        .withSize(size)
        .withTimeouts(electionTimeoutMs, heartbeatMs)
        .withFlushOnCommit(flushOnCommit)
        .withSegmentKb(segmentKb)
        .withTolerance(tolerance)
        .withWorkload(workload);
  }

  /** Those of the nodes there are now that did not run then. */
  public List<NodeId> stopped(List<NodeId> nodes) {
    List<NodeId> stopped = new ArrayList<>(nodes);
    stopped.removeAll(running);
    return stopped;
  }
}
