package io.lifeboat.cluster.fact;

import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import java.util.Map;

/**
 * How many messages went over one link since the count before, by kind, and how many came to
 * nothing: swallowed by a cut, refused, or without an answer in time. Counts are exact.
 */
public record LinkTraffic(NodeId from, NodeId to, Map<MessageKind, Long> sent, long lost) {
  public LinkTraffic {
    sent = Map.copyOf(sent);
  }
}
