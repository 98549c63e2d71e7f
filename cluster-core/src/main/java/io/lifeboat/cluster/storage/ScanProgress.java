package io.lifeboat.cluster.storage;

/**
 * Told every few MiB how far a scan is, on the thread that scans. It may wait, which paces the
 * scan, or throw {@link java.util.concurrent.CancellationException}, which gives it up.
 */
@FunctionalInterface
public interface ScanProgress {
  ScanProgress NONE = (bytes, ofBytes, records) -> {};

  /**
   * Tells how far it is.
   *
   * @param bytes of the journal looked at so far
   * @param ofBytes of the journal's files, the room for records to come included
   */
  void scanned(long bytes, long ofBytes, long records);
}
