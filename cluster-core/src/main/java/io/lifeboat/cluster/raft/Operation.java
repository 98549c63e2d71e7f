package io.lifeboat.cluster.raft;

import io.lifeboat.cluster.store.KeyValueEntry;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a client may ask of the replicated store. */
public sealed interface Operation {
  String key();

  /** Whether it goes into the log; one that does not may be repeated without harm. */
  default boolean isWrite() {
    return !(this instanceof Get || this instanceof Scan);
  }

  record Put(String key, String value) implements Operation {}

  /** Sets the value if the present one is {@code expected}; null expects the key to be absent. */
  record CompareAndSet(String key, @Nullable String expected, String value) implements Operation {}

  record Delete(String key) implements Operation {}

  /** Changes nothing: replicas tell their state when they have applied it. */
  record Mark(long id) implements Operation {
    @Override
    public String key() {
      return "";
    }
  }

  /**
   * Entries of a backup, put in as they were, or refused as a whole: the answer is then empty.
   *
   * @param first whether only an empty state takes them
   */
  record RestoreChunk(String backup, boolean first, List<KeyValueEntry> entries)
      implements Operation {
    public RestoreChunk {
      entries = List.copyOf(entries);
    }

    @Override
    public String key() {
      return "";
    }
  }

  /**
   * Counts the keys that begin with this; a read of many keys, linearizable like {@link Get}.
   *
   * @param key what they begin with
   */
  record Scan(String key) implements Operation {}

  /** A linearizable read: the leader makes sure it still leads before the answer leaves. */
  record Get(String key) implements Operation {}
}
