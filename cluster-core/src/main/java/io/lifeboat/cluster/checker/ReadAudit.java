package io.lifeboat.cluster.checker;

/**
 * What the built-in client's reads showed.
 *
 * @param linearizable reads that were answered as linearizable ones
 * @param wrong those of them that did not see a write which had been acknowledged before they were
 *     begun
 * @param stale reads that were answered by a replica, and said so
 * @param behind those of them that did not see such a write; allowed, since they said so
 */
public record ReadAudit(long linearizable, long wrong, long stale, long behind) {}
