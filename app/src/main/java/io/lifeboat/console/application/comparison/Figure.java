package io.lifeboat.console.application.comparison;

import io.lifeboat.cluster.scenario.ComparedRun;
import io.lifeboat.console.application.text.ComparisonMsg;
import org.jspecify.annotations.Nullable;

/** What is measured of each run, in the order of the table. */
public enum Figure {
  NODES(ComparisonMsg.FIGURE_NODES),
  ACKNOWLEDGED(ComparisonMsg.FIGURE_ACKNOWLEDGED),
  STALE(ComparisonMsg.FIGURE_STALE),
  REFUSED(ComparisonMsg.FIGURE_REFUSED),
  FAILED(ComparisonMsg.FIGURE_FAILED),
  NOT_KNOWN(ComparisonMsg.FIGURE_NOT_KNOWN),
  LOST(ComparisonMsg.FIGURE_LOST),
  WRONG(ComparisonMsg.FIGURE_WRONG),
  UNAVAILABLE(ComparisonMsg.FIGURE_UNAVAILABLE),
  P99(ComparisonMsg.FIGURE_P99),
  DETECTED(ComparisonMsg.FIGURE_DETECTED),
  RECOVERED(ComparisonMsg.FIGURE_RECOVERED);

  private final ComparisonMsg message;

  Figure(ComparisonMsg message) {
    this.message = message;
  }

  public ComparisonMsg message() {
    return message;
  }

  /** Whether anything above zero breaks a promise. */
  public boolean isBreach() {
    return this == LOST || this == WRONG;
  }

  /** The figure, or null when it was not measured or did not happen. */
  @Nullable Number of(ComparedRun run) {
    return switch (this) {
      case NODES -> run.report().nodes();
      case ACKNOWLEDGED -> run.report().operations().acknowledged();
      case STALE -> run.staleReads();
      case REFUSED -> run.report().operations().refused();
      case FAILED -> run.report().operations().failed();
      case NOT_KNOWN -> run.report().operations().notKnown();
      case LOST -> run.report().operations().lostAcknowledged();
      case WRONG -> run.wrongReads();
      case UNAVAILABLE -> run.report().unavailableMs();
      case P99 -> run.p99Ms();
      case DETECTED -> run.report().reaction().detectedMs();
      case RECOVERED -> run.report().reaction().recoveredMs();
    };
  }
}
