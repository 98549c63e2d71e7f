package io.lifeboat.console.application.state;

import io.lifeboat.console.application.trend.Series;

/**
 * The live trends, at most the last five minutes.
 *
 * @param throughput acknowledged operations per second
 * @param commitSpread how many entries the slowest running node's commit index is behind the
 *     fastest
 */
public record TrendView(Series throughput, Series p50Ms, Series p99Ms, Series commitSpread) {
  public static final TrendView NONE =
      new TrendView(Series.EMPTY, Series.EMPTY, Series.EMPTY, Series.EMPTY);
}
