package io.lifeboat.console.application.drill;

import java.util.List;

/**
 * One thing the trainee is to do.
 *
 * @param withinMs the time for it, from the cue on; 0 for what must hold all the time
 * @param met what he is told when he did it
 * @param notMet what he is told when he did not
 * @param points for doing it in time; half of them, rounded down, when it took up to twice the time
 */
public record DrillTask(
    String id,
    Cue cue,
    Standard standard,
    long withinMs,
    Phrase met,
    Phrase notMet,
    List<Hint> hints,
    int points) {
  public DrillTask {
    hints = List.copyOf(hints);
  }

  /**
   * Help that is paid for.
   *
   * @param cost in points
   */
  public record Hint(int cost, Phrase words) {}
}
