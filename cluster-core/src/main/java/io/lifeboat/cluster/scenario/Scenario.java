package io.lifeboat.cluster.scenario;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.model.ToleranceLevel;
import io.lifeboat.cluster.model.WorkloadSettings;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done to a cluster, and what must hold afterwards.
 *
 * @param description one sentence by language ("en", "zh"); may be empty
 * @param tolerance what is armed
 * @param policy the file name of the policy that decides, or null for the one that is built in
 * @param durationMs from the first acknowledged write to the end of the load
 * @param settleMs how long replicas may take after that to agree
 * @param steps in the order of their time
 */
public record Scenario(
    String name,
    Map<String, String> description,
    int nodes,
    int electionTimeoutMs,
    int heartbeatMs,
    boolean flushOnCommit,
    int segmentKb,
    WorkloadSettings workload,
    ToleranceLevel tolerance,
    @Nullable String policy,
    long durationMs,
    long settleMs,
    List<Step> steps,
    List<Check> checks) {

  public static final long DEFAULT_SETTLE_MS = 10_000;

  public Scenario {
    description = Map.copyOf(description);
    steps = List.copyOf(steps);
    checks = List.copyOf(checks);
  }

  /** The same faults and load against a cluster of this tolerance level, with as many nodes. */
  public Scenario at(ToleranceLevel level) {
    return new Scenario(
        name,
        description,
        level.nodes(),
        electionTimeoutMs,
        heartbeatMs,
        flushOnCommit,
        segmentKb,
        workload,
        level,
        policy,
        durationMs,
        settleMs,
        steps,
        checks);
  }

  /** The sentence in this language, else in English, else null. */
  public @Nullable String description(String language) {
    return description.getOrDefault(language, description.get("en"));
  }

  /** The cluster it wants, in a temporary directory; its policy is for the caller to find. */
  public ClusterConfig config(long seed) {
    return new ClusterConfig(
        nodes,
        electionTimeoutMs,
        heartbeatMs,
        null,
        flushOnCommit,
        segmentKb,
        seed,
        workload,
        tolerance,
        tolerance.strategies(),
        null);
  }
}
