package io.lifeboat.cluster.degradation.policy;

/**
 * How long a script may take. What it uses itself is what it is judged by: a machine that pauses or
 * has too much to do is no fault of a policy.
 *
 * @param cpuMillis processor time of the thread that runs it
 * @param wallMillis how long it is waited for, for what takes long without using a processor
 */
public record TimeLimit(long cpuMillis, long wallMillis) {
  private static final long PATIENCE = 10;

  public TimeLimit {
    if (cpuMillis < 0 || wallMillis < cpuMillis) {
      throw new IllegalArgumentException("A thread uses no more than goes by");
    }
  }

  /** With the patience of ten times as long. */
  public static TimeLimit ofCpuMillis(long cpuMillis) {
    return new TimeLimit(cpuMillis, PATIENCE * cpuMillis);
  }
}
