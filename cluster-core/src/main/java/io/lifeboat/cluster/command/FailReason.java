package io.lifeboat.cluster.command;

/** Why a command certainly did not happen: a stable word for messages, scripts and reports. */
public enum FailReason {
  NO_SUCH_NODE,
  WRONG_STATE,
  FAULTS_BLOCKED,
  BAD_ARGUMENT,
  NO_LEADER,
  READ_ONLY,
  /** The gateway serves less on purpose, and this was not among it. */
  SHED,
  NOTHING_TO_DO,
  UNSAFE,
  ENGINE,
  CLOSED,
  /** What is looked at is a recording: there is no cluster to ask. */
  RECORDING
}
