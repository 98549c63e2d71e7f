package io.lifeboat.console.application.alarm;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.console.application.alarm.Situation.Phase;
import java.util.List;

/**
 * The alarms of one run: conditions folded from facts, the state machines behind them, and the
 * operator in front. Immutable and pure; time is an argument, on the clock of the facts, so that a
 * recording gives the same alarms as the run itself. When the run is over, its alarms stay as they
 * were: whether they still hold is not known any more.
 */
public final class AlarmDesk {
  /** Before the first fact. */
  public static final AlarmDesk BLANK = new AlarmDesk(AlarmWatch.START, AlarmBook.EMPTY, false);

  private final AlarmWatch watch;
  private final AlarmBook book;
  private final boolean over;

  private AlarmDesk(AlarmWatch watch, AlarmBook book, boolean over) {
    this.watch = watch;
    this.book = book;
    this.over = over;
  }

  /** The desk after a step, and what happened to alarms on the way, oldest first. */
  public record Step(AlarmDesk desk, List<AlarmTransition> transitions) {}

  public AlarmsView view() {
    return book.view();
  }

  /** Whether no condition follows from such a fact, unless it breaks a property of Raft's. */
  public static boolean isBeside(Fact fact) {
    return AlarmWatch.isBeside(fact);
  }

  /**
   * After one more fact.
   *
   * @param after the picture with this fact in it
   */
  public Step next(FactRecord record, Situation after) {
    if (over) {
      return new Step(this, List.of());
    }
    if (after.phase() == Phase.OVER) {
      AlarmBook.Step last = book.next(record.atMicros());
      return new Step(new AlarmDesk(watch, last.book(), true), last.transitions());
    }
    AlarmWatch nextWatch = watch.next(record, after);
    return step(nextWatch, book.next(nextWatch.signals(), record.atMicros()));
  }

  /** After some time without a fact. */
  public Step next(long nowMicros) {
    return over ? new Step(this, List.of()) : step(watch, book.next(nowMicros));
  }

  /** After an operator did something about alarms; also possible when the run is over. */
  public Step next(AlarmAction action, long nowMicros) {
    return step(watch, book.next(action, over ? Long.MIN_VALUE : nowMicros));
  }

  /**
   * When the next thing happens to an alarm if no fact comes; {@link Long#MAX_VALUE}: never. Time
   * need not be told before.
   */
  public long nextDueMicros() {
    return over ? Long.MAX_VALUE : book.nextDueMicros();
  }

  @SuppressWarnings("ReferenceEquality") // the same object is returned when nothing changed
  private Step step(AlarmWatch nextWatch, AlarmBook.Step step) {
    boolean same = nextWatch == watch && step.book() == book;
    return new Step(same ? this : new AlarmDesk(nextWatch, step.book(), over), step.transitions());
  }
}
