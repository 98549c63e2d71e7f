package io.lifeboat.cluster.model;

/**
 * Of what classes the built-in client's requests are, in percent. Priorities: what is neither
 * critical nor batch is normal. Reads: what is neither a scan nor local is linearizable.
 *
 * @param criticalPercent of all requests
 * @param batchPercent of all requests
 * @param scanPercent of the reads
 * @param localPercent of the reads
 */
public record RequestMix(int criticalPercent, int batchPercent, int scanPercent, int localPercent) {
  /** Normal priority, linearizable reads. */
  public static final RequestMix PLAIN = new RequestMix(0, 0, 0, 0);

  /** Some of each, so that one sees what becomes of each. */
  public static final RequestMix VARIED = new RequestMix(20, 30, 5, 20);

  public RequestMix {
    requirePercent("criticalPercent", criticalPercent);
    requirePercent("batchPercent", batchPercent);
    requirePercent("scanPercent", scanPercent);
    requirePercent("localPercent", localPercent);
    requirePercent("criticalPercent and batchPercent together", criticalPercent + batchPercent);
    requirePercent("scanPercent and localPercent together", scanPercent + localPercent);
  }

  private static void requirePercent(String name, int value) {
    if (value < 0 || value > 100) {
      throw new IllegalArgumentException(name + " must be from 0 to 100, not " + value);
    }
  }
}
