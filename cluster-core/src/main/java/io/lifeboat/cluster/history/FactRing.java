package io.lifeboat.cluster.history;

import io.lifeboat.cluster.fact.FactListener;
import io.lifeboat.cluster.fact.FactRecord;
import java.util.ArrayDeque;
import java.util.List;

/**
 * The latest facts, in memory. Overflow policy: <em>drop oldest</em>; how many were dropped is
 * counted. Safe to use from several threads.
 */
public final class FactRing implements FactListener {
  private final int capacity;
  private final ArrayDeque<FactRecord> facts;
  private long dropped;

  public FactRing(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity must be at least 1, not " + capacity);
    }
    this.capacity = capacity;
    this.facts = new ArrayDeque<>(Math.min(capacity, 1024));
  }

  @Override
  public synchronized void onFact(FactRecord record) {
    if (facts.size() == capacity) {
      facts.removeFirst();
      dropped++;
    }
    facts.addLast(record);
  }

  /** The facts kept, oldest first. */
  public synchronized List<FactRecord> facts() {
    return List.copyOf(facts);
  }

  /** How many older facts the bound has pushed out. */
  public synchronized long dropped() {
    return dropped;
  }
}
