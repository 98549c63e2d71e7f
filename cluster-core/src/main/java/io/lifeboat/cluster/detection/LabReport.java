package io.lifeboat.cluster.detection;

import java.util.List;

/**
 * What a run of the laboratory measured.
 *
 * @param burstBits how long a burst was; 0 for other errors
 * @param inputBytes how long the bytes were that were damaged
 * @param asked how many errors were asked for
 * @param counted how many of them changed anything; only these are errors
 */
public record LabReport(
    ErrorKind error,
    int burstBits,
    int inputBytes,
    long asked,
    long counted,
    long seed,
    List<Row> rows) {

  public LabReport {
    rows = List.copyOf(rows);
  }

  /**
   * One algorithm.
   *
   * @param missed how many of the counted errors left the checksum as it was
   * @param gbPerSecond gigabytes (10^9) a second over blocks of 1 MiB, measured in this run
   */
  public record Row(
      Algorithm algorithm,
      String name,
      int bits,
      long missed,
      double measuredRate,
      Theory theory,
      double gbPerSecond) {}
}
