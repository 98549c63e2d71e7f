package io.lifeboat.console.ui.shell;

/** Who sits at a window, and so what has a sense in it. */
enum Seat {
  /** At a cluster of one's own. */
  OPERATOR,

  /** Whoever looks at what was. */
  RECORDING,

  /** At a cluster on which somebody else breaks things. */
  TRAINEE,

  /** The same, when an instructor leads. */
  LED,

  /** Who breaks them. */
  INSTRUCTOR;

  /** Whether faults are his to inject. */
  boolean mayBreakThings() {
    return this == OPERATOR || this == INSTRUCTOR;
  }

  /** Whether demonstrations and the first steps may take the cluster over. */
  boolean mayShow() {
    return this == OPERATOR;
  }
}
