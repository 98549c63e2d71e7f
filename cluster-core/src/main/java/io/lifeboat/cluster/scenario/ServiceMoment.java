package io.lifeboat.cluster.scenario;

/**
 * What clients got in one period.
 *
 * @param atMs its end, after the first acknowledged write
 * @param periodMs how long it was
 * @param acknowledged in full or by a replica
 * @param refused turned away with a reason
 * @param inVain failed, or without an answer
 */
public record ServiceMoment(
    long atMs, long periodMs, long acknowledged, long refused, long inVain) {}
