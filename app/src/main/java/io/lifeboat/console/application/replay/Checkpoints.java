package io.lifeboat.console.application.replay;

import io.lifeboat.console.application.state.ConsoleFold;
import java.util.ArrayList;
import java.util.List;

/**
 * Pictures kept on the way, to begin from when somebody looks at a moment. When there are too many,
 * every second is let go: a recording of any length has at most {@value #MOST}. Safe to use from
 * several threads.
 */
final class Checkpoints {
  static final int MOST = 1_024;

  private static final int FIRST_DISTANCE = 256;

  private final List<ConsoleFold> folds = new ArrayList<>();
  private int distance = FIRST_DISTANCE;

  /** A picture and how many lines are in it. */
  record Checkpoint(int lines, ConsoleFold fold) {}

  Checkpoints() {
    folds.add(ConsoleFold.blank());
  }

  /** The picture after so many lines; it is kept when it is due. */
  synchronized void passed(int lines, ConsoleFold fold) {
    if (lines != folds.size() * distance) {
      return;
    }
    folds.add(fold);
    if (folds.size() > MOST) {
      List<ConsoleFold> kept = new ArrayList<>();
      for (int i = 0; i < folds.size(); i += 2) {
        kept.add(folds.get(i));
      }
      folds.clear();
      folds.addAll(kept);
      distance *= 2;
    }
  }

  /** The last one with no more than so many lines. */
  synchronized Checkpoint before(int lines) {
    int at = Math.min(folds.size() - 1, lines / distance);
    return new Checkpoint(at * distance, folds.get(at));
  }

  synchronized int distance() {
    return distance;
  }

  synchronized int size() {
    return folds.size();
  }
}
