package io.lifeboat.console.ui.timeline;

import io.lifeboat.console.application.timeline.Interval;
import io.lifeboat.console.application.timeline.Leadership;
import java.util.ArrayList;
import java.util.List;

/** Times without a leader: one stretch each, though the last known term may change within it. */
final class Vacancies {
  private Vacancies() {}

  /** These intervals, with those in which nobody led joined where they follow each other. */
  static List<Interval<Leadership>> joined(List<Interval<Leadership>> intervals) {
    List<Interval<Leadership>> joined = new ArrayList<>();
    for (Interval<Leadership> next : intervals) {
      Interval<Leadership> last = joined.isEmpty() ? null : joined.getLast();
      if (last != null && goesOn(last, next)) {
        joined.set(
            joined.size() - 1,
            new Interval<>(
                last.fromMicros(), next.toMicros(), next.value(), last.beganBy(), next.endedBy()));
      } else {
        joined.add(next);
      }
    }
    return joined;
  }

  private static boolean goesOn(Interval<Leadership> last, Interval<Leadership> next) {
    Long to = last.toMicros();
    return last.value().leader() == null
        && next.value().leader() == null
        && to != null
        && to == next.fromMicros();
  }
}
