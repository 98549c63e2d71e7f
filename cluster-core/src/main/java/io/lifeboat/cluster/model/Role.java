package io.lifeboat.cluster.model;

/**
 * The part a server plays in Raft (§5.1), with the three the paper's figure omits: a promotable
 * server catches up before it may vote, a passive one never votes, an inactive one takes no part.
 */
public enum Role {
  LEADER,
  CANDIDATE,
  FOLLOWER,
  PROMOTABLE,
  PASSIVE,
  INACTIVE
}
