package io.lifeboat.cluster.model;

/** Why a node's files were scanned. */
public enum ScanOccasion {
  BEFORE_START,
  BACKGROUND,
  ON_DEMAND
}
