package io.lifeboat.cluster.model;

/** All entries of a log from {@code fromIndex} up to the next run are of this term. */
public record TermRun(long fromIndex, long term) {}
