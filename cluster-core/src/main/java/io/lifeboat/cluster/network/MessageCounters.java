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
  private static final int ROW = KINDS.length + 1;

  private final AtomicLongArray counts = new AtomicLongArray(ENDPOINTS * ENDPOINTS * ROW);

  public void sent(NodeId from, NodeId to, MessageKind kind) {
    counts.incrementAndGet(row(from, to) + kind.ordinal());
  }

  void lost(NodeId from, NodeId to) {
    counts.incrementAndGet(row(from, to) + KINDS.length);
  }

  /** What was counted since the last drain, links without traffic left out. */
  public List<LinkTraffic> drain(List<NodeId> endpoints) {
    List<LinkTraffic> traffic = new ArrayList<>();
    for (NodeId from : endpoints) {
      for (NodeId to : endpoints) {
        Map<MessageKind, Long> sent = new EnumMap<>(MessageKind.class);
        int row = row(from, to);
        for (MessageKind kind : KINDS) {
          long count = counts.getAndSet(row + kind.ordinal(), 0);
          if (count > 0) {
            sent.put(kind, count);
          }
        }
        long lost = counts.getAndSet(row + KINDS.length, 0);
        if (!sent.isEmpty() || lost > 0) {
          traffic.add(new LinkTraffic(from, to, sent, lost));
        }
      }
    }
    return traffic;
  }

  private static int row(NodeId from, NodeId to) {
    return (from.number() * ENDPOINTS + to.number()) * ROW;
  }
}
