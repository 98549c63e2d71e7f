package io.lifeboat.cluster.model;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * What one fault does to each message on one direction of a link. Effects of several faults
 * compose: delays add up, chances are independent, the lowest bandwidth counts, one cut suffices.
 *
 * @param cut every message is swallowed
 * @param delayMs time a message is kept, 0 to 60,000 milliseconds; order is kept, as TCP does
 * @param jitterMs how much the delay varies, 0 to 60,000 milliseconds
 * @param shape how it varies
 * @param lossPercent chance of a message to be swallowed, 0 to 100
 * @param duplicatePercent chance of a request to be delivered twice, 0 to 100; an answer has nobody
 *     left who waits for it a second time
 * @param reorderPercent chance of a message to be held back so that later ones overtake it, 0 to
 *     100
 * @param reorderMs for how long at most, 1 to 60,000 milliseconds, when {@code reorderPercent > 0}
 * @param bytesPerSecond bandwidth, or 0 for no limit
 */
public record LinkEffect(
    boolean cut,
    int delayMs,
    int jitterMs,
    DelayShape shape,
    double lossPercent,
    double duplicatePercent,
    double reorderPercent,
    int reorderMs,
    int bytesPerSecond) {

  /** Zero strength: as if there were no fault. */
  public static final LinkEffect NONE =
      new LinkEffect(false, 0, 0, DelayShape.UNIFORM, 0, 0, 0, 0, 0);

  /** Every message is swallowed. */
  public static final LinkEffect CUT =
      new LinkEffect(true, 0, 0, DelayShape.UNIFORM, 0, 0, 0, 0, 0);

  private static final int LONGEST_MS = 60_000;

  public LinkEffect {
    requireRange("delayMs", delayMs, LONGEST_MS);
    requireRange("jitterMs", jitterMs, LONGEST_MS);
    requireRange("lossPercent", lossPercent, 100);
    requireRange("duplicatePercent", duplicatePercent, 100);
    requireRange("reorderPercent", reorderPercent, 100);
    requireRange("reorderMs", reorderMs, LONGEST_MS);
    requireRange("bytesPerSecond", bytesPerSecond, Integer.MAX_VALUE);
    if (reorderPercent > 0 && reorderMs == 0) {
      throw new IllegalArgumentException(
          "reorderMs must be at least 1 when messages are reordered");
    }
  }

  private static void requireRange(String name, double value, double most) {
    if (!(value >= 0 && value <= most)) {
      throw new IllegalArgumentException(name + " must be from 0 to " + most + ", not " + value);
    }
  }

  /** Whether it does nothing at all. */
  @JsonIgnore
  public boolean isNone() {
    return !cut
        && delayMs == 0
        && jitterMs == 0
        && lossPercent == 0
        && duplicatePercent == 0
        && reorderPercent == 0
        && bytesPerSecond == 0;
  }

  public LinkEffect withDelay(int ms, int jitter, DelayShape how) {
    return new LinkEffect(
        cut,
        ms,
        jitter,
        how,
        lossPercent,
        duplicatePercent,
        reorderPercent,
        reorderMs,
        bytesPerSecond);
  }

  public LinkEffect withLoss(double percent) {
    return new LinkEffect(
        cut,
        delayMs,
        jitterMs,
        shape,
        percent,
        duplicatePercent,
        reorderPercent,
        reorderMs,
        bytesPerSecond);
  }

  public LinkEffect withDuplicates(double percent) {
    return new LinkEffect(
        cut,
        delayMs,
        jitterMs,
        shape,
        lossPercent,
        percent,
        reorderPercent,
        reorderMs,
        bytesPerSecond);
  }

  public LinkEffect withReordering(double percent, int ms) {
    return new LinkEffect(
        cut, delayMs, jitterMs, shape, lossPercent, duplicatePercent, percent, ms, bytesPerSecond);
  }

  public LinkEffect withBandwidth(int bytes) {
    return new LinkEffect(
        cut,
        delayMs,
        jitterMs,
        shape,
        lossPercent,
        duplicatePercent,
        reorderPercent,
        reorderMs,
        bytes);
  }
}
