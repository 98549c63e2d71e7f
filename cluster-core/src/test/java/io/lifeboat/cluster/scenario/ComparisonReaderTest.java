package io.lifeboat.cluster.scenario;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.cluster.checker.CheckResult;
import io.lifeboat.cluster.checker.ClientSummary;
import io.lifeboat.cluster.checker.DigestAgreement;
import io.lifeboat.cluster.checker.Reaction;
import io.lifeboat.cluster.checker.ReadAudit;
import io.lifeboat.cluster.checker.Verdict;
import io.lifeboat.cluster.model.Failover;
import io.lifeboat.cluster.model.FailoverCause;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.PriorityFigures;
import io.lifeboat.cluster.model.RequestPriority;
import io.lifeboat.cluster.model.Strategy;
import io.lifeboat.cluster.model.ToleranceLevel;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ComparisonReaderTest {
  private static final ServiceMoment MOMENT = new ServiceMoment(250, 250, 50, 1, 2);
  private static final ComparisonReport REPORT =
      new ComparisonReport(
          "leader-loss",
          7,
          "conservative.lua",
          List.of(
              run(Variant.of(ToleranceLevel.NONE), "The cluster did not start."),
              run(Variant.of(EnumSet.allOf(Strategy.class)), null)));

  private static ComparedRun run(Variant variant, @Nullable String obstacle) {
    boolean known = obstacle == null;
    Failover failover =
        Failover.begun(1, FailoverCause.values()[0], NodeId.of(1), 3, 2_000_000)
            .withDetected(176.4)
            .withElected(NodeId.of(2), 4, 300);
    return new ComparedRun(
        variant,
        new ScenarioReport(
            "leader-loss",
            7,
            variant.level().nodes(),
            15_000,
            new ScenarioReport.Operations(100, 2, 3, 4, known ? 0L : null, 60, 40, null),
            List.of(failover),
            known ? 1_200L : null,
            new DigestAgreement.Agreement(known ? true : null, known ? 900L : null),
            List.of(new CheckResult("one-leader-per-term", Verdict.HOLDS, "Two terms “seen”.")),
            Verdict.BROKEN,
            obstacle,
            750,
            150,
            false,
            known ? 900L : null,
            List.of(
                new StepReport(1, 2_000, "kill", List.of(NodeId.of(1)), "ok", Verdict.HOLDS, "")),
            new Reaction(known ? 176.4 : null, null),
            known
                ? new ClientSummary(
                    new ReadAudit(50, 3, 0, 7),
                    List.of(new PriorityFigures(RequestPriority.NORMAL, 0, 90, 1_200)))
                : null),
        List.of(MOMENT, new ServiceMoment(500, 250, 0, 0, 0)));
  }

  @Test
  void readsBackWhatWasWritten() throws Exception {
    ComparisonReport back = ComparisonReader.parse(REPORT.toJson());
    assertThat(back).isEqualTo(REPORT);
    assertThat(
            ComparisonReader.read(
                new ByteArrayInputStream(REPORT.toJson().getBytes(StandardCharsets.UTF_8))))
        .isEqualTo(REPORT);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "seed": 7,\\s*"policy"            | "seed": 7, "extra": 1, "policy"     | extra
          "seed": 7,\\s*"policy"            | "policy"                            | seed
          "seed": 7,\\s*"policy"            | "seed": "7", "policy"               | String
          "seed": 7,\\s*"policy"            | "seed": 7.5, "policy"               | 7.5
          "seed": 7,\\s*"policy"            | "seed": 7, "seed": 7, "policy"      | seed
          "policy": "conservative.lua",     | "policy": "",                       | policy
          "level": "NONE"                   | "level": 0                          | number
          "level": "NONE"                   | "level": "LOTS"                     | LOTS
          "scenario": "leader-loss",        | "scenario": null,                   | scenario
          "periodMs": 250                   | "periodMs": 0                       | moment 1 of run 1
          "atMs": 500                       | "atMs": 100                         | moment 2 of run 1
          "acknowledged": 50                | "acknowledged": -1                  | moment 1 of run 1
          "nodes": 1                        | "nodes": 0                          | no nodes
          """)
  void refusesWhatIsNoReport(String pattern, String replacement, String told) {
    String broken = REPORT.toJson().replaceFirst(pattern, replacement);
    assertThat(broken).isNotEqualTo(REPORT.toJson());
    assertThatThrownBy(() -> ComparisonReader.parse(broken))
        .isInstanceOf(BadReportException.class)
        .hasMessageContaining(told)
        .hasMessageNotContaining("io.lifeboat")
        .hasMessageNotContaining("\n");
  }

  @Test
  void refusesWhatIsNoJson() {
    for (String text : List.of("", "null", "[]", "{", REPORT.toJson() + "{}", "42")) {
      assertThatThrownBy(() -> ComparisonReader.parse(text))
          .as(text)
          .isInstanceOf(BadReportException.class);
    }
    assertThatThrownBy(() -> ComparisonReader.read(new ByteArrayInputStream(new byte[] {-1, -2})))
        .isInstanceOf(BadReportException.class)
        .hasMessageContaining("UTF-8");
  }

  @Test
  void refusesWhatIsTooLargeToBeOne() {
    byte[] large = new byte[ComparisonReader.MAX_BYTES + 1];
    Arrays.fill(large, (byte) ' ');
    assertThatThrownBy(() -> ComparisonReader.read(new ByteArrayInputStream(large)))
        .isInstanceOf(BadReportException.class)
        .hasMessageContaining("32 MiB");
  }

  @Test
  void refusesAReportWithoutRuns() {
    String none = new ComparisonReport("steady", 1, null, List.of()).toJson();
    assertThatThrownBy(() -> ComparisonReader.parse(none))
        .isInstanceOf(BadReportException.class)
        .hasMessageContaining("1 to 64 runs");
  }
}
