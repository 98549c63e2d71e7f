package io.lifeboat.cluster.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What can be seen of one replica's state from outside: its digest right after each of the last
 * commands it applied. The apply thread writes, any thread reads. Older ones than the last {@value
 * #CAPACITY} are forgotten, so a replica far behind the others cannot be compared: not known.
 */
public final class ReplicaProbe {
  static final int CAPACITY = 8192;

  /** Until somebody listens. */
  private static final int CHANGES_KEPT = 64;

  private final long[] indices = new long[CAPACITY];
  private final long[] digests = new long[CAPACITY];
  private long lastIndex;
  private int next;
  private int count;
  private final StateTamper tamper = new StateTamper();
  private final Map<Long, CompletableFuture<MarkedState>> expected = new ConcurrentHashMap<>();
  private final AtomicLong correction = new AtomicLong();
  private volatile @Nullable KeyValueState state;
  private volatile long lastWrite;
  private final List<ChangedEntry> changes = new ArrayList<>();
  private @Nullable Consumer<ChangedEntry> whenChanged;
  private volatile boolean wasChanged;

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
    lastWrite = index;
    correction.set(0);
    if (index > 0) {
      applied(index, digest);
    }
  }

  /** Called by a replica's new state machine: what is to be looked at from now on. */
  void serves(KeyValueState next) {
    state = next;
    tamper.serves(next);
  }

  /** An entry is not as it was applied: the replica came upon it, or who looked at a copy. */
  public void changed(ChangedEntry change) {
    Consumer<ChangedEntry> listener;
    synchronized (changes) {
      wasChanged = true;
      listener = whenChanged;
      if (listener == null && changes.size() < CHANGES_KEPT) {
        changes.add(change);
      }
    }
    if (listener != null) {
      listener.accept(change);
    }
  }

  /** Who is told of each entry that is found changed, those of before included; on any thread. */
  public void onChanged(Consumer<ChangedEntry> listener) {
    List<ChangedEntry> before;
    synchronized (changes) {
      whenChanged = listener;
      before = List.copyOf(changes);
      changes.clear();
    }
    before.forEach(listener);
  }

  /**
   * Whether an entry was found changed in this life: then this replica answers for itself no more.
   */
  public boolean wasChanged() {
    return wasChanged;
  }

  /** Called by the replica after a command that may have changed the state. */
  void wrote(long index) {
    lastWrite = index;
  }

  /** Called by the replica when it comes to a mark; nothing is done for one nobody waits for. */
  void marked(long mark, Supplier<MarkedState> copy) {
    CompletableFuture<MarkedState> waiting = expected.remove(mark);
    if (waiting != null) {
      waiting.complete(copy.get());
    }
  }

  /** Called by the replica before each command. */
  long takeCorrection() {
    return correction.getAndSet(0);
  }

  /**
   * What this replica holds for the key now, however far it is behind.
   *
   * @throws ChangedInMemoryException when its memory was changed, there or elsewhere
   */
  public @Nullable Versioned get(String key) {
    KeyValueState now = state;
    if (wasChanged) {
      throw new ChangedInMemoryException(key);
    }
    return now == null ? null : now.get(key);
  }

  /**
   * What this replica holds below a prefix now: see {@link KeyValueOperations#SCAN}.
   *
   * @throws ChangedInMemoryException when its memory was changed, there or elsewhere
   */
  public @Nullable Versioned scan(String prefix) {
    KeyValueState now = state;
    if (wasChanged) {
      throw new ChangedInMemoryException(prefix);
    }
    return now == null ? null : now.scan(prefix);
  }

  /**
   * Asks for a copy of the state at a mark; to be called before the mark is submitted. It completes
   * on the replica's state thread, or never: then {@link #forget} it.
   */
  public CompletableFuture<MarkedState> expect(long mark) {
    return expected.computeIfAbsent(mark, m -> new CompletableFuture<>());
  }

  public void forget(long mark) {
    expected.remove(mark);
  }

  /**
   * Brings the digest that is kept step by step in line with what was computed from memory: it is
   * to say what the state is, also after memory was changed behind its back.
   *
   * @param error see {@link MarkedState#digestError}
   */
  public void correct(long error) {
    correction.addAndGet(error);
  }

  /** The index of the last command applied that may have changed the state. */
  public long lastWrite() {
    return lastWrite;
  }

  /** What a nemesis can do to this replica's memory. */
  public StateTamper tamper() {
    return tamper;
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
