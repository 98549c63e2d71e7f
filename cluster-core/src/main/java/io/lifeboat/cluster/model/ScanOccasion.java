package io.lifeboat.cluster.model;

/** When damage was looked for. */
public enum ScanOccasion {
  BEFORE_START,
  BACKGROUND,
  ON_DEMAND,
  /** An entry in memory was read, or all were for a snapshot, a backup or a comparison. */
  READ
}
