package io.lifeboat.cluster.runtime;

import io.lifeboat.cluster.Cluster;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.model.NodeId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import org.awaitility.Awaitility;

/** What a test saw of a real cluster, and how long it waits for more. */
final class FactWatch {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final List<FactRecord> seen = new CopyOnWriteArrayList<>();

  FactWatch(Cluster cluster) {
    cluster.subscribe(seen::add);
  }

  List<FactRecord> seen() {
    return List.copyOf(seen);
  }

  <F extends Fact> List<F> all(Class<F> kind) {
    return seen.stream().map(FactRecord::fact).filter(kind::isInstance).map(kind::cast).toList();
  }

  <F extends Fact> F await(Class<F> kind, Predicate<F> which) {
    Awaitility.await()
        .atMost(LIMIT)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> all(kind).stream().anyMatch(which));
    return all(kind).stream().filter(which).findFirst().orElseThrow();
  }

  long lastSequence() {
    return seen.isEmpty() ? 0 : seen.getLast().sequence();
  }

  /** The first such fact after that one. */
  <F extends Fact> F awaitAfter(long sequence, Class<F> kind, Predicate<F> which) {
    return kind.cast(
        Awaitility.await()
            .atMost(LIMIT)
            .pollInterval(Duration.ofMillis(5))
            .until(
                () ->
                    seen.stream()
                        .filter(record -> record.sequence() > sequence)
                        .map(FactRecord::fact)
                        .filter(fact -> kind.isInstance(fact) && which.test(kind.cast(fact)))
                        .findFirst(),
                Optional::isPresent)
            .orElseThrow());
  }

  /** A leader of a higher term, once it is ready. */
  Fact.LeaderReady awaitLeaderAfter(long term) {
    return await(Fact.LeaderReady.class, ready -> ready.term() > term);
  }

  Optional<FactRecord> record(Predicate<Fact> which) {
    return seen.stream().filter(record -> which.test(record.fact())).findFirst();
  }

  static NodeId otherThan(NodeId node, int size) {
    return NodeId.of(node.number() % size + 1);
  }
}
