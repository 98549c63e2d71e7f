package io.lifeboat.console.application.alarm;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import java.util.ArrayList;
import java.util.List;

/**
 * When a leader of a higher term followed another, the last few times. The first leader of a run
 * follows nobody; one that follows itself counts, for clients were interrupted all the same.
 */
record LeaderChanges(long highestTerm, List<Long> lastMicros) {
  private static final int TOO_MANY = 3;
  private static final long WINDOW_MICROS = 60_000_000;

  static final LeaderChanges NONE = new LeaderChanges(0, List.of());

  LeaderChanges next(FactRecord record) {
    if (!(record.fact() instanceof Fact.LeaderElected elected) || elected.term() <= highestTerm) {
      return this;
    }
    if (highestTerm == 0) {
      return new LeaderChanges(elected.term(), List.of());
    }
    List<Long> all = new ArrayList<>(lastMicros);
    all.add(record.atMicros());
    return new LeaderChanges(
        elected.term(), List.copyOf(all.subList(Math.max(0, all.size() - TOO_MANY), all.size())));
  }

  /** Until when there were three of them in a minute; in the past when there were not. */
  long tooManyUntilMicros() {
    return lastMicros.size() < TOO_MANY ? Long.MIN_VALUE : lastMicros.getFirst() + WINDOW_MICROS;
  }
}
