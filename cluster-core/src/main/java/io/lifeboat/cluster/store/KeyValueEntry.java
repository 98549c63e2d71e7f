package io.lifeboat.cluster.store;

/** A key and what it holds. */
public record KeyValueEntry(String key, Versioned entry) {}
