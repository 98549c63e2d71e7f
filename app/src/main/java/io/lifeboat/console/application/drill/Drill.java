package io.lifeboat.console.application.drill;

import io.lifeboat.cluster.ClusterConfig;
import io.lifeboat.cluster.model.ToleranceLevel;
import io.lifeboat.cluster.model.WorkloadSettings;
import io.lifeboat.cluster.scenario.Step;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An exercise on a running cluster: how it begins, what breaks, what the trainee is to do about it,
 * and how that is scored.
 *
 * @param text the whole of its file
 * @param preparation what is done before it begins
 * @param actions what may be needed to put things right; anything else that changes the cluster is
 *     unnecessary
 */
public record Drill(
    String id,
    String text,
    Grade grade,
    Phrase title,
    Phrase story,
    Beginning beginning,
    List<Step> preparation,
    List<Draw> malfunctions,
    List<DrillTask> tasks,
    List<Needed> actions,
    Limits limits,
    Penalties penalties,
    Rule rule) {

  /** How a hint, a wrong diagnosis and the like are paid for unless the file says otherwise. */
  public static final Penalties USUAL_PENALTIES = new Penalties(2, 10, 3, 9, 15, 10);

  public Drill {
    preparation = List.copyOf(preparation);
    malfunctions = List.copyOf(malfunctions);
    tasks = List.copyOf(tasks);
    actions = List.copyOf(actions);
  }

  /**
   * The initial condition.
   *
   * @param policy the file name of the policy that decides, or null for the one that is built in
   */
  public record Beginning(
      int nodes,
      int electionTimeoutMs,
      int heartbeatMs,
      boolean flushOnCommit,
      int segmentKb,
      WorkloadSettings workload,
      ToleranceLevel tolerance,
      @Nullable String policy) {

    /** The cluster it asks for, in a temporary directory; its policy is for the caller to find. */
    public ClusterConfig config(long seed) {
      return ClusterConfig.defaults(seed)
          .withSize(nodes)
          .withTimeouts(electionTimeoutMs, heartbeatMs)
          .withFlushOnCommit(flushOnCommit)
          .withSegmentKb(segmentKb)
          .withWorkload(workload)
          .withTolerance(tolerance);
    }
  }

  /**
   * A command that may be needed.
   *
   * @param command its name, such as "start"
   * @param anywhere whether it may be aimed at any node, not only at those that are broken
   */
  public record Needed(String command, boolean anywhere) {}

  /**
   * When it ends at the latest.
   *
   * @param abortWhenDataAtRisk whether it ends as soon as acknowledged data would be lost
   */
  public record Limits(long timeMs, boolean abortWhenDataAtRisk) {}

  /**
   * What is taken away, in points.
   *
   * @param unnecessaryAction for each
   * @param mostForActions at most for all of them
   * @param wrongDiagnosis for each
   * @param mostForDiagnoses at most for all of them
   * @param quorumEndangered for each command that took the quorum away
   * @param safetyLever for throwing it
   */
  public record Penalties(
      int unnecessaryAction,
      int mostForActions,
      int wrongDiagnosis,
      int mostForDiagnoses,
      int quorumEndangered,
      int safetyLever) {}

  /**
   * Why it is as it is.
   *
   * @param section where to read on, such as "Raft §5.2"
   */
  public record Rule(Phrase words, String section) {}

  /** What breaks with this seed, in the order of its time. */
  public List<Malfunction> drawn(long seed) {
    return Draw.draw(malfunctions, seed);
  }

  /** Whether the seed decides what breaks. */
  public boolean isDrawn() {
    return malfunctions.stream().anyMatch(draw -> draw.count() < draw.of().size());
  }

  public Optional<DrillTask> task(String name) {
    return tasks.stream().filter(task -> task.id().equals(name)).findFirst();
  }

  /** Every point there is. */
  public int points() {
    return tasks.stream().mapToInt(DrillTask::points).sum();
  }
}
