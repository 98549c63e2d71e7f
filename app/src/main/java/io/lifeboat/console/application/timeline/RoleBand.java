package io.lifeboat.console.application.timeline;

import io.lifeboat.cluster.model.Role;

/**
 * The part a node played.
 *
 * @param ready it led and had committed an entry of its term
 * @param stale it believed to lead a term that was over
 */
public record RoleBand(Role role, long term, boolean ready, boolean stale) {}
