package io.lifeboat.console.application.drill;

import org.jspecify.annotations.Nullable;

/**
 * How far one task is. Times are on the clock of the facts, in microseconds.
 *
 * @param givenMicros when its cue was given, or null while it was not
 * @param heldSinceMicros since when what it asks for holds, while it must hold for some time
 * @param endedMicros when it was met, or could not be met any more; null while it is open
 * @param hints how many hints were read
 */
public record TaskState(
    DrillTask task,
    Stage stage,
    @Nullable Long givenMicros,
    @Nullable Long heldSinceMicros,
    @Nullable Long endedMicros,
    int hints) {

  /** Where a task stands. */
  public enum Stage {
    /** Its cue has not come. */
    WAITING,
    OPEN,
    MET,
    /** Met, within twice its time. */
    LATE,
    MISSED;

    /** Whether nothing more can happen to it. */
    public boolean isOver() {
      return this == MET || this == LATE || this == MISSED;
    }
  }

  private static final long MICROS_PER_MS = 1_000;

  static TaskState waiting(DrillTask task) {
    return new TaskState(task, Stage.WAITING, null, null, null, 0);
  }

  /** Until when it is to be done; null for what must hold all the time, or before its cue. */
  public @Nullable Long dueMicros() {
    return givenMicros == null || task.withinMs() == 0
        ? null
        : (Long) (givenMicros + task.withinMs() * MICROS_PER_MS);
  }

  /** From its cue until it was done, or null. */
  public @Nullable Long tookMicros() {
    return givenMicros == null || endedMicros == null
        ? null
        : (Long) Math.max(0, endedMicros - givenMicros);
  }

  TaskState given(long atMicros) {
    return stage != Stage.WAITING
        ? this
        : new TaskState(task, Stage.OPEN, atMicros, null, null, hints);
  }

  /** What it asks for was done at this moment. */
  TaskState done(long atMicros) {
    Long due = dueMicros();
    Stage next = due == null || atMicros <= due ? Stage.MET : Stage.LATE;
    return new TaskState(task, next, givenMicros, null, atMicros, hints);
  }

  TaskState missed(long atMicros) {
    return new TaskState(task, Stage.MISSED, givenMicros, null, atMicros, hints);
  }

  TaskState held(@Nullable Long sinceMicros) {
    return new TaskState(task, stage, givenMicros, sinceMicros, endedMicros, hints);
  }

  TaskState hinted(int number) {
    int read = Math.max(hints, Math.min(number, task.hints().size()));
    return new TaskState(task, stage, givenMicros, heldSinceMicros, endedMicros, read);
  }

  /** When it is given up: after twice its time. */
  long closedMicros() {
    Long given = givenMicros;
    return given == null ? Long.MAX_VALUE : given + 2 * task.withinMs() * MICROS_PER_MS;
  }

  /** What it brings. */
  public int points() {
    return switch (stage) {
      case MET -> task.points();
      case LATE -> task.points() / 2;
      case WAITING, OPEN, MISSED -> 0;
    };
  }

  /** What the hints that were read cost. */
  public int hintCost() {
    return task.hints().stream().limit(hints).mapToInt(DrillTask.Hint::cost).sum();
  }
}
