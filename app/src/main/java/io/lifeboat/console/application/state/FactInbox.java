package io.lifeboat.console.application.state;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * The bounded queue between the fact pump and the console. Its overflow policy is <em>levels
 * coalesce, occurrences stay</em>: when it is full, of the levels of one kind and subject only the
 * latest is kept, counts added up, while occurrences are still taken, up to a bound that only a
 * stuck reader meets. What is beyond that is counted and told, never lost in silence.
 */
final class FactInbox {
  private final int levelsBound;
  private final int occurrencesBound;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private List<FactRecord> queue = new ArrayList<>();
  private Map<Subject, FactRecord> coalesced = new HashMap<>();
  private long dropped;
  private boolean closed;
  private boolean woken;

  /**
   * An empty inbox.
   *
   * @param levelsBound queue length from which levels coalesce
   * @param occurrencesBound queue length from which occurrences are dropped
   */
  FactInbox(int levelsBound, int occurrencesBound) {
    this.levelsBound = levelsBound;
    this.occurrencesBound = occurrencesBound;
  }

  /** Facts in the order of their sequence, and how many are missing before them. */
  record Batch(List<FactRecord> facts, long dropped) {}

  private record Subject(Class<?> kind, String name) {}

  /** Takes a fact in; the lock is held for moments only, by either side. */
  void offer(FactRecord record) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      if (queue.size() < levelsBound) {
        queue.add(record);
      } else if (record.fact() instanceof Fact.Level level) {
        coalesced.merge(subject(level), record, FactInbox::merge);
      } else if (queue.size() < occurrencesBound) {
        queue.add(record);
      } else {
        dropped++;
      }
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }

  /**
   * All that has come, once something has; null when closed and nothing is left.
   *
   * @param longestNanos after so long, or when woken, the batch may be empty
   */
  @Nullable Batch take(long longestNanos) throws InterruptedException {
    lock.lock();
    try {
      long left = longestNanos;
      while (queue.isEmpty() && coalesced.isEmpty() && dropped == 0 && !woken && left > 0) {
        if (closed) {
          return null;
        }
        left = arrived.awaitNanos(left);
      }
      woken = false;
      List<FactRecord> facts = queue;
      if (!coalesced.isEmpty()) {
        facts.addAll(coalesced.values());
        facts.sort(Comparator.comparingLong(FactRecord::sequence));
        coalesced = new HashMap<>();
      }
      queue = new ArrayList<>();
      Batch batch = new Batch(facts, dropped);
      dropped = 0;
      return batch;
    } finally {
      lock.unlock();
    }
  }

  /** Lets the reader go on, though no fact has come. */
  void wake() {
    lock.lock();
    try {
      woken = true;
      arrived.signal();
    } finally {
      lock.unlock();
    }
  }

  /** No more facts; those that have come can still be taken. */
  void close() {
    lock.lock();
    try {
      closed = true;
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private static Subject subject(Fact.Level level) {
    return switch (level) {
      case Fact.NodeLevels f -> new Subject(Fact.NodeLevels.class, f.node().value());
      case Fact.ReplicaDigest f -> new Subject(Fact.ReplicaDigest.class, f.node().value());
      case Fact.LogShape f -> new Subject(Fact.LogShape.class, f.node().value());
      case Fact.LogBlock f -> new Subject(Fact.LogBlock.class, f.node().value());
      case Fact.Replication f -> new Subject(Fact.Replication.class, f.leader().value());
      case Fact.LeaderHeard f -> new Subject(Fact.LeaderHeard.class, f.node().value());
      case Fact.ScrubProgress f -> new Subject(Fact.ScrubProgress.class, f.node().value());
      case Fact.NodeScrubbed f -> new Subject(Fact.NodeScrubbed.class, f.node().value());
      case Fact.ReplicasAgree _ -> new Subject(Fact.ReplicasAgree.class, "");
      case Fact.Suspicions _ -> new Subject(Fact.Suspicions.class, "");
      case Fact.MessagesInFlight _ -> new Subject(Fact.MessagesInFlight.class, "");
      case Fact.Traffic _ -> new Subject(Fact.Traffic.class, "");
      case Fact.ClientTally _ -> new Subject(Fact.ClientTally.class, "");
      case Fact.HealthMeasured _ -> new Subject(Fact.HealthMeasured.class, "");
      case Fact.GatewayFigures _ -> new Subject(Fact.GatewayFigures.class, "");
      case Fact.ClientOperations _ -> new Subject(Fact.ClientOperations.class, "");
    };
  }

  /** The later one stands, except that what clients did is counted, not replaced. */
  private static FactRecord merge(FactRecord earlier, FactRecord later) {
    if (earlier.fact() instanceof Fact.ClientOperations a
        && later.fact() instanceof Fact.ClientOperations b) {
      Fact sum =
          new Fact.ClientOperations(
              a.periodMs() + b.periodMs(),
              a.acknowledgedReads() + b.acknowledgedReads(),
              a.acknowledgedWrites() + b.acknowledgedWrites(),
              a.refused() + b.refused(),
              a.failed() + b.failed(),
              a.notKnown() + b.notKnown(),
              b.inFlight(),
              b.p50Micros(),
              Math.max(a.p99Micros(), b.p99Micros()),
              Math.max(a.maxMicros(), b.maxMicros()));
      return new FactRecord(
          later.sequence(), later.atMicros(), later.observer(), later.cause(), sum);
    }
    if (earlier.fact() instanceof Fact.GatewayFigures a
        && later.fact() instanceof Fact.GatewayFigures b) {
      return new FactRecord(
          later.sequence(), later.atMicros(), later.observer(), later.cause(), FiguresSum.of(a, b));
    }
    return later;
  }
}
