package io.lifeboat.cluster.model;

/**
 * What became of the requests of one class in a period.
 *
 * @param full answered in full
 * @param stale answered by a replica that may be behind
 * @param queued that had to wait for their class to be served again
 * @param refused turned away with a reason, certainly without effect
 * @param failed certainly without effect, for another reason
 * @param notKnown no answer in time
 */
public record ClassFigures(
    RequestKind kind,
    RequestPriority priority,
    long full,
    long stale,
    long queued,
    long refused,
    long failed,
    long notKnown) {}
