package io.lifeboat.console.application.drill;

import io.lifeboat.cluster.command.LogbookCommand.DrillEnd;
import io.lifeboat.console.application.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a drill was worth, line by line. The sum of the lines is what was reached; it is no less
 * than 0 and no more than {@code of}. Acknowledged data that was put at risk makes it 0.
 *
 * @param of how many points could be reached: those of the tasks that were given
 * @param end why the drill ended, or null while it has not: then the score is that so far
 * @param missing how many facts are missing from what was folded; above 0 the score may be wrong
 */
public record DrillScore(
    String drill,
    long seed,
    int points,
    int of,
    @Nullable DrillEnd end,
    List<Line> lines,
    Times times,
    long missing) {
  public DrillScore {
    lines = List.copyOf(lines);
  }

  /** What a line is about. */
  public enum Kind {
    TASK,
    HINTS,
    WRONG_DIAGNOSES,
    UNNECESSARY_ACTIONS,
    QUORUM_ENDANGERED,
    SAFETY_LEVER,
    DATA_AT_RISK,
    /** No line goes below nothing. */
    FLOOR
  }

  /**
   * One reason.
   *
   * @param subject the name of the task, or empty
   * @param points what it adds; negative when it takes away
   * @param of what it could have added
   */
  public record Line(Kind kind, String subject, int points, int of, Text why) {}

  /**
   * How long things took, in microseconds; null where they did not happen.
   *
   * @param acknowledgeMicros from the first alarm raised after something broke to its
   *     acknowledgement
   * @param diagnoseMicros from the begin of the first malfunction to its right diagnosis
   * @param restoreMicros from the begin of the first malfunction to the last task met that asks for
   *     something restored
   * @param unservedMicros how long clients were without service
   */
  public record Times(
      @Nullable Long acknowledgeMicros,
      @Nullable Long diagnoseMicros,
      @Nullable Long restoreMicros,
      long unservedMicros) {}

  /** From 0 to 100, rounded down; 0 when there was nothing to reach. */
  public int percent() {
    return of == 0 ? 0 : points * 100 / of;
  }
}
