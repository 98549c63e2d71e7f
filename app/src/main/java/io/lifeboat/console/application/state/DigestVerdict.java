package io.lifeboat.console.application.state;

/** What the comparison of a replica's digest with the others at the same index says. */
public enum DigestVerdict {
  EQUAL,
  DIFFERS,
  NOT_KNOWN
}
