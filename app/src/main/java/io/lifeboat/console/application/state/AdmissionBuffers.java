package io.lifeboat.console.application.state;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.ClassFigures;
import io.lifeboat.console.application.trend.TrendBuffer;
import java.util.function.ToLongFunction;

/** The buffers behind what became of requests at the gateway. */
record AdmissionBuffers(
    TrendBuffer full, TrendBuffer stale, TrendBuffer queued, TrendBuffer refused) {
  private static final double MS_PER_SECOND = 1_000.0;

  /** Empty ones that reach back so far. */
  static AdmissionBuffers of(long windowMicros, int points) {
    TrendBuffer empty = TrendBuffer.of(TrendBuffer.Merge.MEAN, windowMicros, points);
    return new AdmissionBuffers(empty, empty, empty, empty);
  }

  AdmissionBuffers plus(Fact.GatewayFigures f, long at) {
    return new AdmissionBuffers(
        full.plus(at, rate(f, ClassFigures::full)),
        stale.plus(at, rate(f, ClassFigures::stale)),
        queued.plus(at, rate(f, ClassFigures::queued)),
        refused.plus(at, rate(f, ClassFigures::refused)));
  }

  private static double rate(Fact.GatewayFigures f, ToLongFunction<ClassFigures> what) {
    return f.periodMs() <= 0
        ? Double.NaN
        : f.classes().stream().mapToLong(what).sum() * MS_PER_SECOND / f.periodMs();
  }

  AdmissionTrends trends() {
    return new AdmissionTrends(full.series(), stale.series(), queued.series(), refused.series());
  }
}
