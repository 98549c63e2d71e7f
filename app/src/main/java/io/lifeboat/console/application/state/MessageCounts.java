package io.lifeboat.console.application.state;

import io.lifeboat.cluster.model.MessageKind;
import java.util.Arrays;
import java.util.Map;

/** How many messages of each kind. Immutable. */
public final class MessageCounts {
  public static final MessageCounts NONE = new MessageCounts(new long[MessageKind.values().length]);

  private final long[] byKind;

  private MessageCounts(long[] byKind) {
    this.byKind = byKind;
  }

  static MessageCounts of(Map<MessageKind, Long> counts) {
    return NONE.plus(counts);
  }

  MessageCounts plus(Map<MessageKind, Long> counts) {
    if (counts.isEmpty()) {
      return this;
    }
    long[] next = byKind.clone();
    counts.forEach((kind, count) -> next[kind.ordinal()] += count);
    return new MessageCounts(next);
  }

  public long of(MessageKind kind) {
    return byKind[kind.ordinal()];
  }

  /** Of all kinds together. */
  public long sum() {
    return Arrays.stream(byKind).sum();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof MessageCounts counts && Arrays.equals(byKind, counts.byKind);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(byKind);
  }

  @Override
  public String toString() {
    return Arrays.toString(byKind);
  }
}
