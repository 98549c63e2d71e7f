package io.lifeboat.console.application.drill;

import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.LogbookCommand;
import io.lifeboat.cluster.command.LogbookCommand.DrillEnd;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.scenario.Step;
import io.lifeboat.console.application.alarm.AlarmKind;
import io.lifeboat.console.application.alarm.AlarmTransition;
import io.lifeboat.console.application.drill.DrillFold.Course;
import io.lifeboat.console.application.drill.TaskState.Stage;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What happens in a drill by itself, and when: malfunctions, cues, repairs by others, its end. It
 * goes by the clock of the facts and lives on the thread of the drill; what it decides it says in
 * the logbook, so that nobody who scores a recording has to decide it again.
 */
final class Director {
  private static final long MICROS_PER_MS = 1_000;
  private static final long RETRY_MICROS = 20_000;

  /** A step waits so long for a leader. */
  private static final long PATIENCE_MICROS = 8_000_000;

  /** A task whose cue has not come this long after all else was done will hardly be given. */
  static final long UNCUED_MICROS = 15_000_000;

  private final Drill drill;
  private final StepDoer doer;
  private final Script script;
  private final PriorityQueue<Due> agenda = new PriorityQueue<>();
  private final List<Running> running = new ArrayList<>();
  private final Set<String> given = new HashSet<>();
  private final Set<NodeId> broken = new HashSet<>();
  private long order;
  private int stepsLeft;
  private @Nullable Long quietSince;
  private boolean ended;

  /**
   * Nothing planned yet.
   *
   * @param script gives commands
   */
  Director(Drill drill, long seed, Script script) {
    this.drill = drill;
    this.script = script;
    this.doer = new StepDoer(seed);
  }

  /** Gives a command on behalf of the drill. */
  interface Script {
    CommandId give(Command command);
  }

  private record Due(long atMicros, long order, Runnable action) implements Comparable<Due> {
    @Override
    public int compareTo(Due other) {
      int byTime = Long.compare(atMicros, other.atMicros);
      return byTime != 0 ? byTime : Long.compare(order, other.order);
    }
  }

  /** A malfunction on its way. */
  private static final class Running {
    private final Malfunction malfunction;
    private final Set<CommandId> commands = new HashSet<>();
    private StepDoer.@Nullable Memory memory;
    private List<NodeId> at = List.of();
    private boolean begun;
    private boolean repaired;

    Running(Malfunction malfunction) {
      this.malfunction = malfunction;
    }
  }

  void accept(FactRecord record) {
    doer.accept(record);
  }

  /** Does what is due. */
  void run(long nowMicros) {
    for (Due due = agenda.peek(); due != null && due.atMicros <= nowMicros; due = agenda.peek()) {
      agenda.remove(due);
      due.action.run();
    }
  }

  /** How many steps are still to be done. */
  int stepsLeft() {
    return stepsLeft;
  }

  /** When the next thing is due; {@link Long#MAX_VALUE}: never. */
  long nextDueMicros() {
    Due due = agenda.peek();
    return due == null ? Long.MAX_VALUE : due.atMicros;
  }

  private void plan(long atMicros, Runnable action) {
    agenda.add(new Due(atMicros, ++order, action));
  }

  // Steps

  /** Plans what comes before the begin. */
  void prepare(long fromMicros) {
    StepDoer.Memory memory = new StepDoer.Memory(Set.of());
    for (Step step : drill.preparation()) {
      planStep(
          fromMicros + step.atMs() * MICROS_PER_MS,
          step,
          () -> doer.order(step.action(), memory).commands().forEach(script::give));
    }
  }

  /** Plans what breaks. */
  void begin(List<Malfunction> drawn, long fromMicros) {
    for (Malfunction malfunction : drawn) {
      Running one = new Running(malfunction);
      running.add(one);
      for (Step step : malfunction.steps()) {
        planStep(fromMicros + step.atMs() * MICROS_PER_MS, step, () -> breakIt(one, step));
      }
    }
  }

  private void planStep(long atMicros, Step step, Runnable deed) {
    stepsLeft++;
    plan(atMicros, () -> doStep(atMicros, atMicros + PATIENCE_MICROS, step, deed));
  }

  /** Does it, or tries again soon when it waits for a leader. */
  private void doStep(long nowMicros, long deadline, Step step, Runnable deed) {
    if (!doer.isReady(step.action()) && nowMicros < deadline) {
      long again = nowMicros + RETRY_MICROS;
      plan(again, () -> doStep(again, deadline, step, deed));
      return;
    }
    stepsLeft--;
    deed.run();
  }

  private void breakIt(Running one, Step step) {
    if (one.repaired) {
      return;
    }
    StepDoer.Memory memory = one.memory;
    if (memory == null) {
      memory = new StepDoer.Memory(broken);
      one.memory = memory;
    }
    StepDoer.Order ordered = doer.order(step.action(), memory);
    if (ordered.commands().isEmpty()) {
      return;
    }
    if (!one.begun) {
      one.begun = true;
      one.at = ordered.at();
      broken.addAll(one.at);
      script.give(new LogbookCommand.BeginMalfunction(one.malfunction.kind().word(), one.at));
    }
    ordered.commands().forEach(command -> one.commands.add(script.give(command)));
  }

  // Cues, repairs, end

  /**
   * Gives the cues that are due, lets others repair what was rightly named, and ends the drill when
   * it is over.
   *
   * @param fold as it is now, alarms included
   */
  void attend(DrillFold fold, long nowMicros) {
    Course course = fold.course();
    if (course == null || ended) {
      return;
    }
    for (TaskState task : course.tasks()) {
      if (task.stage() == Stage.WAITING
          && !given.contains(task.task().id())
          && isDue(task.task().cue().when(), course, fold, nowMicros)) {
        given.add(task.task().id());
        script.give(new LogbookCommand.GiveCue(task.task().id()));
      }
    }
    course.malfunctions().forEach(each -> repair(each));
    DrillEnd end = end(course, nowMicros);
    if (end != null) {
      ended = true;
      script.give(new LogbookCommand.EndDrill(end));
    }
  }

  private static boolean isDue(Cue.When when, Course course, DrillFold fold, long now) {
    Long broke =
        course.malfunctions().isEmpty() ? null : course.malfunctions().getFirst().atMicros();
    return switch (when) {
      case Cue.At(long ms) -> now >= course.begunMicros() + ms * MICROS_PER_MS;
      case Cue.Broken(long ms) -> broke != null && now >= broke + ms * MICROS_PER_MS;
      case Cue.After after ->
          course.tasks().stream()
              .anyMatch(task -> task.task().id().equals(after.task()) && task.stage().isOver());
      case Cue.Raised raised -> broke != null && isRaised(raised.alarms(), fold, broke);
    };
  }

  private static boolean isRaised(Set<AlarmKind> alarms, DrillFold fold, long since) {
    return fold.seen().alarms().history().stream()
        .filter(each -> each.reason() == AlarmTransition.Reason.RAISED)
        .anyMatch(each -> each.atMicros() >= since && alarms.contains(each.alarm().kind()));
  }

  private void repair(BegunMalfunction begun) {
    Long diagnosed = begun.diagnosedMicros();
    if (diagnosed == null) {
      return;
    }
    for (Running one : running) {
      long after = one.malfunction.repairedAfterMs();
      if (after > 0 && one.begun && !one.repaired && begun.is(one.malfunction.kind(), one.at)) {
        one.repaired = true;
        plan(
            diagnosed + after * MICROS_PER_MS,
            () ->
                doer.faultsOf(one.commands)
                    .forEach(fault -> script.give(new NemesisCommand.RevertFault(fault))));
      }
    }
  }

  private @Nullable DrillEnd end(Course course, long now) {
    if (course.riskMicros() != null && drill.limits().abortWhenDataAtRisk()) {
      return DrillEnd.DATA_AT_RISK;
    }
    if (now >= course.begunMicros() + drill.limits().timeMs() * MICROS_PER_MS) {
      return DrillEnd.TIME_OVER;
    }
    return isDone(course, now) ? DrillEnd.DONE : null;
  }

  private boolean isDone(Course course, long now) {
    List<TaskState> asked =
        course.tasks().stream()
            .filter(task -> task.task().standard() instanceof Standard.Timed)
            .toList();
    boolean quiet =
        stepsLeft == 0
            && !asked.isEmpty()
            && asked.stream()
                .allMatch(task -> task.stage() == Stage.WAITING || task.stage().isOver());
    if (!quiet) {
      quietSince = null;
      return false;
    }
    Long since = quietSince;
    if (since == null) {
      since = now;
      quietSince = since;
    }
    boolean allOver = asked.stream().allMatch(task -> task.stage().isOver());
    return allOver || now - since >= UNCUED_MICROS;
  }
}
