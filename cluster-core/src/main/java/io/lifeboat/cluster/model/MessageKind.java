package io.lifeboat.cluster.model;

/** What a message between two endpoints is for. */
public enum MessageKind {
  /** Pre-vote: "would you vote for me?" (Raft dissertation §9.6). */
  POLL,
  /** RequestVote (Raft §5.2). */
  VOTE,
  /** AppendEntries that carries entries (Raft §5.3). */
  APPEND,
  /** AppendEntries without entries (Raft §5.2). */
  HEARTBEAT,
  /** InstallSnapshot (Raft §7). */
  INSTALL,
  /** A new configuration made known by the leader. */
  CONFIGURE,
  /** A server joins, leaves or changes its type (Raft §6). */
  MEMBERSHIP,
  /** Leadership transfer (Raft dissertation §3.10). */
  TRANSFER,
  /** A client's command, query or session upkeep (Raft §8). */
  CLIENT;

  /** Rare and telling: each such message is a fact of its own; the others are only counted. */
  public boolean isIndividual() {
    return this == POLL || this == VOTE || this == INSTALL || this == CONFIGURE || this == TRANSFER;
  }
}
