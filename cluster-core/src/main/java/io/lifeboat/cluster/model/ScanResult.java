package io.lifeboat.cluster.model;

import java.util.List;

/**
 * What a scan of a node's files found. The files were only read.
 *
 * @param records sound ones
 * @param bytes of records whose checksum was computed
 * @param firstIndex of the log, 0 when there is none
 * @param lastIndex of the last sound record
 * @param readableIndex up to where the engine would read: the last index before the first damage
 * @param snapshotIndex the highest index a sound and complete snapshot covers, 0 when none does
 * @param sealed whether there were sealed checksums to compare with
 * @param findings the first ones, in the order of the files
 * @param totalFindings all of them, also those that are not listed
 */
public record ScanResult(
    ScanVerdict verdict,
    long records,
    long bytes,
    long firstIndex,
    long lastIndex,
    long readableIndex,
    long snapshotIndex,
    double durationMs,
    boolean sealed,
    List<SegmentSummary> segments,
    List<Finding> findings,
    long totalFindings) {

  public ScanResult {
    segments = List.copyOf(segments);
    findings = List.copyOf(findings);
  }
}
