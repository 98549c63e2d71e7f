package io.lifeboat.cluster.scenario;

import java.util.List;
import java.util.OptionalDouble;

/**
 * How the values of several runs spread. A percentile is the smallest value that at least so many
 * of them do not exceed (nearest rank), so it is always one that was measured; of one value all
 * three are that value.
 *
 * @param sorted the values, smallest first
 */
public record Spread(List<Double> sorted) {
  private static final int ALL = 100;

  public Spread {
    sorted = sorted.stream().sorted().toList();
  }

  /** How many values there are. */
  public int count() {
    return sorted.size();
  }

  public OptionalDouble median() {
    return percentile(50);
  }

  public OptionalDouble p90() {
    return percentile(90);
  }

  public OptionalDouble max() {
    return percentile(ALL);
  }

  private OptionalDouble percentile(int percent) {
    if (sorted.isEmpty()) {
      return OptionalDouble.empty();
    }
    int rank = Math.ceilDiv(percent * sorted.size(), ALL);
    return OptionalDouble.of(sorted.get(rank - 1));
  }
}
