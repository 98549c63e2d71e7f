package io.lifeboat.cluster.raft;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import io.atomix.protocols.raft.cluster.RaftMember;
import io.atomix.protocols.raft.storage.log.entry.CloseSessionEntry;
import io.atomix.protocols.raft.storage.log.entry.ConfigurationEntry;
import io.atomix.protocols.raft.storage.log.entry.KeepAliveEntry;
import io.atomix.protocols.raft.storage.log.entry.OpenSessionEntry;
import io.atomix.protocols.raft.storage.log.entry.OperationEntry;
import io.atomix.protocols.raft.storage.log.entry.RaftLogEntry;
import io.atomix.protocols.raft.storage.log.entry.SessionEntry;
import io.atomix.protocols.raft.storage.log.entry.TimestampedEntry;
import java.nio.charset.StandardCharsets;

/**
 * A 64-bit digest of what a log entry means: its index, its term, its kind and every field of it,
 * not the bytes a serializer happens to make. Equal on every node that holds the same entry; it
 * finds errors and withstands no adversary.
 */
final class EntryDigest {
  private static final HashFunction HASH = Hashing.murmur3_128(0x6c6f6773);

  private EntryDigest() {}

  static long of(long index, RaftLogEntry entry) {
    Hasher hash = HASH.newHasher().putLong(index).putLong(entry.term());
    text(hash, EntryWords.type(entry));
    if (entry instanceof TimestampedEntry timestamped) {
      hash.putLong(timestamped.timestamp());
    }
    if (entry instanceof SessionEntry session) {
      hash.putLong(session.session());
    }
    switch (entry) {
      case OperationEntry operation -> {
        hash.putLong(operation.sequenceNumber());
        text(hash, operation.operation().id().id());
        bytes(hash, operation.operation().value());
      }
      case CloseSessionEntry close -> hash.putBoolean(close.expired()).putBoolean(close.delete());
      case OpenSessionEntry open -> {
        text(hash, open.memberId());
        text(hash, open.serviceName());
        text(hash, open.serviceType());
        bytes(hash, open.serviceConfig());
        hash.putInt(open.readConsistency().ordinal());
        hash.putLong(open.minTimeout()).putLong(open.maxTimeout());
      }
      case KeepAliveEntry alive -> {
        longs(hash, alive.sessionIds());
        longs(hash, alive.commandSequenceNumbers());
        longs(hash, alive.eventIndexes());
      }
      case ConfigurationEntry configuration -> {
        for (RaftMember member : configuration.members()) {
          text(hash, member.memberId().id());
          hash.putInt(member.getType().ordinal());
        }
      }
      default -> {
        // An entry without fields of its own.
      }
    }
    return hash.hash().asLong();
  }

  /** The digest of several entries in their order. */
  static long of(long[] digests, int from, int count) {
    Hasher hash = HASH.newHasher();
    for (int i = 0; i < count; i++) {
      hash.putLong(digests[(from + i) % digests.length]);
    }
    return hash.hash().asLong();
  }

  private static void text(Hasher hash, String text) {
    bytes(hash, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void bytes(Hasher hash, byte[] bytes) {
    hash.putInt(bytes.length).putBytes(bytes);
  }

  private static void longs(Hasher hash, long[] values) {
    hash.putInt(values.length);
    for (long value : values) {
      hash.putLong(value);
    }
  }
}
