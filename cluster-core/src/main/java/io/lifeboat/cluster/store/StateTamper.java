package io.lifeboat.cluster.store;

import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The nemesis' hand in one replica's memory: real damage, by means a sound replica never uses. What
 * it changes is to be found by those who compare, not told by it.
 */
public final class StateTamper {
  private volatile @Nullable KeyValueState state;
  private final AtomicReference<@Nullable Consumer<Change>> nextPut = new AtomicReference<>();

  /**
   * What became of a value.
   *
   * @param before what it was, or should have been
   * @param after as read back from memory
   * @param index of the write, or 0 when no write did it
   */
  public record Change(String key, String before, String after, long index) {}

  void serves(KeyValueState next) {
    state = next;
  }

  /**
   * Flips one bit of a value in memory, past every checksum and digest; to be called on the
   * replica's state thread.
   *
   * @param key empty for one that {@code random} chooses
   * @return the change as read back from memory, or null when there is no such key
   */
  public @Nullable Change changeSilently(String key, Random random) {
    KeyValueState now = state;
    if (now == null) {
      return null;
    }
    String chosen = key.isEmpty() ? now.anyKey(random) : key;
    Versioned before = chosen == null ? null : now.peek(chosen);
    if (chosen == null || before == null) {
      return null;
    }
    now.changeSilently(
        chosen, new Versioned(oneBitOff(before.value()), before.version(), before.revision()));
    Versioned after = now.peek(chosen);
    return after == null ? null : new Change(chosen, before.value(), after.value(), 0);
  }

  /**
   * From now on the next put is applied with another value than the log has.
   *
   * @param then told on the state thread when it happened
   * @return false when one is waiting already
   */
  public boolean applyNextPutWrongly(Consumer<Change> then) {
    return nextPut.compareAndSet(null, then);
  }

  /** Takes that back; false when it has happened, or was never asked for. */
  public boolean applyRightly() {
    return nextPut.getAndSet(null) != null;
  }

  /** Each put of the replica is done here. */
  Versioned put(KeyValueState to, String key, String value, long index) {
    Consumer<Change> then = nextPut.get() == null ? null : nextPut.getAndSet(null);
    if (then == null) {
      return to.put(key, value, index);
    }
    Versioned wrong = to.put(key, otherThan(value), index);
    Versioned held = to.peek(key);
    then.accept(new Change(key, value, held == null ? wrong.value() : held.value(), index));
    return wrong;
  }

  /** A bug one could have: the text comes out backwards. */
  private static String otherThan(String value) {
    String reversed = new StringBuilder(value).reverse().toString();
    return reversed.equals(value) ? value + "?" : reversed;
  }

  private static String oneBitOff(String value) {
    if (value.isEmpty()) {
      return "\u0001";
    }
    int middle = value.length() / 2;
    return value.substring(0, middle)
        + (char) (value.charAt(middle) ^ 1)
        + value.substring(middle + 1);
  }
}
