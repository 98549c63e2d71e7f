package io.lifeboat.cluster.model;

/** Which of a node's files. */
public enum FilePart {
  /** The segments of its log. */
  JOURNAL,
  SNAPSHOT,
  /** The term and the vote: the engine's file and ours. */
  VOTE,
  /** The configuration it starts with. */
  CONFIGURATION,
  /** The replicated state, which is in memory. */
  STATE,
  /** The checksums Lifeboat keeps of what the engine leaves unprotected. */
  SEALS
}
