package io.lifeboat.console.application.state;

import io.lifeboat.console.application.trend.Series;

/**
 * The live trends, at most the last five minutes.
 *
 * @param throughput acknowledged operations per second
 * @param commitSpread how many entries the slowest running node's commit index is behind the
 *     fastest
 * @param suspicion the highest φ that any node holds against another, up to {@value
 *     #MOST_SUSPICION}
 * @param admission what becomes of requests at the gateway
 */
public record TrendView(
    Series throughput,
    Series p50Ms,
    Series p99Ms,
    Series commitSpread,
    Series suspicion,
    AdmissionTrends admission) {
  /** More tells nothing more: a living node is silent for so long once in 10^20 times. */
  public static final int MOST_SUSPICION = 20;

  public static final TrendView NONE =
      new TrendView(
          Series.EMPTY,
          Series.EMPTY,
          Series.EMPTY,
          Series.EMPTY,
          Series.EMPTY,
          AdmissionTrends.NONE);
}
