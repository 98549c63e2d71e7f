package io.lifeboat.console.application.drill;

import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.NodeStatus;
import io.lifeboat.cluster.model.ServiceLevel;
import io.lifeboat.console.application.drill.DrillFold.Course;
import io.lifeboat.console.application.drill.DrillFold.Moment;
import io.lifeboat.console.application.drill.TaskState.Stage;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.DegradationView;
import io.lifeboat.console.application.state.ServiceStatus;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Whether what a task asks for was done, as the facts have it. */
final class Evaluation {
  private static final long MICROS_PER_MS = 1_000;

  private Evaluation() {}

  /** The task after one more fact. */
  static TaskState next(TaskState task, Course course, Moment moment) {
    if (task.task().standard() instanceof Standard.Standing standing) {
      boolean broken = !task.stage().isOver() && isBroken(standing, course, moment.at());
      return broken ? task.missed(moment.at()) : task;
    }
    if (task.stage() != Stage.OPEN || !(task.task().standard() instanceof Standard.Timed asked)) {
      return task;
    }
    TaskState now = task;
    Long done = doneMicros(task, asked, course, moment);
    if (done == null) {
      Long since = heldSince(task, asked, course, moment);
      now = task.held(since);
      long held = heldMs(asked) * MICROS_PER_MS;
      done = since != null && moment.at() - since >= held ? since : null;
    }
    if (done != null) {
      return now.done(Math.max(done, given(task)));
    }
    boolean waits = now.heldSinceMicros() != null;
    return moment.at() > task.closedMicros() && !waits ? now.missed(moment.at()) : now;
  }

  /** The task when the drill is over. */
  static TaskState last(TaskState task, long atMicros) {
    if (task.stage().isOver()) {
      return task;
    }
    if (task.task().standard() instanceof Standard.Standing) {
      return task.done(atMicros);
    }
    return task.stage() == Stage.OPEN ? task.missed(atMicros) : task;
  }

  private static long given(TaskState task) {
    Long given = task.givenMicros();
    return given == null ? 0 : given;
  }

  private static boolean isBroken(Standard.Standing standing, Course course, long at) {
    return switch (standing) {
      case Standard.KeepServing(long most) -> course.unservedMicros(at) > most * MICROS_PER_MS;
      case Standard.KeepData() -> course.riskMicros() != null;
    };
  }

  /** When something was done that is done at one moment, or null. */
  private static @Nullable Long doneMicros(
      TaskState task, Standard.Timed asked, Course course, Moment moment) {
    return switch (asked) {
      case Standard.Acknowledge acknowledge ->
          course.acknowledged().stream()
              .filter(each -> acknowledge.asksFor(each.alarm().kind()))
              .filter(each -> each.raisedMicros() >= firstBroken(course))
              .map(DrillFold.Acknowledged::atMicros)
              .findFirst()
              .orElse(null);
      case Standard.Diagnose diagnose -> diagnosedMicros(diagnose.kind(), course);
      case Standard.Act act ->
          course.actions().stream()
              .filter(each -> each.outcome() instanceof Outcome.Ok)
              .filter(each -> act.commands().contains(CommandWords.of(each.command())))
              .filter(each -> each.atMicros() >= firstBroken(course))
              .map(each -> Math.max(each.atMicros(), moment.at()))
              .findFirst()
              .orElse(null);
      case Standard.ReplicasAgree() -> agree(moment, given(task)) ? (Long) moment.at() : null;
      case Standard.Level _,
          Standard.Restore _,
          Standard.NodesRunning _,
          Standard.Margin _,
          Standard.NothingBroken _ ->
          null;
    };
  }

  private static long firstBroken(Course course) {
    return course.malfunctions().isEmpty()
        ? course.begunMicros()
        : course.malfunctions().getFirst().atMicros();
  }

  private static @Nullable Long diagnosedMicros(@Nullable MalfunctionKind kind, Course course) {
    int expected = kind == null ? course.drill().drawn(course.seed()).size() : 1;
    long last = 0;
    int right = 0;
    for (BegunMalfunction each : course.malfunctions()) {
      if (kind == null || each.kind() == kind) {
        Long at = each.diagnosedMicros();
        if (at == null) {
          return null;
        }
        last = Math.max(last, at);
        right++;
      }
    }
    return right >= expected ? (Long) last : null;
  }

  /** All members were compared by this very fact, and nobody is known to be damaged. */
  private static boolean agree(Moment moment, long givenMicros) {
    ConsoleState now = moment.after();
    Set<NodeId> voters = now.members().voters();
    return moment.record().fact() instanceof Fact.ReplicasAgree f
        && moment.at() >= givenMicros
        && new HashSet<>(f.nodes()).containsAll(voters)
        && voters.stream().noneMatch(node -> now.detection().isDamaged(node));
  }

  /** Since when that holds which must hold for some time, or null when it does not. */
  private static @Nullable Long heldSince(
      TaskState task, Standard.Timed asked, Course course, Moment moment) {
    boolean holds =
        switch (asked) {
          case Standard.Level level -> level.levels().contains(levelOf(moment.after()));
          case Standard.Restore _ -> isServed(moment.after());
          case Standard.NodesRunning _ -> allRun(moment.after(), course);
          case Standard.Margin margin ->
              isServed(moment.after()) && moment.after().service().margin() >= margin.least();
          case Standard.NothingBroken _ ->
              moment.after().ledger().active().isEmpty() && course.copies().lacking().isEmpty();
          case Standard.Acknowledge _,
              Standard.Diagnose _,
              Standard.Act _,
              Standard.ReplicasAgree _ ->
              false;
        };
    if (!holds) {
      return null;
    }
    Long since = task.heldSinceMicros();
    return since == null ? (Long) moment.at() : since;
  }

  private static long heldMs(Standard.Timed asked) {
    return switch (asked) {
      case Standard.Restore(long held) -> held;
      case Standard.NodesRunning(long held) -> held;
      case Standard.Margin(int _, long held) -> held;
      case Standard.NothingBroken(long held) -> held;
      case Standard.Level _,
          Standard.Acknowledge _,
          Standard.Diagnose _,
          Standard.Act _,
          Standard.ReplicasAgree _ ->
          0;
    };
  }

  private static ServiceLevel levelOf(ConsoleState now) {
    DegradationView.LevelView level = now.degradation().level();
    return level == null ? ServiceLevel.NORMAL : level.level();
  }

  private static boolean isServed(ConsoleState now) {
    return now.service().status() == ServiceStatus.UP
        || now.service().status() == ServiceStatus.DEGRADED;
  }

  /** As many members as the drill began with, all of them running and voting. */
  private static boolean allRun(ConsoleState now, Course course) {
    Set<NodeId> voters = now.members().voters();
    return voters.size() >= course.drill().beginning().nodes()
        && now.nodes().stream()
            .filter(node -> voters.contains(node.node()))
            .allMatch(node -> node.status() == NodeStatus.RUNNING && !node.cutOff());
  }
}
