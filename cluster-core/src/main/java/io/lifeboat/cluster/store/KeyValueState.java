package io.lifeboat.cluster.store;

import java.util.List;
import java.util.NavigableMap;
import java.util.Random;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The deterministic state machine itself (Raft §2): a map of keys to versioned values. One thread
 * applies; others may look up single keys meanwhile.
 */
final class KeyValueState {
  private final NavigableMap<String, Versioned> entries = new ConcurrentSkipListMap<>();
  private final StateDigest digest = new StateDigest();

  @Nullable Versioned get(String key) {
    return entries.get(key);
  }

  Versioned put(String key, String value, long index) {
    Versioned before = entries.get(key);
    Versioned after = new Versioned(value, index, before == null ? 1 : before.revision() + 1);
    set(key, before, after);
    return after;
  }

  /** Sets the value if the key's present value is {@code expected}; null expects no value. */
  @Nullable Versioned compareAndSet(
      String key, @Nullable String expected, String value, long index) {
    Versioned before = entries.get(key);
    String present = before == null ? null : before.value();
    return java.util.Objects.equals(present, expected) ? put(key, value, index) : null;
  }

  @Nullable Versioned delete(String key) {
    Versioned before = entries.remove(key);
    if (before != null) {
      digest.remove(key, before);
    }
    return before;
  }

  void restore(String key, Versioned entry) {
    set(key, entries.get(key), entry);
  }

  /**
   * Puts entries of a backup in, as they were; none of them when one of the keys is there already
   * with something else. Doing it twice is doing it once.
   *
   * @param first whether only an empty state takes them
   */
  boolean restoreAll(List<KeyValueEntry> chunk, boolean first) {
    boolean allThere = true;
    for (KeyValueEntry each : chunk) {
      Versioned present = entries.get(each.key());
      allThere &= each.entry().equals(present);
      if (present != null && !present.equals(each.entry())) {
        return false;
      }
    }
    if (first && !allThere && !entries.isEmpty()) {
      return false;
    }
    chunk.forEach(each -> restore(each.key(), each.entry()));
    return true;
  }

  /** The fault of a memory: the value changes and no digest knows. */
  void changeSilently(String key, Versioned entry) {
    entries.put(key, entry);
  }

  MarkedState marked(long index) {
    return new MarkedState(index, digest.value(), entries);
  }

  void correctDigest(long error) {
    digest.correct(error);
  }

  void clear() {
    entries.clear();
    digest.clear();
  }

  int size() {
    return entries.size();
  }

  void forEach(BiConsumer<String, Versioned> action) {
    entries.forEach(action);
  }

  long digest() {
    return digest.value();
  }

  /** One of the keys, or null when there is none. */
  @Nullable String anyKey(Random random) {
    List<String> keys = List.copyOf(entries.keySet());
    return keys.isEmpty() ? null : keys.get(random.nextInt(keys.size()));
  }

  private void set(String key, @Nullable Versioned before, Versioned after) {
    if (before != null) {
      digest.remove(key, before);
    }
    entries.put(key, after);
    digest.add(key, after);
  }
}
