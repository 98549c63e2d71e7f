package io.lifeboat.cluster.store;

import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * The deterministic state machine itself (Raft §2): a map of keys to versioned values. One thread
 * applies; others may look up single keys meanwhile.
 */
final class KeyValueState {
  private final Map<String, Versioned> entries = new ConcurrentSkipListMap<>();
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

  private void set(String key, @Nullable Versioned before, Versioned after) {
    if (before != null) {
      digest.remove(key, before);
    }
    entries.put(key, after);
    digest.add(key, after);
  }
}
