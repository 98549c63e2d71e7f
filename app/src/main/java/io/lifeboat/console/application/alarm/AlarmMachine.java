package io.lifeboat.console.application.alarm;

import io.lifeboat.console.application.alarm.AlarmInstance.Condition;
import io.lifeboat.console.application.alarm.AlarmTransition.Reason;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state machine of one alarm (ISA-18.2), pure: state × input × now → state. Time is an argument
 * and never goes back. What falls due between two calls happens at its own time, in order, so it
 * does not matter how often somebody looks.
 *
 * <pre>
 * normal          raised        → unacknowledged
 * unacknowledged  acknowledged  → acknowledged      cleared → returned
 * acknowledged    cleared       → normal
 * returned        acknowledged  → normal            raised  → unacknowledged
 * any             shelved       → shelved
 * shelved         taken back, or its time is over:
 *                 condition holds → unacknowledged; it was raised and not acknowledged → returned;
 *                 else normal
 * </pre>
 *
 * So an alarm is latched until it was acknowledged <em>and</em> its condition has cleared, and the
 * shelf loses none: what nobody has acknowledged comes back as what nobody has acknowledged.
 */
final class AlarmMachine {
  private AlarmMachine() {}

  /** The alarm after a step, and the transitions on the way, oldest first. */
  record Step(AlarmInstance alarm, List<AlarmTransition> transitions) {
    Step {
      transitions = List.copyOf(transitions);
    }
  }

  /**
   * One step.
   *
   * @param nowMicros not before the {@code nowMicros} of the step before
   */
  static Step next(AlarmInstance alarm, AlarmInput input, long nowMicros) {
    Work work = new Work(alarm);
    work.advance(nowMicros);
    work.notBefore = nowMicros;
    switch (input) {
      case AlarmInput.TimePassed _ -> {}
      case AlarmInput.Observed(var signal) -> {
        work.observe(signal, nowMicros);
        work.advance(nowMicros);
      }
      case AlarmInput.Acknowledged _ -> work.acknowledge(nowMicros);
      case AlarmInput.Shelved(var time) -> work.shelve(time, nowMicros);
      case AlarmInput.Unshelved _ -> {
        if (work.state == AlarmState.SHELVED) {
          work.leaveShelf(nowMicros, Reason.UNSHELVED);
        }
      }
    }
    return work.step();
  }

  /** When the next thing happens to it if nothing but time comes; {@link Long#MAX_VALUE}: never. */
  static long nextDueMicros(AlarmInstance alarm) {
    return new Work(alarm).dueMicros();
  }

  private static final class Work {
    private final AlarmInstance before;
    private AlarmState state;
    private Condition condition;
    private long since;
    private @Nullable Signal signal;
    private boolean unseen;
    private long shelvedUntil;
    private long raisedMicros;
    private @Nullable Long clearedMicros;
    private @Nullable Long acknowledgedMicros;
    private int raises;
    private List<Long> lastRaises;
    private final List<AlarmTransition> transitions = new ArrayList<>();

    /** Nothing that is learned now is told as if it had been known before. */
    private long notBefore = Long.MIN_VALUE;

    Work(AlarmInstance alarm) {
      before = alarm;
      state = alarm.state();
      condition = alarm.condition();
      since = alarm.conditionSinceMicros();
      signal = alarm.signal();
      unseen = alarm.unseen();
      shelvedUntil = alarm.shelvedUntilMicros();
      raisedMicros = alarm.raisedMicros();
      clearedMicros = alarm.clearedMicros();
      acknowledgedMicros = alarm.acknowledgedMicros();
      raises = alarm.raises();
      lastRaises = alarm.lastRaises();
    }

    Step step() {
      AlarmInstance after =
          new AlarmInstance(
              before.key(),
              state,
              condition,
              since,
              signal,
              unseen,
              shelvedUntil,
              raisedMicros,
              clearedMicros,
              acknowledgedMicros,
              raises,
              lastRaises);
      return new Step(after, transitions);
    }

    // Time

    /** Does what falls due up to now, each at its time; the condition before the shelf. */
    void advance(long now) {
      for (long due = dueMicros(); due <= now; due = dueMicros()) {
        long at = Math.max(due, notBefore);
        if (conditionDueMicros() <= due) {
          moveCondition(due, at);
        } else {
          leaveShelf(at, Reason.SHELF_TIME_OVER);
        }
      }
    }

    long dueMicros() {
      long shelf = state == AlarmState.SHELVED ? shelvedUntil : Long.MAX_VALUE;
      return Math.min(shelf, conditionDueMicros());
    }

    private long conditionDueMicros() {
      Signal now = signal;
      return switch (condition) {
        case CLEAR -> now == null || now.isEmpty() ? Long.MAX_VALUE : now.fromMicros();
        case RISING ->
            now == null ? since : Math.min(since + now.onDelayMicros(), now.untilMicros());
        case ACTIVE -> now == null ? since : now.untilMicros();
        case FALLING -> {
          long clear = since + before.key().kind().offDelayMicros();
          yield now == null || now.isEmpty() ? clear : Math.min(clear, now.fromMicros());
        }
      };
    }

    private void moveCondition(long due, long at) {
      Signal now = signal;
      switch (condition) {
        case CLEAR -> enter(Condition.RISING, due);
        case RISING -> {
          if (now != null && since + now.onDelayMicros() <= due) {
            enter(Condition.ACTIVE, due);
            raise(at);
          } else {
            endSignal();
          }
        }
        case ACTIVE -> {
          enter(Condition.FALLING, due);
          forgetSpentSignal(due);
        }
        case FALLING -> {
          if (now != null && !now.isEmpty() && now.fromMicros() <= due) {
            enter(Condition.ACTIVE, due);
          } else {
            enter(Condition.CLEAR, due);
            clear(at);
          }
        }
      }
    }

    private void enter(Condition next, long at) {
      condition = next;
      since = at;
    }

    private void endSignal() {
      enter(Condition.CLEAR, since);
      signal = null;
    }

    private void forgetSpentSignal(long due) {
      if (signal != null && signal.untilMicros() <= due) {
        signal = null;
      }
    }

    // The facts

    void observe(@Nullable Signal next, long now) {
      boolean holdsNow = next != null && next.fromMicros() <= now && now < next.untilMicros();
      signal = next;
      switch (condition) {
        case RISING -> {
          if (!holdsNow) {
            enter(Condition.CLEAR, now);
          } else if (next != null) {
            since = Math.min(since, next.fromMicros());
          }
        }
        case ACTIVE -> {
          if (!holdsNow) {
            enter(Condition.FALLING, now);
          }
        }
        case CLEAR, FALLING -> {}
      }
      if (next != null && next.untilMicros() <= now) {
        signal = null;
      }
    }

    // The alarm

    private void raise(long at) {
      raises++;
      lastRaises = lastOf(lastRaises, at);
      raisedMicros = at;
      clearedMicros = null;
      acknowledgedMicros = null;
      if (state == AlarmState.SHELVED) {
        unseen = true;
      } else {
        become(AlarmState.UNACKNOWLEDGED, at, Reason.RAISED);
      }
    }

    private static List<Long> lastOf(List<Long> times, long at) {
      List<Long> next = new ArrayList<>(times);
      next.add(at);
      return List.copyOf(
          next.subList(Math.max(0, next.size() - AlarmInstance.CHATTER_RAISES), next.size()));
    }

    private void clear(long at) {
      clearedMicros = at;
      switch (state) {
        case UNACKNOWLEDGED -> become(AlarmState.RETURNED, at, Reason.CLEARED);
        case ACKNOWLEDGED -> become(AlarmState.NORMAL, at, Reason.CLEARED);
        case NORMAL, RETURNED, SHELVED -> {}
      }
    }

    void acknowledge(long at) {
      if (state.wantsAcknowledgement()) {
        acknowledgedMicros = at;
        become(
            state == AlarmState.RETURNED ? AlarmState.NORMAL : AlarmState.ACKNOWLEDGED,
            at,
            Reason.ACKNOWLEDGED);
      }
    }

    void shelve(ShelfTime time, long at) {
      shelvedUntil = at + time.micros();
      if (state != AlarmState.SHELVED) {
        unseen = state.wantsAcknowledgement();
      }
      become(AlarmState.SHELVED, at, Reason.SHELVED);
    }

    void leaveShelf(long at, Reason reason) {
      boolean holds = condition == Condition.ACTIVE || condition == Condition.FALLING;
      AlarmState next =
          holds ? AlarmState.UNACKNOWLEDGED : unseen ? AlarmState.RETURNED : AlarmState.NORMAL;
      if (next == AlarmState.UNACKNOWLEDGED) {
        acknowledgedMicros = null;
      }
      shelvedUntil = 0;
      unseen = false;
      become(next, at, reason);
    }

    private void become(AlarmState next, long at, Reason reason) {
      transitions.add(new AlarmTransition(at, before.key(), state, next, reason));
      state = next;
    }
  }
}
