package io.lifeboat.console.application.replay;

import io.lifeboat.cluster.history.HistoryLine;
import io.lifeboat.cluster.history.HistoryNote;
import io.lifeboat.console.application.state.ConsoleFold;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the lines of a recording into the picture. Pure: alarms fall due between facts at their own
 * moments, so the same lines always give the same picture.
 */
public final class ReplayFold {
  private static final Logger log = LoggerFactory.getLogger(ReplayFold.class);

  private ReplayFold() {}

  /** The picture after one more line. */
  public static ConsoleFold next(ConsoleFold before, HistoryLine line) {
    return switch (line) {
      case HistoryLine.OfFact read -> {
        ConsoleFold waited = until(before, read.fact().atMicros() - 1);
        try {
          yield waited.next(read.fact());
        } catch (RuntimeException e) {
          // As in the live picture: a fault of ours must not stop it, and the gap is shown.
          log.error("Fact {} could not be folded in", read.fact().sequence(), e);
          yield waited.missing(1);
        }
      }
      case HistoryLine.OfNote read ->
          read.note().note() == HistoryNote.Kind.FACTS_MISSING
              ? before.missing(read.note().count())
              : before;
    };
  }

  /** The picture at this moment, if no further fact came before. */
  public static ConsoleFold until(ConsoleFold before, long micros) {
    ConsoleFold fold = before;
    long due = fold.nextDueMicros();
    while (due <= micros) {
      fold = fold.next(due);
      long next = fold.nextDueMicros();
      if (next <= due) {
        return fold.next(micros);
      }
      due = next;
    }
    return fold;
  }
}
