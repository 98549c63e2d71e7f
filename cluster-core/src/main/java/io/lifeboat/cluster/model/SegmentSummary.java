package io.lifeboat.cluster.model;

/**
 * One file of a log, as a scan found it.
 *
 * @param lastIndex of the last sound record; {@code firstIndex - 1} when it holds none
 * @param records sound ones
 * @param bytes up to the end of the last record
 * @param damaged how many places in it are wrong
 */
public record SegmentSummary(
    String file, long firstIndex, long lastIndex, long records, long bytes, long damaged) {}
