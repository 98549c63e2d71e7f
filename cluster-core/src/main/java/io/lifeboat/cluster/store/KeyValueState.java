package io.lifeboat.cluster.store;

import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The deterministic state machine itself (Raft §2): a map of keys to versioned values. One thread
 * applies; others may look up single keys meanwhile.
 *
 * <p>Each entry has a checksum, looked at whenever the entry is read, also by a write that builds
 * on it. What was found changed once is never given away again: a later write may have built on it.
 */
final class KeyValueState {
  private final NavigableMap<String, KeptEntry> entries = new ConcurrentSkipListMap<>();
  private final StateDigest digest = new StateDigest();
  private final Set<String> changed = ConcurrentHashMap.newKeySet();
  private final Consumer<ChangedEntry> whenChanged;

  KeyValueState() {
    this(change -> {});
  }

  /**
   * @param whenChanged told of each key once, on the thread that came upon it
   */
  KeyValueState(Consumer<ChangedEntry> whenChanged) {
    this.whenChanged = whenChanged;
  }

  /**
   * @throws ChangedInMemoryException when what is there is not what was applied
   */
  @Nullable Versioned get(String key) {
    KeptEntry kept = entries.get(key);
    demand(key, isSound(key, kept));
    return kept == null ? null : kept.entry();
  }

  /**
   * Sets the value.
   *
   * @throws ChangedInMemoryException when the entry before was changed; the value is set even so,
   *     as it is on the other replicas
   */
  Versioned put(String key, String value, long index) {
    KeptEntry before = entries.get(key);
    boolean sound = isSound(key, before);
    Versioned after = follow(key, before, value, index);
    demand(key, sound);
    return after;
  }

  /**
   * Sets the value if the key's present value is {@code expected}; null expects no value.
   *
   * @throws ChangedInMemoryException when the entry before was changed: nothing can be said
   */
  @Nullable Versioned compareAndSet(
      String key, @Nullable String expected, String value, long index) {
    KeptEntry before = entries.get(key);
    boolean sound = isSound(key, before);
    String present = before == null ? null : before.entry().value();
    Versioned after = Objects.equals(present, expected) ? follow(key, before, value, index) : null;
    demand(key, sound);
    return after;
  }

  /**
   * @throws ChangedInMemoryException when the entry was changed; it is gone even so
   */
  @Nullable Versioned delete(String key) {
    KeptEntry before = entries.get(key);
    boolean sound = isSound(key, before);
    if (before != null) {
      entries.remove(key);
      digest.remove(key, before.entry());
    }
    demand(key, sound);
    return before == null ? null : before.entry();
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
      Versioned present = get(each.key());
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

  /**
   * Looks at every entry below a prefix.
   *
   * @return how many there are, as the value and as the revision, and the newest version of them
   * @throws ChangedInMemoryException at the first one that was changed
   */
  Versioned scan(String prefix) {
    long count = 0;
    long newest = 0;
    for (Map.Entry<String, KeptEntry> each : entries.tailMap(prefix, true).entrySet()) {
      if (!each.getKey().startsWith(prefix)) {
        break;
      }
      demand(each.getKey(), isSound(each.getKey(), each.getValue()));
      count++;
      newest = Math.max(newest, each.getValue().entry().version());
    }
    return new Versioned(Long.toString(count), newest, count);
  }

  /** What is in memory, whether it is as it was applied or not: only for who damages it. */
  @Nullable Versioned peek(String key) {
    KeptEntry kept = entries.get(key);
    return kept == null ? null : kept.entry();
  }

  /** The fault of a memory: the value changes, and neither checksum nor digest knows. */
  void changeSilently(String key, Versioned entry) {
    entries.computeIfPresent(key, (k, kept) -> new KeptEntry(entry, kept.checksum()));
  }

  MarkedState marked(long index) {
    return new MarkedState(index, digest.value(), entries);
  }

  void correctDigest(long error) {
    digest.correct(error);
  }

  void clear() {
    entries.clear();
    changed.clear();
    digest.clear();
  }

  int size() {
    return entries.size();
  }

  /**
   * Goes through all entries.
   *
   * @throws ChangedInMemoryException at the first one that was changed, or when one was before
   */
  void forEach(BiConsumer<String, Versioned> action) {
    for (String key : changed) {
      throw new ChangedInMemoryException(key);
    }
    entries.forEach(
        (key, kept) -> {
          demand(key, isSound(key, kept));
          action.accept(key, kept.entry());
        });
  }

  long digest() {
    return digest.value();
  }

  /** One of the keys, or null when there is none. */
  @Nullable String anyKey(Random random) {
    List<String> keys = List.copyOf(entries.keySet());
    return keys.isEmpty() ? null : keys.get(random.nextInt(keys.size()));
  }

  private boolean isSound(String key, @Nullable KeptEntry kept) {
    if (!changed.isEmpty() && changed.contains(key)) {
      return false;
    }
    if (kept == null || kept.isAsApplied(key)) {
      return true;
    }
    if (changed.add(key)) {
      whenChanged.accept(ChangedEntry.of(key, kept));
    }
    return false;
  }

  private static void demand(String key, boolean sound) {
    if (!sound) {
      throw new ChangedInMemoryException(key);
    }
  }

  private Versioned follow(String key, @Nullable KeptEntry before, String value, long index) {
    Versioned after =
        new Versioned(value, index, before == null ? 1 : before.entry().revision() + 1);
    set(key, before, after);
    return after;
  }

  private void set(String key, @Nullable KeptEntry before, Versioned after) {
    if (before != null) {
      digest.remove(key, before.entry());
    }
    entries.put(key, KeptEntry.of(key, after));
    digest.add(key, after);
  }
}
