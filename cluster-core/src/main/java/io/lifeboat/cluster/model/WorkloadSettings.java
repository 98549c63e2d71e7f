package io.lifeboat.cluster.model;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/**
 * The load the built-in client generates.
 *
 * @param enabled whether it runs at all
 * @param operationsPerSecond the rate it aims at, 1 to 5,000
 * @param writePercent the share of writes, 0 to 100; the rest are reads
 * @param keys over how many keys it spreads, 1 to 100,000
 * @param valueBytes the size of a written value in bytes, 16 to 65,536
 * @param mix of what classes the requests are; null for {@link RequestMix#PLAIN}
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record WorkloadSettings(
    boolean enabled,
    int operationsPerSecond,
    int writePercent,
    int keys,
    int valueBytes,
    @Nullable RequestMix mix) {

  /** Modest on purpose: the console idles with it. */
  public static final WorkloadSettings DEFAULT = new WorkloadSettings(true, 50, 50, 100, 64);

  public WorkloadSettings {
    mix = RequestMix.PLAIN.equals(mix) ? null : mix;
    requireRange("operationsPerSecond", operationsPerSecond, 1, 5_000);
    requireRange("writePercent", writePercent, 0, 100);
    requireRange("keys", keys, 1, 100_000);
    requireRange("valueBytes", valueBytes, 16, 65_536);
  }

  /** Of what classes the requests are. */
  public RequestMix classes() {
    return mix == null ? RequestMix.PLAIN : mix;
  }

  private static void requireRange(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " must be from " + least + " to " + most + ", not " + value);
    }
  }

  /** With requests of normal priority and linearizable reads only. */
  public WorkloadSettings(
      boolean enabled, int operationsPerSecond, int writePercent, int keys, int valueBytes) {
    this(enabled, operationsPerSecond, writePercent, keys, valueBytes, null);
  }

  public WorkloadSettings withEnabled(boolean on) {
    return new WorkloadSettings(on, operationsPerSecond, writePercent, keys, valueBytes, mix);
  }

  public WorkloadSettings withOperationsPerSecond(int rate) {
    return new WorkloadSettings(enabled, rate, writePercent, keys, valueBytes, mix);
  }

  public WorkloadSettings withWritePercent(int percent) {
    return new WorkloadSettings(enabled, operationsPerSecond, percent, keys, valueBytes, mix);
  }

  public WorkloadSettings withMix(RequestMix classes) {
    return new WorkloadSettings(
        enabled, operationsPerSecond, writePercent, keys, valueBytes, classes);
  }
}
