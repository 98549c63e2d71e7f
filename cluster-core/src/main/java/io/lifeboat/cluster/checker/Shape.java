package io.lifeboat.cluster.checker;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.TermRun;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The terms of a whole log at one moment, as a fact told them. */
record Shape(Fact.LogShape fact, long sequence) {

  NodeId node() {
    return fact.node();
  }

  long last() {
    return fact.lastIndex();
  }

  /** The first index whose term is known; above {@link #last} when none is. */
  long firstKnown() {
    List<TermRun> runs = fact.runs();
    return runs.isEmpty() ? last() + 1 : Math.max(fact.firstIndex(), runs.getFirst().fromIndex());
  }

  boolean knows(long index) {
    return index >= firstKnown() && index <= last();
  }

  /** The term of an entry whose index is known. */
  long termAt(long index) {
    return fact.runs().get(runAt(index)).term();
  }

  boolean hasTerm(long term) {
    return fact.runs().stream().anyMatch(run -> run.term() == term);
  }

  private int runAt(long index) {
    List<TermRun> runs = fact.runs();
    int low = 0;
    int high = runs.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (runs.get(middle).fromIndex() <= index) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }

  /**
   * How two logs agree: where they have the same entry, and where they differ before it.
   *
   * @param agree the highest index at which both have an entry of the same term
   * @param differ the highest index below it at which the terms differ, or null
   */
  record Comparison(long agree, @Nullable Long differ) {}

  /** Compares with another log, stretch by stretch from the end; null with no entry in common. */
  @Nullable Comparison compare(Shape other) {
    long low = Math.max(firstKnown(), other.firstKnown());
    long high = Math.min(last(), other.last());
    Long agree = null;
    while (high >= low) {
      TermRun mine = fact.runs().get(runAt(high));
      TermRun theirs = other.fact.runs().get(other.runAt(high));
      boolean same = mine.term() == theirs.term();
      if (agree != null && !same) {
        return new Comparison(agree, high);
      }
      agree = agree == null && same ? (Long) high : agree;
      high = Math.max(mine.fromIndex(), theirs.fromIndex()) - 1;
    }
    return agree == null ? null : new Comparison(agree, null);
  }

  /** The highest index up to this one at which another log has a different term, or null. */
  @Nullable Long differs(Shape other, long upTo) {
    long low = Math.max(firstKnown(), other.firstKnown());
    long high = Math.min(upTo, Math.min(last(), other.last()));
    while (high >= low) {
      TermRun mine = fact.runs().get(runAt(high));
      TermRun theirs = other.fact.runs().get(other.runAt(high));
      if (mine.term() != theirs.term()) {
        return high;
      }
      high = Math.max(mine.fromIndex(), theirs.fromIndex()) - 1;
    }
    return null;
  }
}
