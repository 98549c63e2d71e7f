package io.lifeboat.cluster.model;

/** How much a request matters when not all can be served; the order is that of importance. */
public enum RequestPriority {
  CRITICAL,
  NORMAL,
  BATCH
}
