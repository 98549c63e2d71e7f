package io.lifeboat.console.cli;

import io.lifeboat.cluster.degradation.policy.SampleHealth;
import io.lifeboat.cluster.model.PolicyFault;
import io.lifeboat.cluster.model.RequestPriority;
import io.lifeboat.console.application.text.Messages;
import java.io.PrintWriter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What a check found: the faults, or what the policy does. Kinds, priorities and treatments are the
 * words of the scripts themselves, in every language.
 */
final class PolicyCheckTable {
  private static final int SHORT_HASH = 12;
  private static final int FIRST = 18;
  private static final int OTHERS = 11;

  private final PrintWriter out;
  private final Messages messages;

  PolicyCheckTable(PrintWriter out, Messages messages) {
    this.out = out;
    this.messages = messages;
  }

  void print(PolicyCheckCommand.Report report) {
    report.faults().forEach(fault -> print(report.file(), fault));
    String what =
        messages.get(
            report.sound() ? CliMsg.POLICY_SOUND : CliMsg.POLICY_FAULTY, report.faults().size());
    out.println(
        messages.get(
            CliMsg.POLICY_LINE,
            report.file(),
            what,
            report.bytes(),
            report.sha256().substring(0, SHORT_HASH)));
    report.tables().forEach(this::print);
    PolicyCheckCommand.Cost cost = report.cost();
    if (cost != null) {
      out.println();
      out.println(
          messages.get(
              CliMsg.POLICY_COST, cost.medianMicros(), cost.p99Micros(), cost.decisions()));
    }
  }

  private void print(String file, PolicyFault fault) {
    String place = fault.line() > 0 ? file + ":" + fault.line() : file;
    out.println(
        messages.get(
            CliMsg.POLICY_FAULT, place, messages.get(word(fault.kind())), fault.message()));
    if (!fault.text().isEmpty()) {
      out.println("    " + fault.text());
    }
  }

  private void print(String sample, Map<String, Map<String, String>> rows) {
    out.println();
    out.println(
        messages.get(
            SampleHealth.valueOf(sample) == SampleHealth.HEALTHY
                ? CliMsg.POLICY_IF_HEALTHY
                : CliMsg.POLICY_IF_WITHOUT_QUORUM));
    printRow("", Arrays.stream(RequestPriority.values()).map(Enum::name).toList());
    rows.forEach((kind, treatments) -> printRow(kind, List.copyOf(treatments.values())));
  }

  private void printRow(String first, List<String> others) {
    StringBuilder line = new StringBuilder("  ").append(Columns.left(first, FIRST));
    for (String other : others) {
      line.append(' ').append(Columns.left(other, OTHERS));
    }
    out.println(line.toString().stripTrailing());
  }

  private static CliMsg word(PolicyFault.Kind kind) {
    return switch (kind) {
      case SYNTAX -> CliMsg.POLICY_FAULT_SYNTAX;
      case REJECTED -> CliMsg.POLICY_FAULT_REJECTED;
      case RUNTIME -> CliMsg.POLICY_FAULT_RUNTIME;
      case TIME -> CliMsg.POLICY_FAULT_TIME;
      case MEMORY -> CliMsg.POLICY_FAULT_MEMORY;
      case BAD_VERDICT -> CliMsg.POLICY_FAULT_BAD_VERDICT;
      case ENGINE -> CliMsg.POLICY_FAULT_ENGINE;
    };
  }
}
