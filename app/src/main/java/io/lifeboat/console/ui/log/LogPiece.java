package io.lifeboat.console.ui.log;

import io.lifeboat.cluster.model.TermRun;
import io.lifeboat.console.application.state.NodeLog;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of one node's log that looks the same all along.
 *
 * @param from first index
 * @param to last index
 * @param term of its entries; 0 unless they are {@link Kind#ENTRIES}
 * @param committed as far as that node knows
 */
record LogPiece(Kind kind, long from, long to, long term, boolean committed) {

  enum Kind {
    /** Entries of one term. */
    ENTRIES,
    /** Entries of several terms, too many to tell apart at this zoom. */
    MIXED,
    /** Entries whose terms nobody has told. */
    NOT_KNOWN,
    /** Not in the log any more: a snapshot covers it. */
    SNAPSHOT,
    /** Neither in the log nor covered by a snapshot. */
    MISSING
  }

  /**
   * The pieces of a log between two indices, in order; what does not exist yet is in none.
   *
   * @param step how many indices a piece must have to be told apart from its neighbours
   */
  static List<LogPiece> of(NodeLog log, long from, long to, long step) {
    return new Cutter(log, Math.max(1, from), Math.min(to, log.lastIndex()), step).cut();
  }

  /** Cuts one log; the cost is that of the pieces, not of the entries. */
  private static final class Cutter {
    private final NodeLog log;
    private final long from;
    private final long to;
    private final long step;
    private final List<LogPiece> pieces = new ArrayList<>();

    Cutter(NodeLog log, long from, long to, long step) {
      this.log = log;
      this.from = from;
      this.to = to;
      this.step = step;
    }

    List<LogPiece> cut() {
      if (from > to) {
        return List.of();
      }
      if (!log.isShapeKnown()) {
        addSplit(Kind.NOT_KNOWN, from, to, 0);
        return List.copyOf(pieces);
      }
      long covered = Math.min(log.firstIndex() - 1, log.snapshotIndex());
      add(Kind.SNAPSHOT, from, Math.min(to, covered), 0, true);
      add(Kind.MISSING, Math.max(from, covered + 1), Math.min(to, log.firstIndex() - 1), 0, true);
      long known = Math.max(log.firstIndex(), log.firstKnownIndex());
      addSplit(Kind.NOT_KNOWN, Math.max(from, log.firstIndex()), Math.min(to, known - 1), 0);
      addRuns(Math.max(from, known));
      return List.copyOf(pieces);
    }

    private void addRuns(long begin) {
      List<TermRun> runs = log.runs();
      long at = begin;
      while (at <= to) {
        int run = runAt(at);
        long runEnd = run + 1 < runs.size() ? runs.get(run + 1).fromIndex() - 1 : to;
        long end = Math.min(runEnd, to);
        boolean narrow = end < to && end - at + 1 < step;
        if (narrow) {
          end = Math.min(to, at + step - 1);
          addSplit(Kind.MIXED, at, end, 0);
        } else {
          addSplit(Kind.ENTRIES, at, end, runs.get(run).term());
        }
        at = end + 1;
      }
    }

    private int runAt(long index) {
      List<TermRun> runs = log.runs();
      int low = 0;
      int high = runs.size() - 1;
      while (low < high) {
        int middle = (low + high + 1) >>> 1;
        if (runs.get(middle).fromIndex() <= index) {
          low = middle;
        } else {
          high = middle - 1;
        }
      }
      return low;
    }

    private void addSplit(Kind kind, long begin, long end, long term) {
      add(kind, begin, Math.min(end, log.commitIndex()), term, true);
      add(kind, Math.max(begin, log.commitIndex() + 1), end, term, false);
    }

    private void add(Kind kind, long begin, long end, long term, boolean committed) {
      if (begin > end) {
        return;
      }
      LogPiece last = pieces.isEmpty() ? null : pieces.getLast();
      boolean joins =
          last != null
              && last.kind == kind
              && last.term == term
              && last.committed == committed
              && last.to + 1 == begin;
      if (last != null && joins) {
        pieces.set(pieces.size() - 1, new LogPiece(kind, last.from, end, term, committed));
      } else {
        pieces.add(new LogPiece(kind, begin, end, term, committed));
      }
    }
  }
}
