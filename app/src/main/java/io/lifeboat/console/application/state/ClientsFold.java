package io.lifeboat.console.application.state;

import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.model.LinkSuspicion;
import io.lifeboat.console.application.trend.TrendBuffer;

/** Takes what is told of clients into their figures and the trends. */
final class ClientsFold {
  private static final double MICROS_PER_MS = 1_000.0;
  private static final double MS_PER_SECOND = 1_000.0;

  private ClientsFold() {}

  /** The trends' buffers. */
  record Buffers(
      TrendBuffer throughput,
      TrendBuffer p50,
      TrendBuffer p99,
      TrendBuffer commitSpread,
      TrendBuffer suspicion,
      AdmissionBuffers admission) {
    private static final long WINDOW_MICROS = 5L * 60 * 1_000_000;
    private static final int POINTS = 600;

    static final Buffers BLANK =
        new Buffers(
            TrendBuffer.of(TrendBuffer.Merge.MEAN, WINDOW_MICROS, POINTS),
            TrendBuffer.of(TrendBuffer.Merge.MEAN, WINDOW_MICROS, POINTS),
            TrendBuffer.of(TrendBuffer.Merge.MAX, WINDOW_MICROS, POINTS),
            TrendBuffer.of(TrendBuffer.Merge.LAST, WINDOW_MICROS, POINTS),
            TrendBuffer.of(TrendBuffer.Merge.MAX, WINDOW_MICROS, POINTS),
            AdmissionBuffers.of(WINDOW_MICROS, POINTS));

    Buffers operations(ClientView client, long at) {
      return new Buffers(
          throughput.plus(at, client.acknowledgedPerSecond()),
          p50.plus(at, client.p50Ms()),
          p99.plus(at, client.p99Ms()),
          commitSpread,
          suspicion,
          admission);
    }

    Buffers spread(double entries, long at) {
      return new Buffers(
          throughput, p50, p99, commitSpread.plus(at, entries), suspicion, admission);
    }

    /** Nobody listens to anybody: not known. */
    Buffers suspicion(Fact.Suspicions f, long at) {
      double highest = f.links().stream().mapToDouble(LinkSuspicion::phi).max().orElse(Double.NaN);
      return new Buffers(
          throughput,
          p50,
          p99,
          commitSpread,
          suspicion.plus(at, Math.min(TrendView.MOST_SUSPICION, highest)),
          admission);
    }

    Buffers figures(Fact.GatewayFigures f, long at) {
      return new Buffers(throughput, p50, p99, commitSpread, suspicion, admission.plus(f, at));
    }
  }

  static ClientView operations(ClientView before, Fact.ClientOperations f) {
    double perSecond = f.periodMs() > 0 ? MS_PER_SECOND / f.periodMs() : 0;
    long acknowledged = f.acknowledgedReads() + f.acknowledgedWrites();
    return new ClientView(
        acknowledged * perSecond,
        f.acknowledgedReads() * perSecond,
        f.acknowledgedWrites() * perSecond,
        f.refused() * perSecond,
        f.notKnown() * perSecond,
        f.inFlight(),
        acknowledged > 0 ? f.p50Micros() / MICROS_PER_MS : Double.NaN,
        acknowledged > 0 ? f.p99Micros() / MICROS_PER_MS : Double.NaN,
        before.totalAcknowledged() + acknowledged,
        before.totalRefused() + f.refused(),
        before.totalFailed() + f.failed(),
        before.totalNotKnown() + f.notKnown());
  }

  /** The trends with the series of these buffers; those of the other facts stay. */
  static TrendView ofOperations(TrendView before, Buffers buffers) {
    return new TrendView(
        buffers.throughput().series(),
        buffers.p50().series(),
        buffers.p99().series(),
        before.commitSpread(),
        before.suspicion(),
        before.admission());
  }

  static TrendView ofSpread(TrendView before, Buffers buffers) {
    return new TrendView(
        before.throughput(),
        before.p50Ms(),
        before.p99Ms(),
        buffers.commitSpread().series(),
        before.suspicion(),
        before.admission());
  }

  static TrendView ofSuspicion(TrendView before, Buffers buffers) {
    return new TrendView(
        before.throughput(),
        before.p50Ms(),
        before.p99Ms(),
        before.commitSpread(),
        buffers.suspicion().series(),
        before.admission());
  }

  static TrendView ofFigures(TrendView before, Buffers buffers) {
    return new TrendView(
        before.throughput(),
        before.p50Ms(),
        before.p99Ms(),
        before.commitSpread(),
        before.suspicion(),
        buffers.admission().trends());
  }
}
