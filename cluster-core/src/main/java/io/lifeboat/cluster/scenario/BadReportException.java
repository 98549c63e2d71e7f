package io.lifeboat.cluster.scenario;

import org.jspecify.annotations.Nullable;

/** A file is not a report of a comparison: where, and why not. */
public final class BadReportException extends Exception {
  private static final long serialVersionUID = 1L;

  BadReportException(int line, int column, String problem, @Nullable Throwable cause) {
    super(line + ":" + column + ": " + problem, cause);
  }

  BadReportException(String problem) {
    super(problem);
  }
}
