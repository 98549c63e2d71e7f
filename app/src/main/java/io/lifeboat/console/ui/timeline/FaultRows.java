package io.lifeboat.console.ui.timeline;

import io.lifeboat.console.application.timeline.FaultSpan;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts faults that overlap in time below each other: each into the first row that is free when it
 * begins. When all rows are taken it shares the last one.
 *
 * @param rowOf the row of each fault by its id, from 0
 * @param count how many rows are in use
 */
record FaultRows(Map<String, Integer> rowOf, int count) {
  static final int MOST = 3;

  /**
   * The rows of these faults.
   *
   * @param faults in the order of their beginnings
   */
  static FaultRows of(List<FaultSpan> faults) {
    Map<String, Integer> rows = new LinkedHashMap<>();
    List<Long> ends = new ArrayList<>();
    for (FaultSpan fault : faults) {
      int row = freeRow(ends, fault.fromMicros());
      Long to = fault.toMicros();
      long end = to == null ? Long.MAX_VALUE : to;
      if (row == ends.size()) {
        ends.add(end);
      } else {
        ends.set(row, Math.max(end, ends.get(row)));
      }
      rows.put(fault.id(), row);
    }
    return new FaultRows(rows, ends.size());
  }

  private static int freeRow(List<Long> ends, long fromMicros) {
    for (int row = 0; row < ends.size(); row++) {
      if (ends.get(row) <= fromMicros) {
        return row;
      }
    }
    return Math.min(ends.size(), MOST - 1);
  }

  int row(FaultSpan fault) {
    return rowOf.getOrDefault(fault.id(), 0);
  }
}
