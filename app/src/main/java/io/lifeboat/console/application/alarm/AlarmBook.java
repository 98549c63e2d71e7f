package io.lifeboat.console.application.alarm;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All alarms with their history; immutable and pure, like the machine of each one. Time that goes
 * back counts as standing still: facts of several observers may come a little out of order.
 */
final class AlarmBook {
  /** How many transitions are kept. */
  static final int HISTORY = 500;

  static final long FLOOD_WINDOW_MICROS = 10L * 60 * 1_000_000;

  /** More raises than are worth counting in a flood. */
  private static final int COUNTED_RAISES = 999;

  private static final Comparator<AlarmLine> URGENT_FIRST =
      Comparator.comparing(AlarmLine::priority)
          .thenComparingLong(AlarmLine::raisedMicros)
          .reversed()
          .thenComparing(line -> line.key().id());

  /** What happens at the same time is told in an order that does not depend on who looked when. */
  private static final Comparator<AlarmTransition> IN_ORDER =
      Comparator.comparingLong(AlarmTransition::atMicros)
          .thenComparing(transition -> transition.alarm().id());

  static final AlarmBook EMPTY =
      new AlarmBook(
          Map.of(), Map.of(), List.of(), false, List.of(), Long.MIN_VALUE, AlarmsView.NONE);

  private final Map<AlarmKey, AlarmInstance> alarms;
  private final Map<AlarmKey, Signal> signals;
  private final List<Long> recentRaises;
  private final boolean flood;
  private final List<AlarmTransition> history;
  private final long nowMicros;
  private final long nextDueMicros;
  private final AlarmsView view;

  private AlarmBook(
      Map<AlarmKey, AlarmInstance> alarms,
      Map<AlarmKey, Signal> signals,
      List<Long> recentRaises,
      boolean flood,
      List<AlarmTransition> history,
      long nowMicros,
      AlarmsView before) {
    this.alarms = alarms;
    this.signals = signals;
    this.recentRaises = recentRaises;
    this.flood = flood;
    this.history = history;
    this.nowMicros = nowMicros;
    this.nextDueMicros = dueMicros();
    AlarmsView now = makeView();
    this.view = now.equals(before) ? before : now;
  }

  /** The book after a step, and what happened to alarms on the way, oldest first. */
  record Step(AlarmBook book, List<AlarmTransition> transitions) {}

  /** The same object as before the last step when nothing in it changed. */
  AlarmsView view() {
    return view;
  }

  /** When the next thing happens if nothing but time comes; {@link Long#MAX_VALUE}: never. */
  long nextDueMicros() {
    return nextDueMicros;
  }

  /** After some time without news. */
  Step next(long now) {
    if (now < nextDueMicros) {
      return new Step(this, List.of());
    }
    return step(alarms.keySet(), key -> new AlarmInput.TimePassed(), signals, now);
  }

  /**
   * After the facts were looked at.
   *
   * @param found all conditions that hold now, or will if no further fact comes
   */
  Step next(Map<AlarmKey, Signal> found, long now) {
    if (now < nextDueMicros && found.equals(signals)) {
      return new Step(this, List.of());
    }
    Set<AlarmKey> all = new LinkedHashSet<>(alarms.keySet());
    all.addAll(found.keySet());
    return step(all, key -> new AlarmInput.Observed(found.get(key)), Map.copyOf(found), now);
  }

  /** After an operator did something about alarms. */
  Step next(AlarmAction action, long now) {
    return switch (action) {
      case AlarmAction.Acknowledge(var alarm) -> one(alarm, new AlarmInput.Acknowledged(), now);
      case AlarmAction.AcknowledgeAll _ ->
          step(alarms.keySet(), key -> new AlarmInput.Acknowledged(), signals, now);
      case AlarmAction.Shelve(var alarm, var time) -> one(alarm, new AlarmInput.Shelved(time), now);
      case AlarmAction.Unshelve(var alarm) -> one(alarm, new AlarmInput.Unshelved(), now);
    };
  }

  private Step one(AlarmKey alarm, AlarmInput input, long now) {
    Set<AlarmKey> all = new LinkedHashSet<>(alarms.keySet());
    all.add(alarm);
    return step(all, key -> key.equals(alarm) ? input : new AlarmInput.TimePassed(), signals, now);
  }

  private interface Inputs {
    AlarmInput of(AlarmKey key);
  }

  private Step step(
      Collection<AlarmKey> keys, Inputs inputs, Map<AlarmKey, Signal> nextSignals, long asked) {
    long now = Math.max(asked, nowMicros);
    Map<AlarmKey, AlarmInstance> next = new LinkedHashMap<>();
    List<AlarmTransition> fallenDue = new ArrayList<>();
    List<AlarmTransition> caused = new ArrayList<>();
    for (AlarmKey key : keys) {
      AlarmInstance before = alarms.getOrDefault(key, AlarmInstance.normal(key));
      AlarmMachine.Step waited = AlarmMachine.next(before, new AlarmInput.TimePassed(), now);
      AlarmMachine.Step step = AlarmMachine.next(waited.alarm(), inputs.of(key), now);
      fallenDue.addAll(waited.transitions());
      caused.addAll(step.transitions());
      if (!step.alarm().isAtRest()) {
        next.put(key, step.alarm());
      }
    }
    fallenDue.sort(IN_ORDER);
    caused.sort(IN_ORDER);
    List<AlarmTransition> transitions = new ArrayList<>(fallenDue);
    transitions.addAll(caused);
    Flood after = new Flood(recentRaises, flood).next(transitions, now);
    AlarmBook book =
        new AlarmBook(
            next, nextSignals, after.raises(), after.on(), remembered(transitions), now, view);
    return new Step(book, List.copyOf(transitions));
  }

  private List<AlarmTransition> remembered(List<AlarmTransition> transitions) {
    if (transitions.isEmpty()) {
      return history;
    }
    List<AlarmTransition> all = new ArrayList<>(history);
    all.addAll(transitions);
    return List.copyOf(all.subList(Math.max(0, all.size() - HISTORY), all.size()));
  }

  /**
   * Whether more alarms come than somebody can read. It ends later than it begins, so that it does
   * not come and go.
   */
  private record Flood(List<Long> raises, boolean on) {
    Flood next(List<AlarmTransition> transitions, long now) {
      List<Long> all = new ArrayList<>(raises);
      boolean flooding = on;
      for (AlarmTransition transition : transitions) {
        if (transition.reason() == AlarmTransition.Reason.RAISED) {
          forget(all, transition.atMicros());
          all.add(transition.atMicros());
          flooding = judge(flooding, all.size());
        }
      }
      forget(all, now);
      flooding = judge(flooding, all.size());
      return new Flood(
          List.copyOf(all.subList(Math.max(0, all.size() - COUNTED_RAISES), all.size())), flooding);
    }

    private static void forget(List<Long> raises, long now) {
      raises.removeIf(raise -> raise + FLOOD_WINDOW_MICROS <= now);
    }

    private static boolean judge(boolean flooding, int count) {
      return flooding ? count >= AlarmsView.FLOOD_ENDS : count > AlarmsView.FLOOD_BEGINS;
    }
  }

  private long dueMicros() {
    long due =
        recentRaises.isEmpty() ? Long.MAX_VALUE : recentRaises.getFirst() + FLOOD_WINDOW_MICROS;
    for (AlarmInstance alarm : alarms.values()) {
      due = Math.min(due, AlarmMachine.nextDueMicros(alarm));
      if (alarm.isChattering(nowMicros)) {
        due = Math.min(due, alarm.chattersUntilMicros());
      }
    }
    return due;
  }

  private AlarmsView makeView() {
    List<AlarmLine> active = new ArrayList<>();
    List<AlarmLine> shelved = new ArrayList<>();
    for (AlarmInstance alarm : alarms.values()) {
      switch (alarm.state()) {
        case NORMAL -> {}
        case SHELVED -> shelved.add(alarm.line(nowMicros));
        case UNACKNOWLEDGED, ACKNOWLEDGED, RETURNED -> active.add(alarm.line(nowMicros));
      }
    }
    active.sort(URGENT_FIRST);
    shelved.sort(URGENT_FIRST);
    return new AlarmsView(active, shelved, flood, recentRaises.size(), history);
  }
}
