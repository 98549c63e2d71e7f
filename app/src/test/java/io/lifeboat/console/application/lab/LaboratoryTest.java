package io.lifeboat.console.application.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The way from the window to the laboratory and back. */
class LaboratoryTest {
  private static final String BYTES = "00112233445566778899aabbccddeeff";

  private static LabQuestion question(String bytes, LabError error, long trials) {
    return new LabQuestion(bytes, List.of(), error, 33, trials, 7);
  }

  private static long missed(LabAnswer answer, String id) {
    return answer.rows().stream()
        .filter(row -> row.id().equals(id))
        .mapToLong(LabAnswer.Row::missed)
        .findFirst()
        .orElseThrow();
  }

  private static LabAnswer run(LabQuestion question) {
    List<LabAnswer> answers = new ArrayList<>();
    new Laboratory(Runnable::run).run(question, answers::add);
    return answers.getFirst();
  }

  @Test
  void parityMissesTwoBitsAndTheByteSumMissesASwap() {
    LabAnswer twoBits = run(question(BYTES, LabError.TWO_BITS, 2_000));
    LabAnswer swaps = run(question(BYTES, LabError.SWAPPED_BYTES, 2_000));

    assertThat(missed(twoBits, "parity")).isEqualTo(twoBits.counted());
    assertThat(missed(twoBits, "crc-32")).isZero();
    assertThat(missed(swaps, "byte-sum")).isEqualTo(swaps.counted()).isPositive();
    assertThat(missed(swaps, "adler-32")).isZero();
  }

  @Test
  void everyErrorCanBeTried() {
    for (LabError error : LabError.values()) {
      LabAnswer answer = run(question(BYTES.repeat(8), error, 50));

      assertThat(answer.counted()).as(error.toString()).isPositive();
      assertThat(missed(answer, "sha-256")).isZero();
    }
  }

  @Test
  void tooFewBytesAndTooManyTrialsAreTurnedAway() {
    assertThatThrownBy(() -> run(question("00", LabError.ONE_BIT, 10)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> run(question(BYTES, LabError.ONE_BIT, Laboratory.MOST_TRIALS + 1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
