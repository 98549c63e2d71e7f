package io.lifeboat.console.cli;

import io.lifeboat.cluster.scenario.ComparedRun;
import io.lifeboat.cluster.scenario.ComparisonReport;
import io.lifeboat.console.application.text.Messages;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Several runs side by side, a column each: measured figures only, a dash where there is none. */
final class ComparisonTable {
  private static final String NONE = "–";

  private final PrintWriter out;
  private final Messages messages;

  ComparisonTable(PrintWriter out, Messages messages) {
    this.out = out;
    this.messages = messages;
  }

  void print(ComparisonReport report) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(row("", report, run -> run.variant().name()));
    rows.add(row(CliMsg.COMPARE_NODES, report, run -> run.report().nodes()));
    rows.add(
        row(CliMsg.COMPARE_ACKNOWLEDGED, report, run -> run.report().operations().acknowledged()));
    rows.add(row(CliMsg.COMPARE_STALE, report, ComparedRun::staleReads));
    rows.add(row(CliMsg.COMPARE_REFUSED, report, run -> run.report().operations().refused()));
    rows.add(row(CliMsg.COMPARE_FAILED, report, run -> run.report().operations().failed()));
    rows.add(row(CliMsg.COMPARE_NOT_KNOWN, report, run -> run.report().operations().notKnown()));
    rows.add(row(CliMsg.COMPARE_LOST, report, run -> run.report().operations().lostAcknowledged()));
    rows.add(row(CliMsg.COMPARE_WRONG, report, ComparedRun::wrongReads));
    rows.add(row(CliMsg.COMPARE_UNAVAILABLE, report, run -> run.report().unavailableMs()));
    rows.add(row(CliMsg.COMPARE_P99, report, ComparedRun::p99Ms));
    rows.add(row(CliMsg.COMPARE_DETECTED, report, run -> run.report().reaction().detectedMs()));
    rows.add(row(CliMsg.COMPARE_RECOVERED, report, run -> run.report().reaction().recoveredMs()));
    rows.add(
        row(
            messages.get(CliMsg.COMPARE_VERDICT),
            report,
            run -> messages.get(Figures.word(run.report().verdict()))));
    Columns.table(rows).forEach(out::println);
    out.println();
    String policy = report.policy();
    if (policy != null) {
      out.println(messages.get(CliMsg.COMPARE_POLICY, policy));
    }
    out.println(messages.get(CliMsg.COMPARE_LEGEND, String.valueOf(report.seed())));
    for (ComparedRun run : report.runs()) {
      String obstacle = run.report().obstacle();
      if (obstacle != null) {
        out.println(run.variant().name() + ": " + obstacle);
      }
    }
    out.flush();
  }

  private List<String> row(
      CliMsg name, ComparisonReport report, Function<ComparedRun, @Nullable Number> figure) {
    return row(messages.get(name), report, run -> number(figure.apply(run)));
  }

  private static List<String> row(
      String name, ComparisonReport report, Function<ComparedRun, String> cell) {
    List<String> row = new ArrayList<>(List.of(name));
    report.runs().forEach(run -> row.add(cell.apply(run)));
    return row;
  }

  private String number(@Nullable Number value) {
    return value == null ? NONE : messages.get(CliMsg.COMPARE_NUMBER, value);
  }
}
