package io.lifeboat.console.application.state;

import io.lifeboat.console.application.trend.Series;

/**
 * What became of requests at the gateway, in requests a second; empty while it does not tell.
 *
 * @param full answered in full
 * @param stale answered by a replica that may be behind
 * @param queued that had to wait for their class to be served again
 * @param refused turned away with a reason
 */
public record AdmissionTrends(Series full, Series stale, Series queued, Series refused) {
  public static final AdmissionTrends NONE =
      new AdmissionTrends(Series.EMPTY, Series.EMPTY, Series.EMPTY, Series.EMPTY);
}
