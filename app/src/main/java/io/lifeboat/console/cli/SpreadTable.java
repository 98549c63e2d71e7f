package io.lifeboat.console.cli;

import io.lifeboat.cluster.model.Failover;
import io.lifeboat.cluster.scenario.RepeatedReport;
import io.lifeboat.cluster.scenario.Spread;
import io.lifeboat.console.application.text.Messages;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** Several runs compared: how their failovers, their outages and their open questions spread. */
final class SpreadTable {
  private static final String NONE = "–";

  private final PrintWriter out;
  private final Messages messages;

  SpreadTable(PrintWriter out, Messages messages) {
    this.out = out;
    this.messages = messages;
  }

  void print(RepeatedReport report) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "",
            messages.get(CliMsg.SPREAD_COUNT),
            messages.get(CliMsg.SPREAD_MEDIAN),
            messages.get(CliMsg.SPREAD_P90),
            messages.get(CliMsg.SPREAD_MAX)));
    rows.add(row(CliMsg.SPREAD_DETECTED, report.failovers(Failover::detectedMs)));
    rows.add(row(CliMsg.SPREAD_ELECTED, report.failovers(Failover::electedMs)));
    rows.add(row(CliMsg.SPREAD_FIRST_COMMIT, report.failovers(Failover::firstCommitMs)));
    rows.add(row(CliMsg.SPREAD_FIRST_SUCCESS, report.failovers(Failover::firstClientSuccessMs)));
    rows.add(row(CliMsg.SPREAD_UNAVAILABLE, report.unavailableMs()));
    rows.add(row(CliMsg.SPREAD_NOT_KNOWN, report.notKnownOperations()));
    Columns.table(rows).forEach(out::println);
    out.println(messages.get(CliMsg.SPREAD_LEGEND));
  }

  private List<String> row(CliMsg name, Spread spread) {
    return List.of(
        messages.get(name),
        String.valueOf(spread.count()),
        number(spread.median()),
        number(spread.p90()),
        number(spread.max()));
  }

  private String number(OptionalDouble value) {
    return value.isEmpty() ? NONE : messages.get(CliMsg.SPREAD_NUMBER, value.getAsDouble());
  }
}
