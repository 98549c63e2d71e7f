package io.lifeboat.console.application.alarm;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.NodeId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * How far replicas are behind, in time: since when the cluster's commit index is beyond theirs. A
 * distance in entries would mean nothing without the load.
 *
 * @param highest how the highest commit index known has grown, oldest first
 * @param reported the commit index of each node that has told it since it runs; of the others it is
 *     not known
 * @param behind since when the cluster's is higher, for those that are behind
 */
record CommitLag(List<Point> highest, Map<NodeId, Long> reported, Map<NodeId, Long> behind) {
  /** So far behind is lagging. */
  static final long LAGGING_MICROS = 2_000_000;

  private static final long RESOLUTION_MICROS = 100_000;
  private static final int POINTS = 256;

  static final CommitLag NONE = new CommitLag(List.of(), Map.of(), Map.of());

  /**
   * From this moment on the commit index was at least a bit, and within {@link #RESOLUTION_MICROS}
   * up to {@code index}, above the point before.
   */
  record Point(long atMicros, long index) {}

  CommitLag {
    highest = List.copyOf(highest);
    reported = Map.copyOf(reported);
    behind = Map.copyOf(behind);
  }

  CommitLag next(FactRecord record, Set<NodeId> running) {
    CommitLag now = running.containsAll(reported.keySet()) ? this : without(running);
    return switch (record.fact()) {
      case Fact.NodeLevels f when running.contains(f.node()) ->
          now.told(f.node(), f.commitIndex(), record.atMicros());
      case Fact.LeaderReady f -> measured(reached(f.index(), record.atMicros()), now.reported);
      default -> now;
    };
  }

  private CommitLag without(Set<NodeId> running) {
    Map<NodeId, Long> still = new HashMap<>(reported);
    still.keySet().retainAll(running);
    return measured(highest, still);
  }

  private CommitLag told(NodeId node, long index, long at) {
    Long before = reported.get(node);
    if (before != null && before == index) {
      return this;
    }
    Map<NodeId, Long> now = new HashMap<>(reported);
    now.put(node, index);
    return measured(reached(index, at), now);
  }

  private List<Point> reached(long index, long at) {
    Point last = highest.isEmpty() ? null : highest.getLast();
    if (last != null && index <= last.index) {
      return highest;
    }
    List<Point> next = new ArrayList<>(highest);
    if (last != null && at - last.atMicros < RESOLUTION_MICROS) {
      next.set(next.size() - 1, new Point(last.atMicros, index));
    } else {
      next.add(new Point(at, index));
    }
    return next.subList(Math.max(0, next.size() - POINTS), next.size());
  }

  private CommitLag measured(List<Point> points, Map<NodeId, Long> now) {
    Map<NodeId, Long> next = new HashMap<>();
    now.forEach(
        (node, index) -> {
          Long since = behind.get(node);
          if (since != null && index.equals(reported.get(node))) {
            next.put(node, since);
          } else {
            int first = firstBeyond(points, index);
            if (first < points.size()) {
              next.put(node, points.get(first).atMicros);
            }
          }
        });
    return new CommitLag(points, now, next);
  }

  /** The indices of the points rise. */
  private static int firstBeyond(List<Point> points, long index) {
    int low = 0;
    int high = points.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (points.get(middle).index > index) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }

  /**
   * From when on a replica lags if nothing more is heard of it; null when it is not behind, or not
   * known to be. The time in which it did not run does not count: it needs some to catch up.
   */
  @Nullable Long from(NodeId node, long runningSinceMicros) {
    Long since = behind.get(node);
    return since == null ? null : (Long) (Math.max(since, runningSinceMicros) + LAGGING_MICROS);
  }
}
