package io.lifeboat.console.application.report;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.history.History;
import io.lifeboat.cluster.history.HistoryDamagedException;
import io.lifeboat.cluster.history.HistoryDamagedException.Damage;
import io.lifeboat.cluster.history.HistoryLine;
import io.lifeboat.cluster.history.HistoryNote;
import io.lifeboat.cluster.history.HistoryTape;
import io.lifeboat.cluster.model.RepairPhase;
import io.lifeboat.console.application.alarm.AlarmKey;
import io.lifeboat.console.application.alarm.AlarmTransition;
import io.lifeboat.console.application.recording.SideNotes;
import io.lifeboat.console.application.replay.ReplayFold;
import io.lifeboat.console.application.report.RunReport.Deed;
import io.lifeboat.console.application.report.RunReport.RaisedAlarm;
import io.lifeboat.console.application.report.RunReport.Repair;
import io.lifeboat.console.application.report.RunReport.Service;
import io.lifeboat.console.application.state.ClientView;
import io.lifeboat.console.application.state.ConsoleFold;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.Occurrence;
import io.lifeboat.console.application.timeline.Chronicle;
import io.lifeboat.console.application.timeline.ClientService;
import io.lifeboat.console.application.timeline.Interval;
import io.lifeboat.console.application.timeline.Lane;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads a recording once from its beginning to its end, or to its damage, into a report. */
public final class RunReader {
  /** How many occurrences a report holds at most. */
  public static final int MOST = 20_000;

  /** An occurrence may grow in its place for some seconds; older ones are as they are. */
  private static final int MAY_GROW = 128;

  private ConsoleFold fold = ConsoleFold.blank();
  private long facts;
  private long missing;
  private long lastSequence;
  private long lastMicros;
  private History.End end = History.End.OPEN;
  private final List<Occurrence> occurrences = new ArrayList<>();
  private long told;
  private @Nullable Chronicle<Occurrence> seen;
  private @Nullable AlarmTransition lastTransition;
  private final List<RaisedAlarm> alarms = new ArrayList<>();
  private final Map<AlarmKey, Integer> raised = new HashMap<>();
  private final Map<String, Deed> deeds = new LinkedHashMap<>();
  private final Map<String, Long> repairsBegun = new HashMap<>();
  private final List<Repair> repairs = new ArrayList<>();

  private RunReader() {}

  /**
   * The report of this recording.
   *
   * @throws HistoryDamagedException when it is no recording of a version known here
   */
  public static RunReport read(Path file) throws IOException {
    RunReader reader = new RunReader();
    SideNotes notes = SideNotes.of(file);
    try (HistoryTape tape = HistoryTape.open(file)) {
      Damage damage = null;
      try {
        reader.through(tape);
      } catch (HistoryDamagedException e) {
        damage = e.damage();
        reader.end = History.End.DAMAGED;
      }
      return reader.report(file, tape, notes, damage);
    }
  }

  private void through(HistoryTape tape) throws IOException {
    boolean torn =
        tape.readThrough(
            (bytes, from, to, line) -> take(tape, tape.parse(bytes, from, to, line), line));
    if (torn && end == History.End.OPEN) {
      end = History.End.TORN;
    }
  }

  private void take(HistoryTape tape, HistoryLine read, long line) throws HistoryDamagedException {
    switch (read) {
      case HistoryLine.OfFact(FactRecord record) -> {
        if (record.sequence() <= lastSequence) {
          throw tape.damaged(
              line, 1, "fact " + record.sequence() + " follows fact " + lastSequence);
        }
        lastSequence = record.sequence();
        lastMicros = Math.max(lastMicros, record.atMicros());
        facts++;
        fact(record);
      }
      case HistoryLine.OfNote(HistoryNote note) -> {
        missing += note.note() == HistoryNote.Kind.FACTS_MISSING ? note.count() : 0;
        end = note.note() == HistoryNote.Kind.CLOSED ? History.End.CLOSED : end;
      }
    }
    fold = ReplayFold.next(fold, read);
    told(fold.state().record().occurrences());
    alarms(fold.state().alarms().history());
  }

  private void fact(FactRecord record) {
    switch (record.fact()) {
      case Fact.CommandRequested f ->
          deeds.put(
              f.id().toString(),
              new Deed(f.id().toString(), record.atMicros(), f.actor(), f.command(), null, null));
      case Fact.CommandCompleted f ->
          deeds.computeIfPresent(
              f.id().toString(),
              (id, deed) ->
                  new Deed(
                      id,
                      deed.atMicros(),
                      deed.by(),
                      deed.command(),
                      f.outcome(),
                      record.atMicros()));
      case Fact.RepairChanged f -> {
        String which = f.node() + " " + f.repair();
        if (f.phase() == RepairPhase.STARTED) {
          repairsBegun.put(which, record.atMicros());
        } else {
          repairs.add(
              new Repair(
                  f.node(),
                  f.repair(),
                  f.phase(),
                  repairsBegun.remove(which),
                  record.atMicros(),
                  f.foundMicros()));
        }
      }
      default -> {}
    }
  }

  @SuppressWarnings("ReferenceEquality") // The same object while nothing was told.
  private void told(Chronicle<Occurrence> all) {
    if (all == seen) {
      return;
    }
    seen = all;
    long now = all.dropped() + all.size();
    for (int i = Math.max(0, all.size() - MAY_GROW); i < all.size(); i++) {
      long place = all.dropped() + i;
      if (place >= MOST) {
        break;
      }
      if (place < occurrences.size()) {
        occurrences.set((int) place, all.get(i));
      } else {
        occurrences.add(all.get(i));
      }
    }
    told = now;
  }

  @SuppressWarnings("ReferenceEquality") // Each transition is one object, kept in the history.
  private void alarms(List<AlarmTransition> history) {
    if (history.isEmpty() || history.getLast() == lastTransition) {
      return;
    }
    int from = history.size();
    while (from > 0 && history.get(from - 1) != lastTransition) {
      from--;
    }
    history.subList(from, history.size()).forEach(this::happened);
    lastTransition = history.getLast();
  }

  private void happened(AlarmTransition transition) {
    AlarmKey key = transition.alarm();
    Integer place = raised.get(key);
    RaisedAlarm known = place == null ? null : alarms.get(place);
    switch (transition.reason()) {
      case RAISED -> {
        if (known == null || known.clearedMicros() != null) {
          raised.put(key, alarms.size());
          alarms.add(new RaisedAlarm(key, transition.atMicros(), null, null));
        }
      }
      case ACKNOWLEDGED -> {
        if (known != null && place != null && known.acknowledgedMicros() == null) {
          alarms.set(
              place,
              new RaisedAlarm(
                  key, known.raisedMicros(), transition.atMicros(), known.clearedMicros()));
        }
      }
      case CLEARED -> {
        if (known != null && place != null) {
          alarms.set(
              place,
              new RaisedAlarm(
                  key, known.raisedMicros(), known.acknowledgedMicros(), transition.atMicros()));
        }
      }
      case SHELVED, UNSHELVED, SHELF_TIME_OVER -> {}
    }
  }

  private RunReport report(Path file, HistoryTape tape, SideNotes notes, @Nullable Damage damage) {
    ConsoleState last = ReplayFold.until(fold, lastMicros).state();
    return new RunReport(
        String.valueOf(file.getFileName()),
        notes.title(),
        tape.header().startedAt(),
        facts,
        missing,
        lastMicros,
        end,
        damage,
        last,
        occurrences,
        Math.max(0, told - occurrences.size()),
        alarms,
        List.copyOf(deeds.values()),
        repairs,
        service(last),
        notes.notes());
  }

  private static Service service(ConsoleState last) {
    Lane<ClientService> lane = last.timeline().clients();
    List<Interval<ClientService>> all = new ArrayList<>(lane.closed());
    Interval<ClientService> open = lane.open();
    if (open != null) {
      all.add(open);
    }
    double[] ms = new double[ClientService.values().length];
    double longest = 0;
    int times = 0;
    for (Interval<ClientService> interval : all) {
      double took = (interval.endMicros(last.nowMicros()) - interval.fromMicros()) / 1_000.0;
      ms[interval.value().ordinal()] += took;
      if (interval.value() == ClientService.UNAVAILABLE) {
        times++;
        longest = Math.max(longest, took);
      }
    }
    ClientView client = last.client();
    return new Service(
        rounded(ms[ClientService.SERVED.ordinal()]),
        rounded(ms[ClientService.UNAVAILABLE.ordinal()]),
        rounded(ms[ClientService.REFUSED.ordinal()]),
        rounded(longest),
        times,
        client.totalAcknowledged(),
        client.totalRefused(),
        client.totalFailed(),
        client.totalNotKnown());
  }

  /** To the microsecond: sums of doubles have more digits than were measured. */
  private static double rounded(double ms) {
    return Math.round(ms * 1_000) / 1_000.0;
  }
}
