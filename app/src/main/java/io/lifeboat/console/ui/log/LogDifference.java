package io.lifeboat.console.ui.log;

import io.lifeboat.cluster.model.TermRun;
import io.lifeboat.console.application.state.NodeLog;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch in which a log has entries of other terms than another log has at the same indices. Of
 * entries that are not committed one of the two will be overwritten (Raft §5.3).
 *
 * @param committed both nodes hold some of it to be committed: that must never be (Raft Figure 3,
 *     Log Matching)
 */
record LogDifference(long from, long to, boolean committed) {

  /** Where this log differs from that one, as far as the terms of both are known, in order. */
  static List<LogDifference> of(NodeLog log, NodeLog reference) {
    if (!log.isShapeKnown() || !reference.isShapeKnown()) {
      return List.of();
    }
    long at = Math.max(firstKnown(log), firstKnown(reference));
    long end = Math.min(log.lastIndex(), reference.lastIndex());
    long bothCommitted = Math.min(log.commitIndex(), reference.commitIndex());
    Walk a = new Walk(log.runs());
    Walk b = new Walk(reference.runs());
    List<LogDifference> found = new ArrayList<>();
    while (at <= end) {
      a.goTo(at);
      b.goTo(at);
      long to = Math.min(end, Math.min(a.end(), b.end()));
      if (a.term() != b.term()) {
        add(found, at, to, at <= bothCommitted);
      }
      at = to + 1;
    }
    return List.copyOf(found);
  }

  private static void add(List<LogDifference> found, long from, long to, boolean committed) {
    LogDifference last = found.isEmpty() ? null : found.getLast();
    if (last != null && last.to + 1 == from) {
      found.set(found.size() - 1, new LogDifference(last.from, to, last.committed || committed));
    } else {
      found.add(new LogDifference(from, to, committed));
    }
  }

  private static long firstKnown(NodeLog log) {
    return Math.max(log.firstIndex(), log.firstKnownIndex());
  }

  boolean contains(long index) {
    return from <= index && index <= to;
  }

  /** Goes through runs in one direction. */
  private static final class Walk {
    private final List<TermRun> runs;
    private int at;

    Walk(List<TermRun> runs) {
      this.runs = runs;
    }

    void goTo(long index) {
      while (at + 1 < runs.size() && runs.get(at + 1).fromIndex() <= index) {
        at++;
      }
    }

    long term() {
      return runs.get(at).term();
    }

    long end() {
      return at + 1 < runs.size() ? runs.get(at + 1).fromIndex() - 1 : Long.MAX_VALUE;
    }
  }
}
