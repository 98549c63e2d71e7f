package io.lifeboat.console.application.timeline;

import io.lifeboat.cluster.model.NodeId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What happened when. Every lane is bounded on its own; what its bound has pushed out is counted
 * there. Times are those of the facts, in microseconds.
 *
 * @param nodes in the order of their numbers; one that was removed keeps its lanes
 * @param endedFaults faults that are over, in the order of their ends, bounded
 * @param activeFaults faults in the ledger, in the order of their beginnings
 * @param clients what clients got
 * @param leadership who led
 * @param marks in the order of their facts, bounded
 */
public record TimelineView(
    List<NodeLanes> nodes,
    Chronicle<FaultSpan> endedFaults,
    List<FaultSpan> activeFaults,
    Lane<ClientService> clients,
    Lane<Leadership> leadership,
    Chronicle<TimelineMark> marks) {

  /** How many closed intervals each lane keeps. */
  public static final int INTERVALS = 8_192;

  /** How many faults that are over are kept. */
  public static final int FAULTS = 1_024;

  /** How many marks are kept. */
  public static final int MARKS = 8_192;

  public static final TimelineView NONE =
      new TimelineView(
          List.of(),
          Chronicle.ofCapacity(FAULTS),
          List.of(),
          Lane.ofCapacity(INTERVALS),
          Lane.ofCapacity(INTERVALS),
          Chronicle.ofCapacity(MARKS));

  public TimelineView {
    nodes = List.copyOf(nodes);
    activeFaults = List.copyOf(activeFaults);
  }

  public Optional<NodeLanes> lanes(NodeId node) {
    return nodes.stream().filter(lanes -> lanes.node().equals(node)).findFirst();
  }

  /** The faults that have a part in this stretch of time, in the order of their beginnings. */
  public List<FaultSpan> faultsWithin(long fromMicros, long toMicros) {
    List<FaultSpan> found = new ArrayList<>();
    for (int i = endedFaults.size() - 1; i >= 0; i--) {
      FaultSpan fault = endedFaults.get(i);
      if (fault.lastMicros() < fromMicros) {
        break;
      }
      found.add(fault);
    }
    found.addAll(activeFaults);
    found.removeIf(fault -> fault.fromMicros() > toMicros);
    found.sort(Comparator.comparingLong(FaultSpan::fromMicros));
    return found;
  }

  /** The marks in this stretch of time, in the order of their facts. */
  public List<TimelineMark> marksWithin(long fromMicros, long toMicros) {
    int first = marks.size();
    while (first > 0 && marks.get(first - 1).atMicros() >= fromMicros) {
      first--;
    }
    return marks.subList(first, marks.size()).stream()
        .filter(mark -> mark.atMicros() <= toMicros)
        .toList();
  }
}
