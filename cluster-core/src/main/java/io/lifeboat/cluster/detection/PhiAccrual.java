package io.lifeboat.cluster.detection;

/**
 * The φ accrual failure detector (Hayashibara, Défago, Yared, Katayama: The φ Accrual Failure
 * Detector, SRDS 2004, §4): how long somebody has been silent, measured by how regularly it was
 * heard before. With intervals taken as normally distributed, φ(t) = -log10 of the probability that
 * a living one is silent for longer than t. So φ = 1 is wrong once in 10 times, φ = 3 once in
 * 1,000.
 *
 * <p>Two things keep it from being misled, both as in Akka's detector: a lowest standard deviation,
 * and silences that were suspicious already ({@value #SUSPICIOUS} and above) do not count as
 * regularity. Two arrivals closer than half the expected interval count as one: heartbeats are
 * promised, what comes between them is not. Any thread may call.
 */
public final class PhiAccrual {
  /** φ is not told beyond this, so that it stays a number for ever. */
  public static final double HIGHEST = 100;

  private static final double SUSPICIOUS = 8;
  private static final int WINDOW = 200;
  private static final double SQRT_2_PI = Math.sqrt(2 * Math.PI);
  private static final int TERMS = 80;

  private final double expectedMs;
  private final double leastDeviationMs;
  private final double[] intervals = new double[WINDOW];
  private int count;
  private int next;
  private double sum;
  private double squares;
  private double lastCountedMs = Double.NaN;
  private double lastHeardMs = Double.NaN;

  /**
   * Knows nothing yet but what is promised.
   *
   * @param expectedMs the interval at which it is to be heard, which counts like two observed ones
   * @param leastDeviationMs more than 0
   */
  public PhiAccrual(double expectedMs, double leastDeviationMs) {
    if (!(expectedMs > 0) || !(leastDeviationMs > 0)) {
      throw new IllegalArgumentException("both must be more than 0");
    }
    this.expectedMs = expectedMs;
    this.leastDeviationMs = leastDeviationMs;
    add(expectedMs);
    add(expectedMs);
  }

  /** From now on it is to be heard; how long it was not before tells nothing. */
  public synchronized void begin(double nowMs) {
    lastCountedMs = Double.NaN;
    lastHeardMs = nowMs;
  }

  /** It was heard. */
  public synchronized void heard(double nowMs) {
    double interval = nowMs - lastCountedMs;
    if (Double.isNaN(lastCountedMs)) {
      lastCountedMs = nowMs;
    } else if (interval >= expectedMs / 2) {
      if (phiAfter(interval) < SUSPICIOUS) {
        add(interval);
      }
      lastCountedMs = nowMs;
    }
    lastHeardMs = Double.isNaN(lastHeardMs) ? nowMs : Math.max(lastHeardMs, nowMs);
  }

  private void add(double interval) {
    if (count == WINDOW) {
      sum -= intervals[next];
      squares -= intervals[next] * intervals[next];
    } else {
      count++;
    }
    intervals[next] = interval;
    next = (next + 1) % WINDOW;
    sum += interval;
    squares += interval * interval;
  }

  /** How long it has been silent; 0 before {@link #begin} or the first arrival. */
  public synchronized double silentMs(double nowMs) {
    return Double.isNaN(lastHeardMs) ? 0 : Math.max(0, nowMs - lastHeardMs);
  }

  /** The suspicion now, 0 to {@value #HIGHEST}. */
  public synchronized double phi(double nowMs) {
    return Double.isNaN(lastHeardMs) ? 0 : phiAfter(Math.max(0, nowMs - lastHeardMs));
  }

  private double phiAfter(double silentMs) {
    double mean = sum / count;
    double variance = Math.max(0, squares / count - mean * mean);
    return phi(silentMs, mean, Math.max(leastDeviationMs, Math.sqrt(variance)));
  }

  /** φ for a silence, where intervals have this mean and standard deviation. */
  static double phi(double silentMs, double meanMs, double deviationMs) {
    double phi = -logTail((silentMs - meanMs) / deviationMs) / Math.log(10);
    return Math.clamp(phi, 0, HIGHEST);
  }

  /**
   * The natural logarithm of P(Z > z) for the standard normal Z: by Laplace's continued fraction
   * (Abramowitz, Stegun 26.2.14) from 2 on, where no probability could be written down any more,
   * and by the series 26.2.11 below.
   */
  private static double logTail(double z) {
    if (z >= 2) {
      double fraction = z;
      for (int n = TERMS; n > 0; n--) {
        fraction = z + n / fraction;
      }
      return -z * z / 2 - Math.log(SQRT_2_PI * fraction);
    }
    if (z <= -8) {
      return 0; // P(Z > z) is 1 to within a double's precision
    }
    double term = z;
    double series = z;
    for (int n = 1; n <= TERMS; n++) {
      term *= z * z / (2 * n + 1);
      series += term;
    }
    return Math.log(0.5 - Math.exp(-z * z / 2) / SQRT_2_PI * series);
  }
}
