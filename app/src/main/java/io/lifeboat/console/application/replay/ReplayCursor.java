package io.lifeboat.console.application.replay;

import io.lifeboat.cluster.history.HistoryLine;
import io.lifeboat.console.application.replay.Checkpoints.Checkpoint;
import io.lifeboat.console.application.state.ConsoleFold;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A place in a recording, and the picture there. It goes anywhere: on from where it is when that is
 * near, else from the nearest checkpoint. Belongs to one thread.
 */
final class ReplayCursor {
  /** How many lines are read ahead when it goes on. */
  private static final int BLOCK = 512;

  private final RecordingIndex index;
  private int at;
  private ConsoleFold fold = ConsoleFold.blank();
  private @Nullable Block block;

  /** Lines that were read, from this one on. */
  private record Block(int from, List<HistoryLine> lines) {
    boolean holds(int line) {
      return line >= from && line < from + lines.size();
    }

    HistoryLine line(int number) {
      return lines.get(number - from);
    }
  }

  ReplayCursor(RecordingIndex index) {
    this.index = index;
  }

  /**
   * The picture at this moment: all facts up to it, and the alarms that have fallen due by then.
   */
  ConsoleFold goTo(long micros) throws IOException {
    return ReplayFold.until(goToLine(index.linesUpTo(micros)), micros);
  }

  /** The picture after so many lines. */
  ConsoleFold goToLine(int lines) throws IOException {
    RecordingIndex.Reached reached = index.reached();
    if (lines == reached.progress().lines()) {
      at = lines;
      fold = reached.fold();
      return fold;
    }
    Checkpoint checkpoint = index.checkpointBefore(lines);
    if (at > lines || checkpoint.lines() > at) {
      at = checkpoint.lines();
      fold = checkpoint.fold();
    }
    while (at < lines) {
      fold = ReplayFold.next(fold, line(at));
      at++;
    }
    return fold;
  }

  private HistoryLine line(int number) throws IOException {
    Block known = block;
    if (known == null || !known.holds(number)) {
      int to = Math.min(index.progress().lines(), number + BLOCK);
      known = new Block(number, index.lines(number, to));
      block = known;
    }
    return known.line(number);
  }
}
