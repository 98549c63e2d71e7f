package io.lifeboat.cluster.fact;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.lifeboat.cluster.model.MessageKind;
import io.lifeboat.cluster.model.NodeId;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How many messages went over one link since the count before, by kind, and how many came to
 * nothing: swallowed by a cut or by chance, refused, or without an answer in time. Counts are
 * exact.
 *
 * @param rttMicros mean time from a Raft request (not a client's) to its answer, or null when none
 *     was answered; it includes what the other side did in between
 * @param rttMaxMicros the longest of them, or null
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record LinkTraffic(
    NodeId from,
    NodeId to,
    Map<MessageKind, Long> sent,
    long lost,
    @Nullable Long rttMicros,
    @Nullable Long rttMaxMicros) {
  public LinkTraffic {
    sent = Map.copyOf(sent);
  }

  public LinkTraffic(NodeId from, NodeId to, Map<MessageKind, Long> sent, long lost) {
    this(from, to, sent, lost, null, null);
  }
}
