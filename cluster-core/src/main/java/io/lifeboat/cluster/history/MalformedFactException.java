package io.lifeboat.cluster.history;

import org.jspecify.annotations.Nullable;

/** A line that is not exactly one fact. */
public final class MalformedFactException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int column;

  MalformedFactException(int column, String message, @Nullable Throwable cause) {
    super(message, cause);
    this.column = column;
  }

  /** Where in the line, counted from 1. */
  public int column() {
    return column;
  }
}
