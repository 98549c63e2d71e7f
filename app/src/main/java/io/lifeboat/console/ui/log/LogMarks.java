package io.lifeboat.console.ui.log;

import io.lifeboat.cluster.model.ReplicationProgress;
import io.lifeboat.console.application.state.NodeLog;
import io.lifeboat.console.ui.log.LogPicture.Row;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The marks under a row, in letters that are the same in every language: C commit index, A applied
 * index, S snapshot, and what the leader knows of that node: M matchIndex, N nextIndex (Raft Figure
 * 2).
 */
final class LogMarks {
  private LogMarks() {}

  /** One mark. */
  record Mark(char letter, long index) {}

  /**
   * Marks that stand together since they are too near to each other.
   *
   * @param pointers where they point, in pixels from the left edge of the window
   * @param middle where their letters stand
   */
  record Group(List<Double> pointers, String letters, double middle) {}

  static List<Mark> all(Row row) {
    NodeLog log = row.log();
    List<Mark> marks = new ArrayList<>();
    add(marks, 'S', log.snapshotIndex());
    add(marks, 'C', log.commitIndex());
    add(marks, 'A', log.appliedIndex());
    ReplicationProgress progress = row.progress();
    if (progress != null) {
      add(marks, 'M', progress.matchIndex());
      add(marks, 'N', progress.nextIndex());
    }
    marks.sort(Comparator.comparingLong(Mark::index));
    return marks;
  }

  private static void add(List<Mark> marks, char letter, long index) {
    if (index > 0) {
      marks.add(new Mark(letter, index));
    }
  }

  /** Those in sight, from left to right. */
  static List<Group> of(Row row, LogWindow window, double px) {
    List<Group> groups = new ArrayList<>();
    for (Mark mark : all(row)) {
      if (mark.index() < window.first() || mark.index() > window.last()) {
        continue;
      }
      double x = window.middle(mark.index());
      Group last = groups.isEmpty() ? null : groups.getLast();
      boolean near = last != null && x - last.middle() < px * (0.9 + 0.4 * last.letters().length());
      if (last != null && near) {
        groups.set(groups.size() - 1, joined(last, mark, x));
      } else {
        groups.add(new Group(List.of(x), String.valueOf(mark.letter()), x));
      }
    }
    return groups;
  }

  private static Group joined(Group group, Mark mark, double x) {
    List<Double> pointers = new ArrayList<>(group.pointers());
    if (pointers.getLast() != x) {
      pointers.add(x);
    }
    double middle = (pointers.getFirst() + pointers.getLast()) / 2;
    return new Group(List.copyOf(pointers), group.letters() + mark.letter(), middle);
  }

  /** Every how many indices the axis has a number: 1, 2, 5, 10, 20, 50 … */
  static long labelStep(double cell, double labelWidth) {
    long step = 1;
    int[] factors = {2, 5, 10};
    long decade = 1;
    int at = 0;
    while (step * cell < labelWidth && step < Long.MAX_VALUE / 20) {
      step = decade * factors[at];
      at++;
      if (at == factors.length) {
        at = 0;
        decade *= 10;
      }
    }
    return step;
  }
}
