package io.lifeboat.cluster.gateway;

import io.lifeboat.cluster.model.RequestPriority;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Requests that wait for their turn: the more important first, and within one priority the one that
 * came first. It is bounded: when it is full, whoever matters more takes the place of the newest of
 * those that matter least, so that overload is felt by batch first and by critical requests last.
 * Not thread-safe.
 *
 * @param <T> what waits
 */
public final class RequestQueue<T> {
  private static final RequestPriority[] BY_IMPORTANCE = RequestPriority.values();

  private final Map<RequestPriority, Deque<Waiting<T>>> waiting =
      new EnumMap<>(RequestPriority.class);
  private final int capacity;
  private int size;

  /** Holds at most {@code capacity} requests of all priorities together. */
  public RequestQueue(int capacity) {
    if (capacity < 1) {
      throw new IllegalArgumentException("capacity must be at least 1, not " + capacity);
    }
    this.capacity = capacity;
    for (RequestPriority each : BY_IMPORTANCE) {
      waiting.put(each, new ArrayDeque<>());
    }
  }

  private record Waiting<T>(T request, long deadlineNanos) {}

  /**
   * Takes a request in, if need be in the place of one that matters less.
   *
   * @param deadlineNanos when its patience is over, on the clock of {@link System#nanoTime}
   * @return who has no place any more: a request that was waiting, this one, or null for nobody
   */
  public @Nullable T offer(RequestPriority priority, T request, long deadlineNanos) {
    T without = null;
    if (size == capacity) {
      without = evictFor(priority);
      if (without == null) {
        return request;
      }
    }
    of(priority).addLast(new Waiting<>(request, deadlineNanos));
    size++;
    return without;
  }

  private @Nullable T evictFor(RequestPriority priority) {
    for (int i = BY_IMPORTANCE.length - 1; i > priority.ordinal(); i--) {
      Waiting<T> newest = of(BY_IMPORTANCE[i]).pollLast();
      if (newest != null) {
        size--;
        return newest.request;
      }
    }
    return null;
  }

  /** Takes the next one out, or gives null when nobody waits. */
  public @Nullable T poll() {
    for (RequestPriority each : BY_IMPORTANCE) {
      Waiting<T> next = of(each).pollFirst();
      if (next != null) {
        size--;
        return next.request;
      }
    }
    return null;
  }

  /** Takes out all whose patience is over, the more important first. */
  public List<T> expired(long nowNanos) {
    return takeOut(one -> one.deadlineNanos - nowNanos <= 0);
  }

  /** Takes out all of which this is true, the more important first. */
  public List<T> takeAll(Predicate<T> which) {
    return takeOut(one -> which.test(one.request));
  }

  private List<T> takeOut(Predicate<Waiting<T>> which) {
    List<T> out = new ArrayList<>();
    for (RequestPriority each : BY_IMPORTANCE) {
      of(each)
          .removeIf(
              one -> {
                boolean is = which.test(one);
                if (is) {
                  out.add(one.request);
                }
                return is;
              });
    }
    size -= out.size();
    return out;
  }

  /** How many of this priority wait. */
  public int depth(RequestPriority priority) {
    return of(priority).size();
  }

  /** How many wait altogether. */
  public int size() {
    return size;
  }

  private Deque<Waiting<T>> of(RequestPriority priority) {
    return Objects.requireNonNull(waiting.get(priority));
  }
}
