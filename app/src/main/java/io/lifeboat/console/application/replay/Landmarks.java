package io.lifeboat.console.application.replay;

import io.lifeboat.cluster.command.LogbookCommand;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.history.HistoryLine;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.console.application.alarm.AlarmMsg;
import io.lifeboat.console.application.replay.Landmark.Kind;
import io.lifeboat.console.application.state.ConsoleState;
import io.lifeboat.console.application.state.Occurrence;
import io.lifeboat.console.application.text.MessageKey;
import io.lifeboat.console.application.text.ReplayMsg;
import io.lifeboat.console.application.text.Text;
import io.lifeboat.console.application.timeline.Chronicle;
import java.util.ArrayList;
import java.util.List;

/** Finds the landmarks and the occurrences of a recording, line by line. */
final class Landmarks {
  /** More than anybody looks through; the marks of a recording beyond it are left out. */
  private static final int MOST = 20_000;

  private final LongColumn occurrences = new LongColumn();
  private final List<Landmark> found = new ArrayList<>();
  private int elected;
  private volatile long firstReady = -1;
  private long told;

  /** The moments of all occurrences, in order. */
  LongColumn occurrences() {
    return occurrences;
  }

  synchronized List<Landmark> found() {
    return List.copyOf(found);
  }

  /** When the first leader was ready; -1 while that is not known. */
  long firstReadyMicros() {
    return firstReady;
  }

  /** One more line was folded in. */
  void passed(HistoryLine line, ConsoleState after, long atMicros) {
    if (line instanceof HistoryLine.OfFact read) {
      fact(read.fact(), atMicros);
    }
    Chronicle<Occurrence> all = after.record().occurrences();
    long now = all.dropped() + all.size();
    int news = (int) Math.min(now - told, all.size());
    for (int i = all.size() - news; i < all.size(); i++) {
      occurred(all.get(i), atMicros);
    }
    told = now;
  }

  private void occurred(Occurrence occurrence, long latest) {
    int size = occurrences.size();
    long before = size == 0 ? 0 : occurrences.get(size - 1);
    long at = Math.clamp(occurrence.atMicros(), before, Math.max(before, latest));
    if (size == 0 || at > before) {
      occurrences.add(at);
    }
    MessageKey key = occurrence.title().key();
    if (key == AlarmMsg.ALARM_RAISED) {
      add(new Landmark(at, Kind.ALARM, occurrence.title()));
    }
  }

  private void fact(FactRecord record, long at) {
    switch (record.fact()) {
      case Fact.FaultChanged f -> {
        if (f.phase() == FaultPhase.INJECTING) {
          add(new Landmark(at, Kind.FAULT, Text.of(ReplayMsg.MARK_FAULT, f.id())));
        }
      }
      case Fact.LeaderReady _ -> {
        if (firstReady < 0) {
          firstReady = at;
        }
      }
      case Fact.LeaderElected f -> {
        elected++;
        if (elected > 1) {
          Text title = Text.of(ReplayMsg.MARK_LEADER, f.node(), f.term());
          add(new Landmark(at, Kind.LEADER_CHANGE, title));
        }
      }
      case Fact.CommandRequested f -> {
        if (f.command() instanceof LogbookCommand.WriteNote note) {
          Kind kind = note.bookmark() ? Kind.BOOKMARK : Kind.NOTE;
          add(new Landmark(at, kind, Text.of(ReplayMsg.MARK_SAID, note.text())));
        }
      }
      default -> {}
    }
  }

  private synchronized void add(Landmark landmark) {
    if (found.size() < MOST) {
      found.add(landmark);
    }
  }
}
