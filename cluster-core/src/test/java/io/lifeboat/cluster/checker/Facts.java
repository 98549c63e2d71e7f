package io.lifeboat.cluster.checker;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.NodeId;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Short ways to write down a run. */
final class Facts {
  static final NodeId N1 = NodeId.of(1);
  static final NodeId N2 = NodeId.of(2);
  static final NodeId N3 = NodeId.of(3);

  private Facts() {}

  /** The facts, one millisecond apart, the first at 1 ms. */
  static void feed(Consumer<FactRecord> checker, Fact... facts) {
    IntStream.range(0, facts.length)
        .forEach(i -> checker.accept(at(i + 1L, (i + 1) * 1_000L, facts[i])));
  }

  static FactRecord at(long sequence, long atMicros, Fact fact) {
    return new FactRecord(sequence, atMicros, FactRecord.CONDUCTOR, null, fact);
  }

  static Fact starting(NodeId... nodes) {
    return new Fact.ClusterStarting(List.of(nodes), 500, 100, false, 1);
  }

  static Fact started(NodeId node) {
    return new Fact.NodeStarted(node, 0, 0);
  }

  static Fact digest(NodeId node, long index, String digest) {
    return new Fact.ReplicaDigest(node, index, digest);
  }
}
