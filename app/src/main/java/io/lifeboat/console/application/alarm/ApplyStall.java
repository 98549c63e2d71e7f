package io.lifeboat.console.application.alarm;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.NodeId;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Since when a node's applied index stands still below its commit index. A restarted replica of
 * this engine can stop applying for good while it goes on voting.
 */
record ApplyStall(Map<NodeId, Applied> nodes) {
  private static final long STANDS_STILL_MICROS = 1_000_000;

  static final ApplyStall NONE = new ApplyStall(Map.of());

  /**
   * The last levels of a node.
   *
   * @param stillSinceMicros since when there has been something to apply and nothing was; null
   *     while all that is committed is applied
   */
  record Applied(long index, @Nullable Long stillSinceMicros) {}

  ApplyStall {
    nodes = Map.copyOf(nodes);
  }

  ApplyStall next(FactRecord record, Set<NodeId> running) {
    boolean ended = !running.containsAll(nodes.keySet());
    if (!ended && !(record.fact() instanceof Fact.NodeLevels)) {
      return this;
    }
    Map<NodeId, Applied> next = new HashMap<>(nodes);
    next.keySet().retainAll(running);
    if (record.fact() instanceof Fact.NodeLevels levels && running.contains(levels.node())) {
      next.put(levels.node(), applied(levels, next.get(levels.node()), record.atMicros()));
    }
    return new ApplyStall(next);
  }

  private static Applied applied(Fact.NodeLevels levels, @Nullable Applied before, long at) {
    long index = levels.appliedIndex();
    if (index >= levels.commitIndex()) {
      return new Applied(index, null);
    }
    Long still = before == null || before.index != index ? null : before.stillSinceMicros;
    return new Applied(index, still == null ? (Long) at : still);
  }

  /** From when on it counts as not applying if nothing more is heard of it; null: it applies. */
  @Nullable Long from(NodeId node) {
    Applied applied = nodes.get(node);
    Long still = applied == null ? null : applied.stillSinceMicros;
    return still == null ? null : (Long) (still + STANDS_STILL_MICROS);
  }
}
