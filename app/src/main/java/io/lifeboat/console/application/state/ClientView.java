package io.lifeboat.console.application.state;

/**
 * What clients have, from the last counting period; rates per second, latencies in milliseconds,
 * NaN when nothing was acknowledged. Totals count from the start of the run.
 */
public record ClientView(
    double acknowledgedPerSecond,
    double readsPerSecond,
    double writesPerSecond,
    double refusedPerSecond,
    double notKnownPerSecond,
    int inFlight,
    double p50Ms,
    double p99Ms,
    long totalAcknowledged,
    long totalRefused,
    long totalFailed,
    long totalNotKnown) {
  public static final ClientView NONE =
      new ClientView(0, 0, 0, 0, 0, 0, Double.NaN, Double.NaN, 0, 0, 0, 0);
}
