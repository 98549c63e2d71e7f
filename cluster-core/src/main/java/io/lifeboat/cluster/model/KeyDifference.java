package io.lifeboat.cluster.model;

import org.jspecify.annotations.Nullable;

/**
 * One key that two replicas hold differently.
 *
 * @param here in words: value, version and revision; null when it has no such key
 * @param there the same of the replica it is compared with
 */
public record KeyDifference(String key, @Nullable String here, @Nullable String there) {}
