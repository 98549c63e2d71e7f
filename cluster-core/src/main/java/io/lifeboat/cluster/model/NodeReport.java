package io.lifeboat.cluster.model;

import org.jspecify.annotations.Nullable;

/**
 * What one node says of itself at one moment: its own belief, which may be out of date.
 *
 * @param leader whom it believes to lead, or null when it knows of no leader
 * @param commitIndex the highest log index it knows to be committed (Raft §5.3)
 * @param appliedIndex the highest log index its state machine has applied
 * @param lastLogIndex the last index in its log, committed or not
 */
public record NodeReport(
    NodeId node,
    NodeStatus status,
    Role role,
    long term,
    @Nullable NodeId leader,
    long commitIndex,
    long appliedIndex,
    long lastLogIndex) {}
