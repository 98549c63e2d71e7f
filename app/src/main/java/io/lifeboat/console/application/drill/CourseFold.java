package io.lifeboat.console.application.drill;

import io.lifeboat.cluster.command.Actor;
import io.lifeboat.cluster.command.Command;
import io.lifeboat.cluster.command.CommandId;
import io.lifeboat.cluster.command.LogbookCommand;
import io.lifeboat.cluster.command.LogbookCommand.ActOnAlarm;
import io.lifeboat.cluster.command.LogbookCommand.AlarmAct;
import io.lifeboat.cluster.command.LogbookCommand.BeginDrill;
import io.lifeboat.cluster.command.LogbookCommand.DrillEnd;
import io.lifeboat.cluster.command.NemesisCommand;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.scenario.BadScenarioException;
import io.lifeboat.console.application.alarm.AlarmLine;
import io.lifeboat.console.application.drill.ActionTaken.Worth;
import io.lifeboat.console.application.drill.DrillFold.Acknowledged;
import io.lifeboat.console.application.drill.DrillFold.Course;
import io.lifeboat.console.application.drill.DrillFold.Moment;
import io.lifeboat.console.application.state.SafetyView;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Takes one fact into the course of a drill. */
final class CourseFold {
  private static final Logger log = LoggerFactory.getLogger(CourseFold.class);

  /** What an injected software bug breaks by itself is not the trainee's doing. */
  private static final Set<SafetyView.Property> HIS =
      Set.of(
          SafetyView.Property.ELECTION_SAFETY,
          SafetyView.Property.LEADER_APPEND_ONLY,
          SafetyView.Property.LOG_MATCHING,
          SafetyView.Property.LEADER_COMPLETENESS);

  private final Moment moment;
  private final Course was;

  private List<TaskState> tasks;
  private List<ActionTaken> actions;
  private List<BegunMalfunction> malfunctions;
  private List<Diagnosis> diagnoses;
  private List<Acknowledged> acknowledged;
  private Copies copies;
  private long unservedMicros;
  private @Nullable Long unservedSinceMicros;
  private @Nullable Long riskMicros;
  private long missing;
  private @Nullable DrillEnd end;

  private CourseFold(Course was, Moment moment) {
    this.was = was;
    this.moment = moment;
    tasks = was.tasks();
    actions = was.actions();
    malfunctions = was.malfunctions();
    diagnoses = was.diagnoses();
    acknowledged = was.acknowledged();
    copies = was.copies();
    unservedMicros = was.unservedMicros();
    unservedSinceMicros = was.unservedSinceMicros();
    riskMicros = was.riskMicros();
    missing = was.missing();
  }

  /** The first drill of a recording is the one that counts. */
  static @Nullable Course next(@Nullable Course course, Moment moment) {
    if (course == null) {
      return begun(moment);
    }
    return course.end() != null ? course : new CourseFold(course, moment).next();
  }

  private static @Nullable Course begun(Moment moment) {
    if (!(moment.record().fact() instanceof Fact.CommandRequested asked)
        || !(asked.command() instanceof BeginDrill begin)) {
      return null;
    }
    try {
      Drill drill = DrillParser.parse(begin.drill(), begin.definition());
      Long downSince = moment.after().service().downSinceMicros();
      return new Course(
          drill,
          begin.seed(),
          moment.at(),
          drill.tasks().stream().map(TaskState::waiting).toList(),
          List.of(),
          List.of(),
          List.of(),
          List.of(),
          Copies.SOUND,
          0,
          downSince == null ? null : (Long) moment.at(),
          null,
          0,
          null,
          null,
          moment.at());
    } catch (BadScenarioException e) {
      log.warn("A drill of an unknown form cannot be scored: {}", e.getMessage());
      return null;
    }
  }

  private Course next() {
    Fact fact = moment.record().fact();
    copies = copies.next(fact);
    switch (fact) {
      case Fact.CommandRequested f -> requested(f);
      case Fact.CommandCompleted f -> completed(f);
      case Fact.ServiceUnavailable f -> {
        if (unservedSinceMicros == null) {
          unservedSinceMicros = Math.max(was.begunMicros(), f.sinceMicros());
        }
      }
      case Fact.ServiceAvailable _ -> {
        unservedMicros += unservedSinceMicros == null ? 0 : moment.at() - unservedSinceMicros;
        unservedSinceMicros = null;
      }
      case Fact.FactsDropped f -> missing += f.count();
      default -> {
        // Matters by what it changes in the pictures only.
      }
    }
    endangering();
    risk();
    Course so = course();
    tasks = tasks.stream().map(task -> Evaluation.next(task, so, moment)).toList();
    if (end != null) {
      tasks = tasks.stream().map(task -> Evaluation.last(task, moment.at())).toList();
    }
    return course();
  }

  private Course course() {
    return new Course(
        was.drill(),
        was.seed(),
        was.begunMicros(),
        tasks,
        actions,
        malfunctions,
        diagnoses,
        acknowledged,
        copies,
        unservedMicros,
        unservedSinceMicros,
        riskMicros,
        missing,
        end,
        end == null ? null : (Long) moment.at(),
        moment.at());
  }

  // Commands

  private void requested(Fact.CommandRequested asked) {
    if (asked.command() instanceof LogbookCommand said) {
      said(said, asked.actor());
    } else if (asked.actor() == Actor.OPERATOR) {
      actions = plus(actions, action(asked.id(), asked.command()));
    } else if (asked.actor() == Actor.INSTRUCTOR) {
      MalfunctionKind.of(asked.command(), moment.before().service().leader())
          .ifPresent(kind -> began(kind, CommandWords.targets(asked.command())));
    }
  }

  private void said(LogbookCommand said, Actor by) {
    switch (said) {
      case LogbookCommand.BeginMalfunction c ->
          MalfunctionKind.ofWord(c.malfunction()).ifPresent(kind -> began(kind, c.nodes()));
      case LogbookCommand.GiveCue c -> change(c.task(), task -> task.given(moment.at()));
      case LogbookCommand.TakeHint c -> change(c.task(), task -> task.hinted(c.hint()));
      case LogbookCommand.Diagnose c -> diagnosed(c.malfunction(), c.nodes());
      case LogbookCommand.EndDrill c -> end = c.reason();
      case ActOnAlarm c -> {
        if (by == Actor.OPERATOR && c.act() == AlarmAct.ACKNOWLEDGE) {
          acknowledge(c.alarm());
        }
      }
      case LogbookCommand.WriteNote _, BeginDrill _ -> {}
    }
  }

  private void change(String name, java.util.function.UnaryOperator<TaskState> change) {
    tasks =
        tasks.stream()
            .map(task -> task.task().id().equals(name) ? change.apply(task) : task)
            .toList();
  }

  private void began(MalfunctionKind kind, List<NodeId> nodes) {
    malfunctions = plus(malfunctions, new BegunMalfunction(kind, nodes, moment.at(), null));
  }

  private void acknowledge(@Nullable String alarm) {
    List<Acknowledged> next = new ArrayList<>(acknowledged);
    for (AlarmLine line : moment.hisBefore().alarms().active()) {
      if (line.state().wantsAcknowledgement() && (alarm == null || line.key().id().equals(alarm))) {
        next.add(new Acknowledged(line.key(), line.raisedMicros(), moment.at()));
      }
    }
    acknowledged = next;
  }

  private void diagnosed(String word, List<NodeId> nodes) {
    MalfunctionKind kind = MalfunctionKind.ofWord(word).orElse(null);
    boolean right = kind != null && malfunctions.stream().anyMatch(each -> each.is(kind, nodes));
    diagnoses = plus(diagnoses, new Diagnosis(word, nodes, moment.at(), right));
    if (kind != null && right) {
      malfunctions =
          malfunctions.stream()
              .map(each -> each.is(kind, nodes) ? each.diagnosed(moment.at()) : each)
              .toList();
    }
  }

  // Actions

  private ActionTaken action(CommandId id, Command command) {
    return new ActionTaken(id, command, moment.at(), null, worth(command), false);
  }

  private Worth worth(Command command) {
    if (command instanceof NemesisCommand.HealAll) {
      return Worth.SAFETY_LEVER;
    }
    if (!CommandWords.changes(command)) {
      return Worth.LOOKED;
    }
    Set<NodeId> broken =
        malfunctions.stream()
            .map(BegunMalfunction::nodes)
            .flatMap(Collection::stream)
            .collect(Collectors.toSet());
    List<NodeId> targets = CommandWords.targets(command);
    String word = CommandWords.of(command);
    boolean needed =
        !malfunctions.isEmpty()
            && was.drill().actions().stream()
                .filter(each -> each.command().equals(word))
                .anyMatch(
                    each -> each.anywhere() || targets.isEmpty() || broken.containsAll(targets));
    return needed ? Worth.NEEDED : Worth.UNNECESSARY;
  }

  private void completed(Fact.CommandCompleted f) {
    actions =
        actions.stream()
            .map(each -> each.id().equals(f.id()) ? each.with(f.outcome()) : each)
            .toList();
  }

  /** Only what the fact itself names as its cause is laid at somebody's door. */
  private void endangering() {
    CommandId cause = moment.record().cause();
    boolean taken =
        moment.before().service().margin() >= 0 && moment.after().service().margin() < 0;
    if (cause != null && taken) {
      actions =
          actions.stream()
              .map(each -> each.id().equals(cause) ? each.endangering() : each)
              .toList();
    }
  }

  private void risk() {
    if (riskMicros != null) {
      return;
    }
    boolean broken =
        moment.after().safety().judgements().stream()
            .anyMatch(
                each ->
                    each.verdict() == SafetyView.Verdict.BROKEN && HIS.contains(each.property()));
    if (broken || copies.isAtRisk(moment.after().members().voters())) {
      riskMicros = moment.at();
    }
  }

  private static <T> List<T> plus(List<T> list, T one) {
    List<T> next = new ArrayList<>(list);
    next.add(Objects.requireNonNull(one));
    return next;
  }
}
