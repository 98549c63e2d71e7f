package io.lifeboat.cluster.storage;

import io.atomix.protocols.raft.partition.impl.RaftNamespaces;
import io.atomix.protocols.raft.storage.log.entry.RaftLogEntry;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Decodes what the engine has written, and expects that it may be anything. */
final class EntryBytes {
  private static final Logger LOG = LoggerFactory.getLogger(EntryBytes.class);

  private EntryBytes() {}

  /** The term of an entry; null when the bytes are none. */
  static @Nullable Long term(byte[] bytes) {
    return decode(bytes) instanceof RaftLogEntry entry ? entry.term() : null;
  }

  /** What the bytes stand for; null when for nothing. */
  static @Nullable Object decode(byte[] bytes) {
    try {
      return RaftNamespaces.RAFT_STORAGE.deserialize(bytes);
    } catch (RuntimeException e) {
      LOG.debug("{} bytes cannot be decoded", bytes.length, e);
      return null;
    }
  }
}
