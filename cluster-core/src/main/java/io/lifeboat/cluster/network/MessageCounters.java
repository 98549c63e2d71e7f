package io.lifeboat.cluster.network;

import io.lifeboat.cluster.fact.LinkTraffic;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLongArray;

/** Exact counts of requests per link and kind; any thread counts, one thread drains. */
public final class MessageCounters {
  private static final MessageKind[] KINDS = MessageKind.values();
  private static final int ENDPOINTS = 10;
  private static final int CUT = KINDS.length;
  private static final int REFUSED = KINDS.length + 1;
  private static final int UNANSWERED = KINDS.length + 2;
  private static final int ROW = KINDS.length + 3;

  /**
   * What went over one link since the count before, with what came to nothing told apart.
   *
   * @param cut swallowed because the link is cut
   * @param refused turned away because no process listens
   * @param unanswered sent, and not answered in time
   */
  public record LinkCount(
      NodeId from,
      NodeId to,
      Map<MessageKind, Long> sent,
      long cut,
      long refused,
      long unanswered) {
    public LinkTraffic asTraffic() {
      return new LinkTraffic(from, to, sent, cut + refused + unanswered);
    }

    private boolean isEmpty() {
      return sent.isEmpty() && cut + refused + unanswered == 0;
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
    return new LinkCount(
        from,
        to,
        sent,
        counts.getAndSet(row + CUT, 0),
        counts.getAndSet(row + REFUSED, 0),
        counts.getAndSet(row + UNANSWERED, 0));
  }

  private static int row(NodeId from, NodeId to) {
    return (from.number() * ENDPOINTS + to.number()) * ROW;
  }
}
