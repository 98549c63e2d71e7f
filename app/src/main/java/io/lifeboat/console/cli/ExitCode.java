package io.lifeboat.console.cli;

import io.lifeboat.cluster.checker.Verdict;

/** What the process ends with; documented in {@code --help}. */
final class ExitCode {
  static final int HOLDS = 0;
  static final int BROKEN = 1;
  static final int USAGE = 2;
  static final int NOT_KNOWN = 3;
  static final int UNEXPECTED = 4;

  /** What a shell reports of a process that Ctrl+C ended. */
  static final int INTERRUPTED = 130;

  private ExitCode() {}

  static int of(Verdict verdict) {
    return switch (verdict) {
      case HOLDS -> HOLDS;
      case BROKEN -> BROKEN;
      case NOT_KNOWN -> NOT_KNOWN;
    };
  }
}
