package io.lifeboat.cluster.raft;

import io.atomix.protocols.raft.storage.log.entry.CloseSessionEntry;
import io.atomix.protocols.raft.storage.log.entry.ConfigurationEntry;
import io.atomix.protocols.raft.storage.log.entry.InitializeEntry;
import io.atomix.protocols.raft.storage.log.entry.KeepAliveEntry;
import io.atomix.protocols.raft.storage.log.entry.OpenSessionEntry;
import io.atomix.protocols.raft.storage.log.entry.OperationEntry;
import io.atomix.protocols.raft.storage.log.entry.RaftLogEntry;
import io.atomix.protocols.raft.storage.log.entry.SessionEntry;
import io.lifeboat.cluster.store.KeyValueCodec;

/** What stands in a log entry, in words for a person, in English. */
final class EntryWords {
  private EntryWords() {}

  /** What the engine calls this kind of entry: {@code Command}, {@code KeepAlive} … */
  static String type(RaftLogEntry entry) {
    String name = entry.getClass().getSimpleName();
    return name.endsWith("Entry") ? name.substring(0, name.length() - "Entry".length()) : name;
  }

  static String summary(long index, RaftLogEntry entry) {
    return switch (entry) {
      case OperationEntry operation ->
          KeyValueCodec.words(operation.operation().id().id(), operation.operation().value());
      case InitializeEntry initialize -> "initialize term " + initialize.term();
      case ConfigurationEntry configuration ->
          "configuration of " + counted(configuration.members().size(), "member");
      case OpenSessionEntry _ -> "open session " + index;
      case CloseSessionEntry close ->
          (close.expired() ? "end expired session " : "close session ") + close.session();
      case KeepAliveEntry alive -> "keep-alive of " + counted(alive.sessionIds().length, "session");
      case SessionEntry session -> type(session) + " of session " + session.session();
      default -> type(entry);
    };
  }

  private static String counted(int count, String noun) {
    return count + " " + noun + (count == 1 ? "" : "s");
  }
}
