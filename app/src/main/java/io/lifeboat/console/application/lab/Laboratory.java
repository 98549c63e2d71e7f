package io.lifeboat.console.application.lab;

import io.lifeboat.cluster.detection.Algorithm;
import io.lifeboat.cluster.detection.ChecksumLab;
import io.lifeboat.cluster.detection.LabReport;
import io.lifeboat.cluster.detection.Theory;
import io.lifeboat.console.application.text.DetectionMsg;
import io.lifeboat.console.application.text.Text;
import java.util.HexFormat;
import java.util.Locale;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/** Runs trials on a thread of its own, for a run takes seconds. */
public final class Laboratory {
  /** More would take minutes. */
  public static final long MOST_TRIALS = 1_000_000;

  private final Executor executor;

  /**
   * A laboratory.
   *
   * @param executor runs the trials; never the thread of the window
   */
  public Laboratory(Executor executor) {
    this.executor = executor;
  }

  /** A laboratory with a thread for each run, which does not keep the program from ending. */
  public static Laboratory onItsOwnThread() {
    return new Laboratory(task -> Thread.ofPlatform().daemon().name("laboratory").start(task));
  }

  /**
   * Tries, and tells what came of it, on the thread of the trials.
   *
   * @throws IllegalArgumentException with fewer than two bytes, or too many trials
   */
  public void run(LabQuestion question, Consumer<LabAnswer> then) {
    byte[] bytes = HexFormat.of().parseHex(question.bytes());
    if (bytes.length < 2 || question.trials() < 1 || question.trials() > MOST_TRIALS) {
      throw new IllegalArgumentException(bytes.length + " bytes, " + question.trials() + " trials");
    }
    ChecksumLab lab =
        new ChecksumLab(bytes, question.others().stream().map(HexFormat.of()::parseHex).toList());
    executor.execute(() -> then.accept(answer(question, lab)));
  }

  private static LabAnswer answer(LabQuestion question, ChecksumLab lab) {
    LabReport report =
        lab.run(question.error().kind(), question.burstBits(), question.trials(), question.seed());
    return new LabAnswer(
        question,
        report.inputBytes(),
        report.counted(),
        report.rows().stream()
            .map(
                row ->
                    new LabAnswer.Row(
                        row.algorithm().name().toLowerCase(Locale.ROOT).replace('_', '-'),
                        name(row.algorithm()),
                        row.bits(),
                        row.missed(),
                        row.measuredRate(),
                        row.theory().rate(),
                        ground(row.theory().ground()),
                        row.gbPerSecond()))
            .toList());
  }

  private static Text name(Algorithm algorithm) {
    return switch (algorithm) {
      case PARITY -> Text.of(DetectionMsg.LAB_PARITY);
      case LONGITUDINAL_PARITY -> Text.of(DetectionMsg.LAB_LONGITUDINAL_PARITY);
      case BYTE_SUM -> Text.of(DetectionMsg.LAB_BYTE_SUM);
      case ADLER_32, CRC_32, CRC_32C, XXH3_64, SHA_256 ->
          Text.of(DetectionMsg.LAB_NAME, algorithm.label());
    };
  }

  private static Text ground(Theory.Ground ground) {
    return Text.of(
        switch (ground) {
          case CONSTRUCTION -> DetectionMsg.LAB_CONSTRUCTION;
          case COUNTED -> DetectionMsg.LAB_COUNTED;
          case CYCLIC_CODE -> DetectionMsg.LAB_CYCLIC_CODE;
          case PRIME_MODULUS -> DetectionMsg.LAB_PRIME_MODULUS;
          case CHANCE -> DetectionMsg.LAB_CHANCE;
          case NOT_KNOWN -> DetectionMsg.LAB_NOT_KNOWN;
        });
  }
}
