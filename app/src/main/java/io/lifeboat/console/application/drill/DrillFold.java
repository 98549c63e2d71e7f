package io.lifeboat.console.application.drill;

import io.lifeboat.cluster.command.LogbookCommand.DrillEnd;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.console.application.state.ConsoleFold;
import io.lifeboat.console.application.state.ConsoleState;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a drill stands, by the facts so far and nothing else: whoever folds the same facts, while
 * they come or from a recording, gets the same score. Pure and immutable. Without a drill it only
 * keeps the picture from which one may begin.
 *
 * <p>There are two pictures: of all facts, by which the cluster is judged, and of those the trainee
 * has ({@link TraineeView}), whose alarms are the ones he can know of. Time between two facts moves
 * alarms only, and both pictures see to that by themselves.
 */
public final class DrillFold {
  private static final DrillFold BLANK =
      new DrillFold(ConsoleFold.blank(), TraineeView.START, ConsoleFold.blank(), null);

  private final ConsoleFold truth;
  private final TraineeView filter;
  private final ConsoleFold seen;
  private final @Nullable Course course;

  private DrillFold(
      ConsoleFold truth, TraineeView filter, ConsoleFold seen, @Nullable Course course) {
    this.truth = truth;
    this.filter = filter;
    this.seen = seen;
    this.course = course;
  }

  /** Before the first fact. */
  public static DrillFold blank() {
    return BLANK;
  }

  /**
   * A drill from its begin on.
   *
   * @param tasks in the order of the drill
   * @param unservedMicros how long clients got no answer, the interval that is open left out
   * @param unservedSinceMicros since when they get none, or null
   * @param acknowledged when the trainee acknowledged an alarm, oldest first
   * @param riskMicros when acknowledged data was put at risk, or null
   * @param missing how many facts are missing
   */
  public record Course(
      Drill drill,
      long seed,
      long begunMicros,
      List<TaskState> tasks,
      List<ActionTaken> actions,
      List<BegunMalfunction> malfunctions,
      List<Diagnosis> diagnoses,
      List<Acknowledged> acknowledged,
      Copies copies,
      long unservedMicros,
      @Nullable Long unservedSinceMicros,
      @Nullable Long riskMicros,
      long missing,
      @Nullable DrillEnd end,
      @Nullable Long endMicros,
      long nowMicros) {
    public Course {
      tasks = List.copyOf(tasks);
      actions = List.copyOf(actions);
      malfunctions = List.copyOf(malfunctions);
      diagnoses = List.copyOf(diagnoses);
      acknowledged = List.copyOf(acknowledged);
    }

    Course withMissing(long count) {
      return new Course(
          drill,
          seed,
          begunMicros,
          tasks,
          actions,
          malfunctions,
          diagnoses,
          acknowledged,
          copies,
          unservedMicros,
          unservedSinceMicros,
          riskMicros,
          count,
          end,
          endMicros,
          nowMicros);
    }

    /** How long clients were without service so far. */
    public long unservedMicros(long nowMicros) {
      Long since = unservedSinceMicros;
      return unservedMicros + (since == null ? 0 : Math.max(0, nowMicros - since));
    }
  }

  /** The trainee acknowledged an alarm that was raised. */
  public record Acknowledged(
      io.lifeboat.console.application.alarm.AlarmKey alarm, long raisedMicros, long atMicros) {}

  /** The picture of all facts. */
  public ConsoleState truth() {
    return truth.state();
  }

  /** The picture of what the trainee has. */
  public ConsoleState seen() {
    return seen.state();
  }

  /** The drill, or null while none has begun. */
  public @Nullable Course course() {
    return course;
  }

  /** After one more fact. What comes after the end of a drill does not change it any more. */
  public DrillFold next(FactRecord record) {
    ConsoleFold nextTruth = truth.next(record);
    TraineeView.Step step = filter.next(record);
    ConsoleFold due = seen.next(record.atMicros());
    FactRecord his = step.seen();
    ConsoleFold nextSeen = his == null ? due : due.next(his);
    Moment moment =
        new Moment(record, truth.state(), nextTruth.state(), due.state(), nextSeen.state());
    return new DrillFold(nextTruth, step.view(), nextSeen, CourseFold.next(course, moment));
  }

  /** The same when this many facts could not be folded in: the score may be wrong, and says so. */
  public DrillFold missing(long count) {
    Course so = course;
    return new DrillFold(
        truth.missing(count),
        filter,
        seen.missing(count),
        so == null || so.end() != null ? so : so.withMissing(so.missing() + count));
  }

  /**
   * The same with alarms as they are after some time without a fact; the score does not change.
   *
   * @param nowMicros on the clock of the facts
   */
  public DrillFold at(long nowMicros) {
    return new DrillFold(truth.next(nowMicros), filter, seen.next(nowMicros), course);
  }

  /** When {@link #at} will change something if no fact comes before. */
  public long nextDueMicros() {
    return Math.min(truth.nextDueMicros(), seen.nextDueMicros());
  }

  /**
   * One fact with the pictures round it.
   *
   * @param hisBefore what the trainee knew right before it, alarms that fell due included
   */
  record Moment(
      FactRecord record,
      ConsoleState before,
      ConsoleState after,
      ConsoleState hisBefore,
      ConsoleState hisAfter) {

    long at() {
      return record.atMicros();
    }
  }
}
