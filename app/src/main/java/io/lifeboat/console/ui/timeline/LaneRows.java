package io.lifeboat.console.ui.timeline;

import io.lifeboat.cluster.model.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where each lane is: faults and leadership above the nodes, clients below them.
 *
 * @param rows from top to bottom
 * @param height of all of them
 */
record LaneRows(List<Row> rows, double height) {

  /** What a row tells. */
  enum Kind {
    FAULTS,
    LEADERSHIP,
    NODE,
    CLIENTS
  }

  /**
   * One row.
   *
   * @param node whose it is, for a node's row
   * @param subRow which of the rows for faults, from 0
   */
  record Row(Kind kind, @Nullable NodeId node, int subRow, double y, double height) {}

  /**
   * Lays out rows of equal height, as high as there is room, within limits.
   *
   * @param room the height there is
   */
  static LaneRows of(List<NodeId> nodes, int faultRows, double room, double least, double most) {
    int count = nodes.size() + Math.max(1, faultRows) + 2;
    double height = Math.floor(Math.clamp(room / count, least, most));
    List<Row> rows = new ArrayList<>(count);
    for (int i = 0; i < Math.max(1, faultRows); i++) {
      rows.add(new Row(Kind.FAULTS, null, i, rows.size() * height, height));
    }
    rows.add(new Row(Kind.LEADERSHIP, null, 0, rows.size() * height, height));
    for (NodeId node : nodes) {
      rows.add(new Row(Kind.NODE, node, 0, rows.size() * height, height));
    }
    rows.add(new Row(Kind.CLIENTS, null, 0, rows.size() * height, height));
    return new LaneRows(List.copyOf(rows), count * height);
  }

  /** The row at this height. */
  Optional<Row> at(double y) {
    return rows.stream().filter(row -> y >= row.y() && y < row.y() + row.height()).findFirst();
  }
}
