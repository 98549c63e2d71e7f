package io.lifeboat.cluster.raft;

import org.jspecify.annotations.Nullable;

/** What a client may ask of the replicated store. */
public sealed interface Operation {
  String key();

  /** Whether it can change the state; one that cannot may be repeated without harm. */
  default boolean isWrite() {
    return !(this instanceof Get);
  }

  record Put(String key, String value) implements Operation {}

  /** Sets the value if the present one is {@code expected}; null expects the key to be absent. */
  record CompareAndSet(String key, @Nullable String expected, String value) implements Operation {}

  record Delete(String key) implements Operation {}

  /** A linearizable read: the leader makes sure it still leads before the answer leaves. */
  record Get(String key) implements Operation {}
}
