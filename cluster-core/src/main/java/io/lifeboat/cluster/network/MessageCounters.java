package io.lifeboat.cluster.network;

import io.lifeboat.cluster.fact.LinkTraffic;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;
import org.jspecify.annotations.Nullable;

/** Exact counts of requests per link and kind; any thread counts, one thread drains. */
public final class MessageCounters {
  private static final MessageKind[] KINDS = MessageKind.values();
  private static final int ENDPOINTS = 10;
  private static final int CUT = KINDS.length;
  private static final int REFUSED = KINDS.length + 1;
  private static final int UNANSWERED = KINDS.length + 2;
  private static final int LATE = KINDS.length + 3;
  private static final int ROUND_TRIPS = KINDS.length + 4;
  private static final int ROUND_TRIP_SUM = KINDS.length + 5;
  private static final int ROUND_TRIP_MAX = KINDS.length + 6;
  private static final int ROW = KINDS.length + 7;

  /**
   * What went over one link since the count before, with what came to nothing told apart.
   *
   * @param cut swallowed because the link is cut
   * @param refused turned away because no process listens
   * @param unanswered sent, and not answered in time
   * @param late the answer did not come in time because a fault kept one of the two on its way
   * @param rttMicros mean round trip, or null when no Raft request was answered
   */
  public record LinkCount(
      NodeId from,
      NodeId to,
      Map<MessageKind, Long> sent,
      long cut,
      long refused,
      long unanswered,
      long late,
      @Nullable Long rttMicros,
      @Nullable Long rttMaxMicros) {
    public LinkTraffic asTraffic() {
      return new LinkTraffic(
          from, to, sent, cut + refused + unanswered + late, rttMicros, rttMaxMicros);
    }

    private boolean isEmpty() {
      return sent.isEmpty() && cut + refused + unanswered + late == 0 && rttMicros == null;
    }
  }

  private final AtomicLongArray counts = new AtomicLongArray(ENDPOINTS * ENDPOINTS * ROW);

  public void sent(NodeId from, NodeId to, MessageKind kind) {
    counts.incrementAndGet(row(from, to) + kind.ordinal());
  }

  void cut(NodeId from, NodeId to) {
    counts.incrementAndGet(row(from, to) + CUT);
  }

  void refused(NodeId from, NodeId to) {
    counts.incrementAndGet(row(from, to) + REFUSED);
  }

  void unanswered(NodeId from, NodeId to) {
    counts.incrementAndGet(row(from, to) + UNANSWERED);
  }

  void late(NodeId from, NodeId to) {
    counts.incrementAndGet(row(from, to) + LATE);
  }

  void roundTrip(NodeId from, NodeId to, long micros) {
    int row = row(from, to);
    counts.incrementAndGet(row + ROUND_TRIPS);
    counts.addAndGet(row + ROUND_TRIP_SUM, micros);
    counts.accumulateAndGet(row + ROUND_TRIP_MAX, micros, Math::max);
  }

  /** What was counted since the last drain, links without traffic left out. */
  public List<LinkCount> drain(List<NodeId> endpoints) {
    List<LinkCount> counted = new ArrayList<>();
    for (NodeId from : endpoints) {
      for (NodeId to : endpoints) {
        LinkCount count = drain(from, to);
        if (!count.isEmpty()) {
          counted.add(count);
        }
      }
    }
    return counted;
  }

  private LinkCount drain(NodeId from, NodeId to) {
    int row = row(from, to);
    Map<MessageKind, Long> sent = new EnumMap<>(MessageKind.class);
    for (MessageKind kind : KINDS) {
      long count = counts.getAndSet(row + kind.ordinal(), 0);
      if (count > 0) {
        sent.put(kind, count);
      }
    }
    long trips = counts.getAndSet(row + ROUND_TRIPS, 0);
    long sum = counts.getAndSet(row + ROUND_TRIP_SUM, 0);
    long max = counts.getAndSet(row + ROUND_TRIP_MAX, 0);
    return new LinkCount(
        from,
        to,
        sent,
        counts.getAndSet(row + CUT, 0),
        counts.getAndSet(row + REFUSED, 0),
        counts.getAndSet(row + UNANSWERED, 0),
        counts.getAndSet(row + LATE, 0),
        trips == 0 ? null : (Long) (sum / trips),
        trips == 0 ? null : (Long) max);
  }

  private static int row(NodeId from, NodeId to) {
    return (from.number() * ENDPOINTS + to.number()) * ROW;
  }
}
