package io.lifeboat.cluster.raft;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * What waits for a session, in the order it came. After an outage, or with more load than the
 * cluster carries, the oldest are so near to their deadlines that serving them first serves nobody:
 * each is given up on its way, and so is the next. So while the oldest has waited for long, the
 * newest goes first; the old ones are served when there is time again, or end at their deadlines
 * without having been sent.
 *
 * <p>Overflow policy: <em>refuse newest</em>. Not safe for several threads.
 */
final class Backlog<T> {
  private final int capacity;
  private final long oldNanos;
  private final LongSupplier clock;
  private final Deque<Waiting<T>> waiting = new ArrayDeque<>();

  private record Waiting<T>(T what, long sinceNanos) {}

  /**
   * @param oldNanos who has waited for longer than this is old
   * @param clock nanoseconds
   */
  Backlog(int capacity, long oldNanos, LongSupplier clock) {
    this.capacity = capacity;
    this.oldNanos = oldNanos;
    this.clock = clock;
  }

  /** Whether there was room for it. */
  boolean offer(T what) {
    if (waiting.size() >= capacity) {
      return false;
    }
    waiting.addLast(new Waiting<>(what, clock.getAsLong()));
    return true;
  }

  /** Takes out the one whose turn it is; null when nothing waits. */
  @Nullable T poll() {
    Waiting<T> oldest = waiting.peekFirst();
    if (oldest == null) {
      return null;
    }
    boolean old = clock.getAsLong() - oldest.sinceNanos > oldNanos;
    return (old ? waiting.removeLast() : waiting.removeFirst()).what;
  }

  /** Takes this one out, wherever it is. */
  void remove(T what) {
    for (Iterator<Waiting<T>> each = waiting.iterator(); each.hasNext(); ) {
      if (each.next().what.equals(what)) {
        each.remove();
        return;
      }
    }
  }

  boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Takes out all, oldest first. */
  List<T> drain() {
    List<T> all = new ArrayList<>();
    waiting.forEach(one -> all.add(one.what));
    waiting.clear();
    return all;
  }
}
