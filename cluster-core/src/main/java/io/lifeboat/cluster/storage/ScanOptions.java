package io.lifeboat.cluster.storage;

/**
 * How a node's files are scanned.
 *
 * @param upTo the highest index that is looked at; of a running node the one that is known to be
 *     written, since what is behind it changes
 * @param running whether an engine may be writing: the end of the log is then not judged
 * @param longestEntry in bytes, as the engine is told; it takes longer ones for the end of the log
 * @param maxFindings how many are listed; all are counted
 */
public record ScanOptions(
    long upTo, boolean running, int longestEntry, int maxFindings, ScanProgress progress) {
  private static final int LONGEST_ENTRY = 64 * 1024;
  private static final int MAX_FINDINGS = 100;

  /** Of a node that does not run: everything. */
  public static ScanOptions stopped() {
    return new ScanOptions(Long.MAX_VALUE, false, LONGEST_ENTRY, MAX_FINDINGS, ScanProgress.NONE);
  }

  /** Of a node that runs, up to an index that is known to be written. */
  public static ScanOptions running(long upTo) {
    return new ScanOptions(upTo, true, LONGEST_ENTRY, MAX_FINDINGS, ScanProgress.NONE);
  }

  public ScanOptions withProgress(ScanProgress next) {
    return new ScanOptions(upTo, running, longestEntry, maxFindings, next);
  }
}
