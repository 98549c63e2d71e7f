package io.lifeboat.console.application.drill;

import io.lifeboat.cluster.scenario.Step;
import java.util.List;

/**
 * Something that breaks, hidden from the trainee. A role in its steps means, to the end, whom it
 * meant the first time.
 *
 * @param steps in the order of their time after the drill's begin
 * @param repairedAfterMs so long after a right diagnosis somebody else repairs it, such as who
 *     minds the network; 0 when nobody does
 */
public record Malfunction(MalfunctionKind kind, List<Step> steps, long repairedAfterMs) {
  public Malfunction {
    steps = List.copyOf(steps);
  }

  /** When it begins, in milliseconds after the drill does. */
  public long atMs() {
    return steps.getFirst().atMs();
  }
}
