package io.lifeboat.console.cli;

import io.lifeboat.cluster.checker.CheckResult;
import io.lifeboat.cluster.checker.Verdict;
import io.lifeboat.cluster.model.Failover;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.scenario.ScenarioReport;
import io.lifeboat.console.application.state.FailoverWords;
import io.lifeboat.console.application.text.Messages;
import io.lifeboat.console.application.text.Text;
import java.io.PrintWriter;
import org.jspecify.annotations.Nullable;

/** A report for people: the figures, the checks, the verdict. Evidence is as in the report. */
final class Figures {
  private final PrintWriter out;
  private final Messages messages;

  Figures(PrintWriter out, Messages messages) {
    this.out = out;
    this.messages = messages;
  }

  void print(ScenarioReport report) {
    String obstacle = report.obstacle();
    if (obstacle != null) {
      out.println(obstacle);
    }
    operations(report.operations());
    out.println(
        report.unavailableMs() == null
            ? messages.get(CliMsg.FIGURES_UNAVAILABLE_NOT_KNOWN)
            : messages.get(
                CliMsg.FIGURES_UNAVAILABLE, report.unavailableMs(), report.durationMs()));
    digests(report.digests().agree(), report.digests().index());
    report.failovers().forEach(this::failover);
    out.println();
    checks(report);
    out.println();
    out.println(
        messages.get(CliMsg.VERDICT_LINE, word(report.verdict()), String.valueOf(report.seed())));
    out.flush();
  }

  private void operations(ScenarioReport.Operations operations) {
    Long lostWrites = operations.lostAcknowledged();
    Text lost =
        lostWrites == null
            ? Text.of(CliMsg.FIGURES_LOST_NOT_KNOWN)
            : Text.of(CliMsg.FIGURES_LOST, lostWrites);
    out.println(
        messages.get(
            CliMsg.FIGURES_OPERATIONS,
            operations.acknowledged(),
            operations.refused(),
            operations.failed(),
            operations.notKnown(),
            lost));
  }

  private void digests(@Nullable Boolean agree, @Nullable Long index) {
    if (agree == null || index == null) {
      out.println(messages.get(CliMsg.FIGURES_DIGESTS_NOT_KNOWN));
      return;
    }
    out.println(
        messages.get(agree ? CliMsg.FIGURES_DIGESTS_AGREE : CliMsg.FIGURES_DIGESTS_DIFFER, index));
  }

  private void failover(Failover failover) {
    NodeId leader = failover.leader();
    Text cause = Text.of(FailoverWords.cause(failover.cause()));
    out.println(
        leader == null
            ? messages.get(
                CliMsg.FIGURES_FAILOVER_OPEN,
                failover.number(),
                cause,
                failover.lost(),
                failover.lostTerm())
            : messages.get(
                CliMsg.FIGURES_FAILOVER,
                failover.number(),
                cause,
                failover.lost(),
                failover.lostTerm(),
                leader,
                failover.term()));
    out.println(
        "    "
            + messages.get(
                CliMsg.FIGURES_FAILOVER_TIMES,
                ms(failover.detectedMs()),
                ms(failover.electedMs()),
                ms(failover.firstCommitMs()),
                ms(failover.firstClientSuccessMs())));
    gap(failover.gap());
  }

  private void gap(Failover.@Nullable Gap gap) {
    out.println(
        "    "
            + (gap == null
                ? messages.get(CliMsg.FIGURES_GAP_NOT_KNOWN)
                : messages.get(
                    CliMsg.FIGURES_GAP,
                    gap.acknowledged(),
                    gap.refused(),
                    gap.failed(),
                    gap.notKnown())));
  }

  private static Text ms(@Nullable Double duration) {
    return duration == null
        ? Text.of(CliMsg.FIGURES_NOT_OBSERVED)
        : Text.of(CliMsg.FIGURES_MS, duration);
  }

  private void checks(ScenarioReport report) {
    int wordWidth = 0;
    int nameWidth = 0;
    for (CheckResult check : report.checks()) {
      wordWidth = Math.max(wordWidth, Columns.of(messages.get(word(check.verdict()))));
      nameWidth = Math.max(nameWidth, Columns.of(check.name()));
    }
    out.println(messages.get(CliMsg.CHECKS_HEADING));
    for (CheckResult check : report.checks()) {
      out.println(
          "  "
              + Columns.left(messages.get(word(check.verdict())), wordWidth)
              + "  "
              + Columns.left(check.name(), nameWidth)
              + "  "
              + check.evidence());
    }
  }

  static CliMsg word(Verdict verdict) {
    return switch (verdict) {
      case HOLDS -> CliMsg.VERDICT_HOLDS;
      case BROKEN -> CliMsg.VERDICT_BROKEN;
      case NOT_KNOWN -> CliMsg.VERDICT_NOT_KNOWN;
    };
  }
}
