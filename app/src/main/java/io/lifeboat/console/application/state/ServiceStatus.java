package io.lifeboat.console.application.state;

/** Whether clients are served; never "up" for want of data. */
public enum ServiceStatus {
  /** No fact tells yet. */
  UNKNOWN,
  UP,
  /** Served, but less than asked for: a degrade switch is on, or no further loss can be borne. */
  DEGRADED,
  DOWN
}
