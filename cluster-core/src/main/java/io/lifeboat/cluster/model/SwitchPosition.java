package io.lifeboat.cluster.model;

/** Who decides about a degrade switch. */
public enum SwitchPosition {
  /** The policy does. */
  AUTO,
  /** On, whatever the policy says. */
  FORCED_ON,
  /** Off, whatever the policy says. */
  FORCED_OFF
}
