package io.lifeboat.cluster.command;

/**
 * Who gave a command. Without it a recording could not tell what a trainee did from what was done
 * to him.
 */
public enum Actor {
  /** Who runs the cluster: the user of the console, the trainee of a drill. */
  OPERATOR,
  /** Who trains the operator and sees what he does not. */
  INSTRUCTOR,
  /** A step of a drill or of a demonstration, at its time. */
  SCRIPT
}
