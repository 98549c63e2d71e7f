package io.lifeboat.cluster.model;

/**
 * How much one node has reason to suspect another (φ accrual failure detector, Hayashibara et al.
 * 2004): φ = 1 means that a living one is silent for so long once in 10 times, φ = 2 once in 100.
 *
 * @param by who listens
 * @param of whom it listens to
 * @param silentMs since it heard from it last
 */
public record LinkSuspicion(NodeId by, NodeId of, long silentMs, double phi) {}
