package io.lifeboat.cluster.model;

/** The three strategies against failures, each to be armed by itself. */
public enum Strategy {
  /** Copies of the state are written now and then, to go back to. */
  BACKUP,
  /** What certainly had no effect is sent again, within a budget. */
  RETRY,
  /** A policy decides what is given up; queue, limits and breaker keep the rest going. */
  DEGRADE
}
