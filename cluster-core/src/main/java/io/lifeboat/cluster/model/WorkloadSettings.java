package io.lifeboat.cluster.model;

/**
 * The load the built-in client generates.
 *
 * @param enabled whether it runs at all
 * @param operationsPerSecond the rate it aims at, 1 to 5,000
 * @param writePercent the share of writes, 0 to 100; the rest are linearizable reads
 * @param keys over how many keys it spreads, 1 to 100,000
 * @param valueBytes the size of a written value in bytes, 16 to 65,536
 */
public record WorkloadSettings(
    boolean enabled, int operationsPerSecond, int writePercent, int keys, int valueBytes) {

  /** Modest on purpose: the console idles with it. */
  public static final WorkloadSettings DEFAULT = new WorkloadSettings(true, 50, 50, 100, 64);

  public WorkloadSettings {
    requireRange("operationsPerSecond", operationsPerSecond, 1, 5_000);
    requireRange("writePercent", writePercent, 0, 100);
    requireRange("keys", keys, 1, 100_000);
    requireRange("valueBytes", valueBytes, 16, 65_536);
  }

  private static void requireRange(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " must be from " + least + " to " + most + ", not " + value);
    }
  }

  public WorkloadSettings withEnabled(boolean on) {
    return new WorkloadSettings(on, operationsPerSecond, writePercent, keys, valueBytes);
  }

  public WorkloadSettings withOperationsPerSecond(int rate) {
    return new WorkloadSettings(enabled, rate, writePercent, keys, valueBytes);
  }

  public WorkloadSettings withWritePercent(int percent) {
    return new WorkloadSettings(enabled, operationsPerSecond, percent, keys, valueBytes);
  }
}
