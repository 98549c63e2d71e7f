package io.lifeboat.console.application.lab;

import io.lifeboat.console.application.text.Text;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was measured.
 *
 * @param bytes how many were damaged, each time
 * @param counted how many of the errors that were asked for changed anything
 */
public record LabAnswer(LabQuestion question, int bytes, long counted, List<Row> rows) {
  public LabAnswer {
    rows = List.copyOf(rows);
  }

  /**
   * One algorithm.
   *
   * @param id stable, for tests and style
   * @param rate the share that it missed, 0 to 1
   * @param theory the share it misses by theory, or null when theory gives none
   * @param source where that is shown
   * @param gbPerSecond measured in the same run
   */
  public record Row(
      String id,
      Text name,
      int bits,
      long missed,
      double rate,
      @Nullable Double theory,
      Text source,
      double gbPerSecond) {}
}
