package io.lifeboat.console.application.drill;

import io.lifeboat.console.application.alarm.AlarmKind;
import java.util.Set;

/**
 * When a task is given, and what the trainee is told then.
 *
 * @param words what he is told
 */
public record Cue(When when, Phrase words) {

  /** The condition that gives it. */
  public sealed interface When {}

  /** So long after the drill's begin. */
  public record At(long ms) implements When {}

  /** One of these alarms is raised; after the first malfunction began. */
  public record Raised(Set<AlarmKind> alarms) implements When {
    public Raised {
      alarms = Set.copyOf(alarms);
    }
  }

  /** Another task is over. */
  public record After(String task) implements When {}

  /** So long after the first malfunction began. */
  public record Broken(long ms) implements When {}
}
