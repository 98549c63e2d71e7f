package io.lifeboat.console.application.drill;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.alarm.AlarmTransition;
import io.lifeboat.console.application.drill.DrillFold.Course;
import io.lifeboat.console.application.drill.TaskState.Stage;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.Occurrence;
import io.lifeboat.console.application.text.DrillMsg;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.application.timeline.ClientService;
import io.lifeboat.console.application.timeline.FaultSpan;
import io.lifeboat.console.application.timeline.Interval;
import io.lifeboat.console.application.timeline.Leadership;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A drill looked back on: what the trainee could see and did beside what was so, on one clock, in
 * microseconds. Pure, from the facts alone.
 *
 * @param seen alarms, cues, what the trainee did; in the order of time
 * @param truth what was so, in three lanes
 */
public record Debrief(
    Drill drill,
    DrillScore score,
    long fromMicros,
    long toMicros,
    List<Mark> seen,
    List<Span> truth,
    List<TaskState> tasks,
    List<Effect> effects) {

  /** So many consequences of an action are told at most. */
  private static final int CONSEQUENCES = 8;

  public Debrief {
    seen = List.copyOf(seen);
    truth = List.copyOf(truth);
    tasks = List.copyOf(tasks);
    effects = List.copyOf(effects);
  }

  /** What the trainee had before him, or did. */
  public enum Seen {
    ALARM,
    CUE,
    ACKNOWLEDGEMENT,
    DIAGNOSIS,
    ACTION
  }

  /**
   * One moment.
   *
   * @param good null where it is neither good nor bad
   */
  public record Mark(long atMicros, Seen kind, Text words, @Nullable Boolean good) {}

  /** What was so for some time. */
  public enum Lane {
    BROKEN,
    LEADER,
    SERVICE
  }

  /**
   * A stretch of time.
   *
   * @param bad whether it is what nobody wants
   */
  public record Span(long fromMicros, long toMicros, Lane lane, Text words, boolean bad) {}

  /**
   * What an action did.
   *
   * @param consequences what certainly followed from it, by the cause its facts name
   */
  public record Effect(ActionTaken action, Text words, Text worth, List<Text> consequences) {
    public Effect {
      consequences = List.copyOf(consequences);
    }
  }

  /** Looks back on a drill that is over. */
  public static Debrief of(DrillFold fold, Course course) {
    Long ended = course.endMicros();
    long to = ended == null ? course.nowMicros() : ended;
    return new Debrief(
        course.drill(),
        Scoring.of(course),
        course.begunMicros(),
        to,
        seen(fold, course, to),
        truth(fold.truth(), course, to),
        course.tasks(),
        effects(fold.truth(), course));
  }

  /** Those whose time passed without an answer. */
  public List<TaskState> missed() {
    return tasks.stream()
        .filter(task -> task.stage() == Stage.MISSED || task.stage() == Stage.LATE)
        .toList();
  }

  // What was seen

  private static List<Mark> seen(DrillFold fold, Course course, long to) {
    List<Mark> marks = new ArrayList<>();
    for (AlarmTransition each : fold.seen().alarms().history()) {
      boolean within = each.atMicros() >= course.begunMicros() && each.atMicros() <= to;
      if (within && each.reason() == AlarmTransition.Reason.RAISED) {
        Text title = each.alarm().kind().title(each.alarm().subject());
        marks.add(new Mark(each.atMicros(), Seen.ALARM, title, null));
      }
    }
    for (TaskState task : course.tasks()) {
      Long given = task.givenMicros();
      if (given != null && task.task().standard() instanceof Standard.Timed) {
        marks.add(
            new Mark(
                given,
                Seen.CUE,
                Text.of(DrillMsg.MARK_CUE, task.task().id()),
                task.stage() == Stage.MET));
      }
    }
    course
        .acknowledged()
        .forEach(
            each ->
                marks.add(
                    new Mark(
                        each.atMicros(),
                        Seen.ACKNOWLEDGEMENT,
                        Text.of(
                            DrillMsg.MARK_ACKNOWLEDGED,
                            each.alarm().kind().title(each.alarm().subject())),
                        true)));
    course
        .diagnoses()
        .forEach(
            each ->
                marks.add(
                    new Mark(
                        each.atMicros(),
                        Seen.DIAGNOSIS,
                        Text.of(
                            each.right() ? DrillMsg.MARK_RIGHT : DrillMsg.MARK_WRONG,
                            DrillWords.malfunction(each.malfunction(), each.nodes())),
                        each.right())));
    course
        .actions()
        .forEach(
            each ->
                marks.add(
                    new Mark(
                        each.atMicros(),
                        Seen.ACTION,
                        Text.of(DrillMsg.MARK_ACTION, DrillWords.action(each)),
                        good(each))));
    marks.sort(Comparator.comparingLong(Mark::atMicros));
    return marks;
  }

  private static @Nullable Boolean good(ActionTaken action) {
    if (action.endangered()) {
      return false;
    }
    return switch (action.worth()) {
      case NEEDED -> true;
      case UNNECESSARY, SAFETY_LEVER -> false;
      case LOOKED, REFUSED -> null;
    };
  }

  // What was so

  private static List<Span> truth(ConsoleState truth, Course course, long to) {
    List<Span> spans = new ArrayList<>();
    for (BegunMalfunction each : course.malfunctions()) {
      spans.add(
          new Span(
              each.atMicros(),
              until(truth, course, each, to),
              Lane.BROKEN,
              DrillWords.malfunction(each.kind().word(), each.nodes()),
              true));
    }
    for (Interval<Leadership> each :
        truth.timeline().leadership().within(course.begunMicros(), to)) {
      NodeId leader = each.value().leader();
      spans.add(
          new Span(
              Math.max(course.begunMicros(), each.fromMicros()),
              Math.min(to, each.endMicros(to)),
              Lane.LEADER,
              leader == null
                  ? Text.of(DrillMsg.SPAN_NO_LEADER)
                  : Text.of(DrillMsg.SPAN_LEADER, leader, String.valueOf(each.value().term())),
              leader == null));
    }
    for (Interval<ClientService> each :
        truth.timeline().clients().within(course.begunMicros(), to)) {
      boolean bad = each.value() == ClientService.UNAVAILABLE;
      spans.add(
          new Span(
              Math.max(course.begunMicros(), each.fromMicros()),
              Math.min(to, each.endMicros(to)),
              Lane.SERVICE,
              Text.of(
                  switch (each.value()) {
                    case SERVED -> DrillMsg.SPAN_SERVED;
                    case REFUSED -> DrillMsg.SPAN_REFUSED;
                    case UNAVAILABLE -> DrillMsg.SPAN_UNAVAILABLE;
                    case IDLE -> DrillMsg.SPAN_IDLE;
                  }),
              bad));
    }
    return spans;
  }

  /** Until the last fault at its nodes that began with it was over. */
  private static long until(ConsoleState truth, Course course, BegunMalfunction broken, long to) {
    long next = to;
    for (BegunMalfunction other : course.malfunctions()) {
      if (other.atMicros() > broken.atMicros() && other.nodes().equals(broken.nodes())) {
        next = Math.min(next, other.atMicros());
      }
    }
    long last = Long.MIN_VALUE;
    for (FaultSpan fault : truth.timeline().faultsWithin(broken.atMicros(), next)) {
      boolean here =
          fault.fromMicros() >= broken.atMicros()
              && fault.fromMicros() < next
              && (broken.nodes().isEmpty()
                  || fault.targets().isEmpty()
                  || fault.targets().stream().anyMatch(broken.nodes()::contains));
      if (here) {
        Long ended = fault.toMicros();
        last = Math.max(last, ended == null ? to : ended);
      }
    }
    return last == Long.MIN_VALUE ? to : Math.min(last, to);
  }

  // What it did

  private static List<Effect> effects(ConsoleState truth, Course course) {
    List<Effect> effects = new ArrayList<>();
    for (ActionTaken action : course.actions()) {
      List<Text> consequences =
          truth.occurrences().stream()
              .filter(each -> action.id().equals(each.cause()))
              .filter(each -> each.category() != Occurrence.Category.COMMAND)
              .map(Occurrence::title)
              .distinct()
              .limit(CONSEQUENCES)
              .toList();
      effects.add(new Effect(action, DrillWords.action(action), worth(action), consequences));
    }
    return effects;
  }

  private static Text worth(ActionTaken action) {
    if (action.endangered()) {
      return Text.of(DrillMsg.WORTH_ENDANGERED);
    }
    return Text.of(
        switch (action.worth()) {
          case LOOKED -> DrillMsg.WORTH_LOOKED;
          case REFUSED -> DrillMsg.WORTH_REFUSED;
          case NEEDED -> DrillMsg.WORTH_NEEDED;
          case UNNECESSARY -> DrillMsg.WORTH_UNNECESSARY;
          case SAFETY_LEVER -> DrillMsg.WORTH_SAFETY_LEVER;
        });
  }
}
