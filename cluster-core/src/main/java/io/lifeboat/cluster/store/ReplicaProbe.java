package io.lifeboat.cluster.store;

import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What can be seen of one replica's state from outside: its digest right after each of the last
 * commands it applied. The apply thread writes, any thread reads. Older ones than the last {@value
 * #CAPACITY} are forgotten, so a replica far behind the others cannot be compared: not known.
 */
public final class ReplicaProbe {
  static final int CAPACITY = 8192;

  private final long[] indices = new long[CAPACITY];
  private final long[] digests = new long[CAPACITY];
  private long lastIndex;
  private int next;
  private int count;
  private volatile Function<String, @Nullable Versioned> lookUp = key -> null;

  /** Called by the replica after it applied the command at {@code index}. */
  synchronized void applied(long index, long digest) {
    if (index <= lastIndex) {
      forgetFrom(index);
    }
    indices[next] = index;
    digests[next] = digest;
    next = (next + 1) % CAPACITY;
    count = Math.min(count + 1, CAPACITY);
    lastIndex = index;
  }

  /** Called when the replica's state was replaced by a snapshot's. */
  synchronized void restored(long index, long digest) {
    count = 0;
    next = 0;
    lastIndex = 0;
    if (index > 0) {
      applied(index, digest);
    }
  }

  /** Called by a replica's new state machine: where single keys are to be looked up from now on. */
  void serves(Function<String, @Nullable Versioned> state) {
    lookUp = state;
  }

  /** What this replica holds for the key now, however far it is behind. */
  public @Nullable Versioned get(String key) {
    return lookUp.apply(key);
  }

  /** The index of the last command applied, 0 before the first. */
  public synchronized long lastIndex() {
    return lastIndex;
  }

  /** The digest right after the command at {@code index}, if that is among the last ones. */
  public synchronized OptionalLong digestAt(long index) {
    int low = 0;
    int high = count - 1;
    int oldest = Math.floorMod(next - count, CAPACITY);
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int slot = (oldest + middle) % CAPACITY;
      if (indices[slot] == index) {
        return OptionalLong.of(digests[slot]);
      } else if (indices[slot] < index) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return OptionalLong.empty();
  }

  private void forgetFrom(long index) {
    while (count > 0) {
      int last = Math.floorMod(next - 1, CAPACITY);
      if (indices[last] < index) {
        break;
      }
      next = last;
      count--;
    }
  }
}
