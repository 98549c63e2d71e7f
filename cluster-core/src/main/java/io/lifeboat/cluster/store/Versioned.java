package io.lifeboat.cluster.store;

/**
 * A value and how it came about.
 *
 * @param version the log index of the write that set it
 * @param revision how many writes this key has seen, 1 for the first: the proof that no
 *     acknowledged write was lost and none was done twice
 */
public record Versioned(String value, long version, long revision) {}
