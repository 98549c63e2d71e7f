package io.lifeboat.cluster.model;

/** What the gateway goes by after a policy's fault. */
public enum PolicyConsequence {
  /** The last table the policy gave, for as long as that is fresh. */
  LAST_GOOD,
  /** The policy that is built in, because the last good table is too old or there was none. */
  BUILT_IN
}
