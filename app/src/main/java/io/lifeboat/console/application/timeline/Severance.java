package io.lifeboat.console.application.timeline;

/** How far a node's links were cut. A gap in the lane means: not at all. */
public enum Severance {
  /** Some of its links, in some direction. */
  PARTLY,
  /** Every link between it and the other members, both ways. */
  FULLY
}
