package io.lifeboat.cluster.model;

/** The degrade switches an operator can turn. */
public enum SwitchName {
  /** The gateway refuses writes with a reason; reads go on. */
  READ_ONLY
}
