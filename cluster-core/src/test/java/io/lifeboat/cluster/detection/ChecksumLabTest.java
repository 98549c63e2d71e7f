package io.lifeboat.cluster.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChecksumLabTest {
  private static final int TRIALS = 20_000;
  private final ChecksumLab lab = ChecksumLab.ofRandomBytes(200, 3);

  private LabReport run(ErrorKind kind, int burst) {
    return lab.run(kind, burst, TRIALS, 42, 0);
  }

  private static LabReport.Row row(LabReport report, Algorithm algorithm) {
    return report.rows().get(algorithm.ordinal());
  }

  /** The check values of the catalogue of parametrised CRCs, FIPS 180-4 and xxHash. */
  @ParameterizedTest
  @CsvSource({
    "PARITY, 123456789, 01",
    "LONGITUDINAL_PARITY, 123456789, 31",
    "BYTE_SUM, 123456789, dd",
    "ADLER_32, 123456789, 091e01de",
    "CRC_32, 123456789, cbf43926",
    "CRC_32C, 123456789, e3069283",
    "XXH3_64, '', 2d06800538d394c2",
    "SHA_256, abc, ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
  })
  void valuesAreThoseOfTheirDefinitions(Algorithm algorithm, String text, String expected) {
    byte[] value = algorithm.of(text.getBytes(StandardCharsets.US_ASCII));
    assertThat(HexFormat.of().formatHex(value)).isEqualTo(expected);
  }

  @Test
  void parityMissesEveryPairOfFlippedBits() {
    LabReport report = run(ErrorKind.TWO_BITS, 0);
    assertThat(report.counted()).isEqualTo(TRIALS);
    assertThat(row(report, Algorithm.PARITY).missed()).isEqualTo(TRIALS);
    assertThat(row(report, Algorithm.CRC_32).missed()).isZero();
  }

  @Test
  void nothingMissesASingleFlippedBit() {
    assertThat(run(ErrorKind.ONE_BIT, 0).rows()).allMatch(row -> row.missed() == 0);
  }

  @Test
  void theByteSumMissesEverySwap() {
    for (ErrorKind kind : List.of(ErrorKind.SWAPPED_BYTES, ErrorKind.SWAPPED_BLOCKS)) {
      LabReport report = run(kind, 0);
      assertThat(report.counted()).isBetween(TRIALS / 2L, (long) TRIALS);
      assertThat(row(report, Algorithm.BYTE_SUM).missed()).isEqualTo(report.counted());
      assertThat(row(report, Algorithm.PARITY).missed()).isEqualTo(report.counted());
      assertThat(row(report, Algorithm.LONGITUDINAL_PARITY).missed()).isEqualTo(report.counted());
      assertThat(row(report, Algorithm.CRC_32C).missed()).isZero();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 8, 9, 16, 31, 32})
  void cyclicCodesFindEveryBurstNoLongerThanThemselves(int bits) {
    LabReport report = run(ErrorKind.BURST, bits);
    assertThat(row(report, Algorithm.CRC_32).missed()).isZero();
    assertThat(row(report, Algorithm.CRC_32C).missed()).isZero();
    assertThat(row(report, Algorithm.CRC_32).theory().rate()).isZero();
  }

  @ParameterizedTest
  @EnumSource(ErrorKind.class)
  void whatIsMeasuredIsWhatTheorySays(ErrorKind kind) {
    for (int burst : kind == ErrorKind.BURST ? new int[] {1, 2, 3, 8, 9, 10, 40} : new int[] {0}) {
      LabReport report = run(kind, burst);
      for (LabReport.Row row : report.rows()) {
        Double expected = row.theory().rate();
        // Of a page there are only four in these bytes, each with its own fate.
        if (expected != null && kind != ErrorKind.ZEROED_PAGE) {
          double spread = 5 * Math.sqrt(expected * (1 - expected) / report.counted());
          assertThat(row.measuredRate())
              .as("%s of %s", row.name(), report)
              .isCloseTo(expected, within(spread + 1e-12));
        }
      }
    }
  }

  @Test
  void manyDifferentPagesAreMissedAsOftenAsChanceHasIt() {
    long[] missed = new long[Algorithm.values().length];
    for (int i = 0; i < TRIALS; i++) {
      byte[] bytes = random(i);
      new ChecksumLab(bytes, List.of())
          .count(new ErrorModel(bytes, ErrorKind.ZEROED_PAGE, 0, List.of(), i), 1, missed);
    }
    assertThat(missed[Algorithm.PARITY.ordinal()] / (double) TRIALS).isCloseTo(0.5, within(0.02));
    assertThat(missed[Algorithm.BYTE_SUM.ordinal()] / (double) TRIALS)
        .isCloseTo(1 / 256.0, within(0.002));
    assertThat(missed[Algorithm.CRC_32.ordinal()]).isZero();
  }

  private static byte[] random(int seed) {
    byte[] bytes = new byte[64];
    new java.util.SplittableRandom(seed).nextBytes(bytes);
    return bytes;
  }

  @Test
  void whatChangesNothingIsNoError() {
    byte[] equal = new byte[64];
    LabReport report = new ChecksumLab(equal, List.of()).run(ErrorKind.SWAPPED_BYTES, 0, 1_000, 1);
    assertThat(report.counted()).isZero();
    assertThat(report.rows()).allMatch(row -> row.missed() == 0);
  }

  @Test
  void aMisdirectedWriteBringsWhatIsThereElsewhere() {
    byte[] input = "the record that should be here".getBytes(StandardCharsets.US_ASCII);
    byte[] permuted = "eht record that should be here".getBytes(StandardCharsets.US_ASCII);
    LabReport report =
        new ChecksumLab(input, List.of(permuted, input))
            .run(ErrorKind.MISDIRECTED_WRITE, 0, 1_000, 1);
    assertThat(report.counted()).isBetween(300L, 700L);
    assertThat(row(report, Algorithm.BYTE_SUM).missed()).isEqualTo(report.counted());
    assertThat(row(report, Algorithm.ADLER_32).missed()).isZero();
  }

  @Test
  void theSameSeedMakesTheSameErrors() {
    assertThat(run(ErrorKind.TWO_BITS, 0).rows().stream().map(LabReport.Row::missed))
        .isEqualTo(run(ErrorKind.TWO_BITS, 0).rows().stream().map(LabReport.Row::missed).toList());
  }

  @Test
  void speedsAreMeasured() {
    LabReport report = lab.run(ErrorKind.ONE_BIT, 0, 1, 1);
    assertThat(report.rows())
        .allMatch(row -> row.gbPerSecond() > 0.01 && row.gbPerSecond() < 1_000);
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThatThrownBy(() -> new ChecksumLab(new byte[1], List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> run(ErrorKind.BURST, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
