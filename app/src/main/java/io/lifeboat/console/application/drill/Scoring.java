package io.lifeboat.console.application.drill;

import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.console.application.drill.ActionTaken.Worth;
import io.lifeboat.console.application.drill.Drill.Penalties;
import io.lifeboat.console.application.drill.DrillFold.Course;
import io.lifeboat.console.application.drill.DrillScore.Kind;
import io.lifeboat.console.application.drill.DrillScore.Line;
import io.lifeboat.console.application.drill.TaskState.Stage;
import io.lifeboat.console.application.text.DrillMsg;
import io.lifeboat.console.application.text.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Adds up what a drill was worth. Pure; the rules are documented in docs/drills.md. */
public final class Scoring {
  private static final double MICROS_PER_SECOND = 1e6;

  private Scoring() {}

  /** The score of a course as it is. */
  public static DrillScore of(Course course) {
    List<Line> lines = new ArrayList<>();
    course.tasks().stream().filter(Scoring::counts).forEach(task -> lines.add(task(task)));
    int of = lines.stream().mapToInt(Line::of).sum();
    hints(course, lines);
    diagnoses(course, lines);
    actions(course, lines);
    int sum = lines.stream().mapToInt(Line::points).sum();
    if (course.riskMicros() != null && sum > 0) {
      lines.add(new Line(Kind.DATA_AT_RISK, "", -sum, 0, Text.of(DrillMsg.LINE_DATA_AT_RISK)));
      sum = 0;
    } else if (sum < 0) {
      lines.add(new Line(Kind.FLOOR, "", -sum, 0, Text.of(DrillMsg.LINE_FLOOR)));
      sum = 0;
    }
    return new DrillScore(
        course.drill().id(),
        course.seed(),
        sum,
        of,
        course.end(),
        lines,
        times(course),
        course.missing());
  }

  /** A task that was never given asks for nothing. */
  private static boolean counts(TaskState task) {
    return task.stage() != Stage.WAITING || task.task().standard() instanceof Standard.Standing;
  }

  private static Line task(TaskState task) {
    Long took = task.tookMicros();
    double seconds = took == null ? 0 : took / MICROS_PER_SECOND;
    double within = task.task().withinMs() / 1_000.0;
    boolean standing = task.task().standard() instanceof Standard.Standing;
    Text why =
        switch (task.stage()) {
          case MET ->
              standing ? Text.of(DrillMsg.LINE_KEPT) : Text.of(DrillMsg.LINE_MET, seconds, within);
          case LATE -> Text.of(DrillMsg.LINE_LATE, seconds, within);
          case MISSED ->
              standing ? Text.of(DrillMsg.LINE_NOT_KEPT) : Text.of(DrillMsg.LINE_MISSED, within);
          case WAITING, OPEN -> Text.of(DrillMsg.LINE_OPEN);
        };
    return new Line(Kind.TASK, task.task().id(), task.points(), task.task().points(), why);
  }

  private static void hints(Course course, List<Line> lines) {
    for (TaskState task : course.tasks()) {
      if (task.hints() > 0) {
        lines.add(
            new Line(
                Kind.HINTS,
                task.task().id(),
                -task.hintCost(),
                0,
                Text.of(DrillMsg.LINE_HINTS, task.hints())));
      }
    }
  }

  private static void diagnoses(Course course, List<Line> lines) {
    Penalties penalties = course.drill().penalties();
    long wrong = course.diagnoses().stream().filter(each -> !each.right()).count();
    if (wrong > 0) {
      int cost = (int) Math.min(penalties.mostForDiagnoses(), wrong * penalties.wrongDiagnosis());
      lines.add(
          new Line(
              Kind.WRONG_DIAGNOSES, "", -cost, 0, Text.of(DrillMsg.LINE_WRONG_DIAGNOSES, wrong)));
    }
  }

  private static void actions(Course course, List<Line> lines) {
    Penalties penalties = course.drill().penalties();
    List<Text> unnecessary =
        course.actions().stream()
            .filter(each -> each.worth() == Worth.UNNECESSARY)
            .map(Scoring::name)
            .toList();
    if (!unnecessary.isEmpty()) {
      int cost =
          (int)
              Math.min(
                  penalties.mostForActions(),
                  (long) unnecessary.size() * penalties.unnecessaryAction());
      lines.add(
          new Line(
              Kind.UNNECESSARY_ACTIONS,
              "",
              -cost,
              0,
              Text.of(DrillMsg.LINE_UNNECESSARY, unnecessary.size(), unnecessary)));
    }
    for (ActionTaken action : course.actions()) {
      if (action.endangered()) {
        lines.add(
            new Line(
                Kind.QUORUM_ENDANGERED,
                "",
                -penalties.quorumEndangered(),
                0,
                Text.of(DrillMsg.LINE_ENDANGERED, name(action))));
      }
    }
    long levers =
        course.actions().stream().filter(each -> each.worth() == Worth.SAFETY_LEVER).count();
    if (levers > 0) {
      lines.add(
          new Line(
              Kind.SAFETY_LEVER,
              "",
              -penalties.safetyLever(),
              0,
              Text.of(DrillMsg.LINE_SAFETY_LEVER)));
    }
  }

  /** A command as a short name with whom it is for. */
  static Text name(ActionTaken action) {
    List<NodeId> targets = CommandWords.targets(action.command());
    String word = CommandWords.of(action.command());
    return targets.isEmpty()
        ? Text.of(DrillMsg.ACTION, word)
        : Text.of(DrillMsg.ACTION_AT, word, targets);
  }

  // Times

  private static DrillScore.Times times(Course course) {
    BegunMalfunction first =
        course.malfunctions().isEmpty() ? null : course.malfunctions().getFirst();
    Long broke = first == null ? null : (Long) first.atMicros();
    Long acknowledged =
        broke == null
            ? null
            : course.acknowledged().stream()
                .filter(each -> each.raisedMicros() >= broke)
                .map(each -> each.atMicros() - each.raisedMicros())
                .findFirst()
                .orElse(null);
    Long diagnosed = first == null ? null : first.diagnosedMicros();
    return new DrillScore.Times(
        acknowledged,
        broke == null || diagnosed == null ? null : (Long) (diagnosed - broke),
        since(broke, restoredMicros(course)),
        course.unservedMicros(course.nowMicros()));
  }

  private static @Nullable Long since(@Nullable Long from, @Nullable Long to) {
    return from == null || to == null ? null : (Long) Math.max(0, to - from);
  }

  private static @Nullable Long restoredMicros(Course course) {
    return course.tasks().stream()
        .filter(task -> task.stage() == Stage.MET || task.stage() == Stage.LATE)
        .filter(task -> isRestoring(task.task().standard()))
        .flatMap(task -> Stream.ofNullable(task.endedMicros()))
        .map(Objects::requireNonNull)
        .max(Long::compare)
        .orElse(null);
  }

  private static boolean isRestoring(Standard standard) {
    return standard instanceof Standard.Restore
        || standard instanceof Standard.NodesRunning
        || standard instanceof Standard.Margin
        || standard instanceof Standard.ReplicasAgree
        || standard instanceof Standard.NothingBroken;
  }
}
