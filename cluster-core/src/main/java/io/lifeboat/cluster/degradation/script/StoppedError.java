package io.lifeboat.cluster.degradation.script;

import io.lifeboat.cluster.model.PolicyFault;

/**
 * A script went over its budget. An error and no exception: Lua's {@code pcall} catches exceptions,
 * and must not catch this.
 */
final class StoppedError extends Error {
  private static final long serialVersionUID = 1L;

  private final PolicyFault.Kind kind;

  StoppedError(PolicyFault.Kind kind, String message) {
    super(message, null, false, false);
    this.kind = kind;
  }

  PolicyFault.Kind kind() {
    return kind;
  }
}
