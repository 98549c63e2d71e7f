package io.lifeboat.cluster.raft;

import io.lifeboat.cluster.model.TermRun;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongUnaryOperator;

/**
 * The terms of all entries of a log, as runs of equal terms: few, however many entries there are,
 * because a term is a leader's time in office and terms never fall along a log (Raft §5.3). Kept up
 * to date entry by entry; knows nothing of where entries come from. Not thread-safe.
 */
final class LogRuns {
  private final int limit;
  private final List<TermRun> runs = new ArrayList<>();
  private long first = 1;
  private long last;

  /**
   * @param limit how many runs are kept; when there are more, the oldest are forgotten
   */
  LogRuns(int limit) {
    this.limit = limit;
  }

  /**
   * The runs of the entries {@code from} to {@code to}, found by looking at few of them.
   *
   * @param termAt the term of an entry; along a log it never falls
   */
  static List<TermRun> between(long from, long to, LongUnaryOperator termAt) {
    List<TermRun> found = new ArrayList<>();
    if (from <= to) {
      split(from, termAt.applyAsLong(from), to, termAt.applyAsLong(to), termAt, found);
    }
    return found;
  }

  private static void split(
      long from,
      long fromTerm,
      long to,
      long toTerm,
      LongUnaryOperator termAt,
      List<TermRun> found) {
    if (fromTerm == toTerm) {
      begin(from, fromTerm, found);
    } else if (to - from == 1) {
      begin(from, fromTerm, found);
      begin(to, toTerm, found);
    } else {
      long middle = from + (to - from) / 2;
      long middleTerm = termAt.applyAsLong(middle);
      split(from, fromTerm, middle, middleTerm, termAt, found);
      split(middle, middleTerm, to, toTerm, termAt, found);
    }
  }

  private static boolean begin(long index, long term, List<TermRun> runs) {
    if (!runs.isEmpty() && runs.getLast().term() == term) {
      return false;
    }
    runs.add(new TermRun(index, term));
    return true;
  }

  /** Starts over with a log that begins at this index and is empty. */
  void restart(long firstIndex) {
    restart(firstIndex, firstIndex - 1, List.of());
  }

  /** Starts over with a log whose entries are all known. */
  void restart(long firstIndex, long lastIndex, List<TermRun> known) {
    first = firstIndex;
    last = lastIndex;
    runs.clear();
    runs.addAll(known);
    forgetOldest();
  }

  /**
   * The next entry.
   *
   * @return whether a run begins with it
   */
  boolean append(long index, long term) {
    if (index != last + 1) {
      throw new IllegalArgumentException("entry " + index + " cannot follow " + last);
    }
    last = index;
    boolean begun = begin(index, term, runs);
    forgetOldest();
    return begun;
  }

  /** The entries behind this one are gone. */
  void cutBack(long lastKept) {
    last = Math.max(first - 1, Math.min(last, lastKept));
    while (!runs.isEmpty() && runs.getLast().fromIndex() > last) {
      runs.removeLast();
    }
  }

  /** The entries before this one are gone. */
  void beginAt(long firstIndex) {
    if (firstIndex > last) {
      restart(firstIndex);
      return;
    }
    first = firstIndex;
    while (runs.size() > 1 && runs.get(1).fromIndex() <= first) {
      runs.removeFirst();
    }
    if (!runs.isEmpty() && runs.getFirst().fromIndex() < first) {
      runs.set(0, new TermRun(first, runs.getFirst().term()));
    }
  }

  private void forgetOldest() {
    if (runs.size() > limit) {
      runs.subList(0, runs.size() - limit).clear();
    }
  }

  /** The term of an entry; 0 when there is none, or its run was forgotten. */
  long termAt(long index) {
    if (index > last) {
      return 0;
    }
    for (int i = runs.size() - 1; i >= 0; i--) {
      if (runs.get(i).fromIndex() <= index) {
        return runs.get(i).term();
      }
    }
    return 0;
  }

  long firstIndex() {
    return first;
  }

  /** One less than the first index when the log is empty. */
  long lastIndex() {
    return last;
  }

  List<TermRun> runs() {
    return List.copyOf(runs);
  }
}
