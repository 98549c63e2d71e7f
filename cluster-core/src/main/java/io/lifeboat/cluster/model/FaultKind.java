package io.lifeboat.cluster.model;

/** What the nemesis can do to the cluster. */
public enum FaultKind {
  KILL,
  FREEZE,
  ISOLATE,
  PARTITION
}
