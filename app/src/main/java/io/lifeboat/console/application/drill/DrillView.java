package io.lifeboat.console.application.drill;

import io.lifeboat.cluster.command.LogbookCommand.DrillEnd;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A drill as the trainee may see it while it goes on. Times are on the clock of the facts, in
 * microseconds.
 *
 * @param begunMicros when it began, or null before
 * @param untilMicros when its time is over, or null before it began
 * @param tasks those he was given, and those that hold throughout
 * @param nodes whom a diagnosis can name
 * @param obstacle why it could not begin, or null
 * @param score once it is over
 */
public record DrillView(
    String id,
    long seed,
    Grade grade,
    Phrase title,
    Phrase story,
    Phase phase,
    long nowMicros,
    @Nullable Long begunMicros,
    @Nullable Long untilMicros,
    List<TaskState> tasks,
    List<Diagnosis> diagnoses,
    List<NodeId> nodes,
    @Nullable Text obstacle,
    @Nullable DrillEnd end,
    @Nullable DrillScore score) {
  public DrillView {
    tasks = List.copyOf(tasks);
    diagnoses = List.copyOf(diagnoses);
    nodes = List.copyOf(nodes);
  }

  /** Where a drill stands. */
  public enum Phase {
    /** The cluster is not yet as the drill begins. */
    WAITING,
    /** It is brought to it. */
    PREPARING,
    RUNNING,
    OVER,
    /** It could not begin. */
    FAILED
  }

  /** Before anything is known. */
  static DrillView waiting(Drill drill, long seed) {
    return new DrillView(
        drill.id(),
        seed,
        drill.grade(),
        drill.title(),
        drill.story(),
        Phase.WAITING,
        0,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        null,
        null,
        null);
  }

  /** How long it may yet go on; null before its begin. */
  public @Nullable Long leftMicros() {
    Long until = untilMicros;
    return until == null ? null : (Long) Math.max(0, until - nowMicros);
  }
}
