package io.lifeboat.console.architecture.canary.cluster.model;

/** A value of a cluster. */
public record Value(int number) {}
