package io.lifeboat.console.application.state;

import io.lifeboat.cluster.checker.SafetyChecker;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.fact.FailoverTracker;
import io.lifeboat.console.application.alarm.AlarmAction;
import io.lifeboat.console.application.alarm.AlarmDesk;
import io.lifeboat.console.application.alarm.AlarmTransition;
import io.lifeboat.console.application.state.ClientsFold.Buffers;
import io.lifeboat.console.application.state.Leaders.Elected;
import io.lifeboat.console.application.state.Story.Chapter;
import io.lifeboat.console.application.text.FactsMsg;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.application.timeline.Chronicle;
import io.lifeboat.console.application.timeline.TimelineMark;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The console's reducer: the picture so far, with what it takes to go on from it. Pure and
 * immutable, so the live view, a recording and a report get the same picture from the same facts.
 *
 * <p>What it decides:
 *
 * <ul>
 *   <li>The <em>leader</em> is the leader of the highest term ever won, unless it is known lost:
 *       its process ended or is held, it stepped down, or it cannot reach a quorum. A node in the
 *       role of leader with a lower term than the highest won is a <em>stale leader</em>.
 *   <li>The service is <em>unknown</em> before the first leader is ready and after the end;
 *       <em>down</em> while clients get no answer, while there is no leader, while the leader is
 *       not ready, or when the quorum is lost; <em>degraded</em> while the gateway gives something
 *       up, or when members are missing and none more may be lost; <em>up</em> otherwise. A whole
 *       cluster of two may lose none either, but that is its normal state.
 *   <li>A digest's verdict is that of the latest index which another replica reported, too.
 * </ul>
 */
public final class ConsoleFold {
  /** How many occurrences and commands are kept. */
  public static final int OCCURRENCES = 2_000;

  public static final int COMMANDS = 500;

  private static final ConsoleFold BLANK = new ConsoleFold(ConsoleState.BLANK, Hidden.BLANK);

  private final ConsoleState state;
  private final Hidden hidden;

  ConsoleFold(ConsoleState state, Hidden hidden) {
    this.state = state;
    this.hidden = hidden;
  }

  /** Before the first fact. */
  public static ConsoleFold blank() {
    return BLANK;
  }

  public ConsoleState state() {
    return state;
  }

  Hidden hidden() {
    return hidden;
  }

  Story story() {
    return hidden.story();
  }

  /** The picture after one more fact. */
  public ConsoleFold next(FactRecord record) {
    return next(record.atMicros()).plus(record);
  }

  @SuppressWarnings("ReferenceEquality") // The same object while nothing was judged anew.
  private ConsoleFold plus(FactRecord record) {
    FoldStep step =
        new FoldStep(state, hidden, record.sequence(), record.atMicros(), record.cause());
    step.fold(record);
    step.check(record);
    ConsoleFold folded = step.result().told(record, state);
    if (AlarmDesk.isBeside(record.fact()) && folded.state.safety() == state.safety()) {
      return folded;
    }
    ConsoleFold watched =
        folded.with(hidden.alarms().next(record, AlarmFolding.situation(folded.state)));
    AlarmAction action = AlarmFolding.action(record.fact(), watched.hidden.alarms().view());
    return action == null ? watched : watched.next(action, record.atMicros());
  }

  /** With what there is to tell of the fact that led here from this picture. */
  @SuppressWarnings("ReferenceEquality") // Most facts tell nothing; comparing the lists would cost.
  private ConsoleFold told(FactRecord record, ConsoleState before) {
    Chronicle<Occurrence> occurrences = state.record().occurrences();
    Chapter chapter =
        Narrator.next(new Telling(record, before, state, hidden.story()), occurrences);
    if (chapter.story() == hidden.story() && chapter.occurrences() == occurrences) {
      return this;
    }
    return new ConsoleFold(
        state.withOccurrences(chapter.occurrences()), hidden.with(chapter.story()));
  }

  /**
   * The picture after some time without a fact: only alarms change by themselves.
   *
   * @param nowMicros on the clock of the facts
   */
  public ConsoleFold next(long nowMicros) {
    return with(hidden.alarms().next(nowMicros));
  }

  /**
   * The picture after an operator did something about alarms.
   *
   * @param nowMicros on the clock of the facts
   */
  public ConsoleFold next(AlarmAction action, long nowMicros) {
    return with(hidden.alarms().next(action, nowMicros));
  }

  /**
   * When {@link #next(long)} will change something if no fact comes before; {@link Long#MAX_VALUE}:
   * never.
   */
  public long nextDueMicros() {
    return hidden.alarms().nextDueMicros();
  }

  private ConsoleFold with(AlarmDesk.Step step) {
    if (step.desk() == hidden.alarms()) {
      return this;
    }
    Chronicle<Occurrence> told = state.record().occurrences();
    for (AlarmTransition transition : step.transitions()) {
      told = told.plus(AlarmFolding.occurrence(transition, state.lastSequence()));
    }
    return new ConsoleFold(state.withAlarms(step.desk().view(), told), hidden.with(step.desk()));
  }

  /** The picture when this many facts could not be folded in: it may have a gap, and says so. */
  public ConsoleFold missing(long count) {
    FoldStep step = new FoldStep(state, hidden, state.lastSequence(), state.nowMicros(), null);
    step.mark(TimelineMark.Kind.FACTS_MISSING, null);
    step.check(
        new FactRecord(
            state.lastSequence(),
            state.nowMicros(),
            FactRecord.CONDUCTOR,
            null,
            new Fact.FactsDropped(count)));
    step.occurred(
        new Occurrence(
            state.lastSequence(),
            state.nowMicros(),
            Occurrence.Category.STATE,
            Occurrence.Weight.ABNORMAL,
            Text.of(FactsMsg.FACTS_DROPPED, count),
            Text.of(FactsMsg.FACTS_DROPPED_WHY),
            Set.of(),
            null));
    return step.result();
  }

  /**
   * What goes on from fact to fact without being shown.
   *
   * @param downSinceMicros since when clients get no answer, while they do not
   */
  record Hidden(
      FailoverTracker failovers,
      @Nullable Elected elected,
      @Nullable Long downSinceMicros,
      DigestBook digests,
      Buffers buffers,
      AlarmDesk alarms,
      SafetyChecker checker,
      Story story) {
    static final Hidden BLANK =
        new Hidden(
            FailoverTracker.start(),
            null,
            null,
            DigestBook.EMPTY,
            Buffers.BLANK,
            AlarmDesk.BLANK,
            SafetyChecker.start(),
            Story.BLANK);

    Hidden with(AlarmDesk desk) {
      return new Hidden(
          failovers, elected, downSinceMicros, digests, buffers, desk, checker, story);
    }

    Hidden with(Story next) {
      return new Hidden(
          failovers, elected, downSinceMicros, digests, buffers, alarms, checker, next);
    }
  }
}
