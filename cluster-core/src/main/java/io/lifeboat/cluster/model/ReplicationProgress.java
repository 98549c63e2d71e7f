package io.lifeboat.cluster.model;

/**
 * What a leader knows of one other member (Raft Figure 2, volatile state on leaders).
 *
 * @param nextIndex the index of the next entry it will send
 * @param matchIndex the highest index known to be in that member's log
 * @param failures requests in a row without an answer; the engine waits longer after each
 */
public record ReplicationProgress(NodeId node, long nextIndex, long matchIndex, int failures) {}
