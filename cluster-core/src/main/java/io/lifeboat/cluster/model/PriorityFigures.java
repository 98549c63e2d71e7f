package io.lifeboat.cluster.model;

/**
 * How the requests of one priority fare.
 *
 * @param waiting requests that wait for their turn, or for their class to be served again
 * @param answered in the period
 * @param p99Micros 99th percentile of their answers in microseconds; 0 when there were none
 */
public record PriorityFigures(
    RequestPriority priority, int waiting, long answered, long p99Micros) {}
