package io.lifeboat.cluster.detection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/**
 * Damages bytes many times in one way and counts, for every algorithm over the same errors, how
 * many it misses; measures how fast each is, side by side in the same run. An error which changes
 * nothing is none.
 */
public final class ChecksumLab {
  public static final int MAX_BURST_BITS = 4096;
  private static final int BLOCK = 1 << 20;
  private static final int ROUNDS = 5;
  private static final long ROUND_NS = 12_000_000;

  private final byte[] input;
  private final List<byte[]> others;

  /**
   * A laboratory on these bytes.
   *
   * @param input at least two bytes
   * @param others what a misdirected write puts there; if there is none, bytes drawn by chance
   */
  public ChecksumLab(byte[] input, List<byte[]> others) {
    if (input.length < 2) {
      throw new IllegalArgumentException("two bytes at least, not " + input.length);
    }
    this.input = input.clone();
    this.others = others.stream().map(byte[]::clone).toList();
  }

  /** A laboratory on bytes drawn by chance. */
  public static ChecksumLab ofRandomBytes(int bytes, long seed) {
    byte[] drawn = new byte[bytes];
    new SplittableRandom(seed).nextBytes(drawn);
    return new ChecksumLab(drawn, List.of());
  }

  /**
   * Runs the trials.
   *
   * @param burstBits for bursts 1 to {@value #MAX_BURST_BITS}
   * @param seed the same one makes the same errors
   */
  public LabReport run(ErrorKind kind, int burstBits, long trials, long seed) {
    return run(kind, burstBits, trials, seed, ROUND_NS);
  }

  /**
   * The same with speeds that are measured more or less exactly.
   *
   * @param roundNanos for each algorithm in each round; one block at least
   */
  LabReport run(ErrorKind kind, int burstBits, long trials, long seed, long roundNanos) {
    if (kind == ErrorKind.BURST && (burstBits < 1 || burstBits > MAX_BURST_BITS)) {
      throw new IllegalArgumentException("a burst of 1 to 4096 bits, not " + burstBits);
    }
    int burst = kind == ErrorKind.BURST ? Math.min(burstBits, input.length * Byte.SIZE) : 0;
    Algorithm[] algorithms = Algorithm.values();
    long[] missed = new long[algorithms.length];
    long counted = count(new ErrorModel(input, kind, burst, others, seed), trials, missed);
    double[] speeds = speeds(algorithms, roundNanos);
    List<LabReport.Row> rows = new ArrayList<>();
    for (int i = 0; i < algorithms.length; i++) {
      Algorithm algorithm = algorithms[i];
      rows.add(
          new LabReport.Row(
              algorithm,
              algorithm.label(),
              algorithm.bits(),
              missed[i],
              counted == 0 ? 0 : missed[i] / (double) counted,
              Theory.of(algorithm, kind, burst, input),
              speeds[i]));
    }
    return new LabReport(kind, burst, input.length, trials, counted, seed, rows);
  }

  /**
   * Counts what is missed.
   *
   * @param missed of each algorithm, in their order
   * @return how many errors changed anything
   */
  long count(ErrorModel errors, long trials, long[] missed) {
    Algorithm[] algorithms = Algorithm.values();
    byte[][] sound = new byte[algorithms.length][];
    for (int i = 0; i < algorithms.length; i++) {
      sound[i] = algorithms[i].of(input);
    }
    long counted = 0;
    for (long trial = 0; trial < trials; trial++) {
      byte[] damaged = errors.next();
      if (Arrays.equals(damaged, input)) {
        continue;
      }
      counted++;
      for (int i = 0; i < algorithms.length; i++) {
        if (Arrays.equals(algorithms[i].of(damaged), sound[i])) {
          missed[i]++;
        }
      }
    }
    return counted;
  }

  /** The best of several rounds; in every round each has its turn, so that all meet one machine. */
  private double[] speeds(Algorithm[] algorithms, long roundNanos) {
    byte[] block = new byte[BLOCK];
    for (int at = 0; at < BLOCK; at += input.length) {
      System.arraycopy(input, 0, block, at, Math.min(input.length, BLOCK - at));
    }
    double[] best = new double[algorithms.length];
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < algorithms.length; i++) {
        best[i] = Math.max(best[i], speed(algorithms[i], block, roundNanos));
      }
    }
    return best;
  }

  private static double speed(Algorithm algorithm, byte[] block, long roundNanos) {
    long bytes = 0;
    long began = System.nanoTime();
    long now = began;
    byte changing = 0;
    while (now - began < roundNanos) {
      // The result goes into the next block, so that no call can be left out.
      block[0] ^= changing;
      changing = algorithm.of(block)[0];
      bytes += block.length;
      now = System.nanoTime();
    }
    return bytes / (double) (now - began);
  }
}
