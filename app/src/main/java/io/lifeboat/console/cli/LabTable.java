package io.lifeboat.console.cli;

import io.lifeboat.cluster.detection.ErrorKind;
import io.lifeboat.cluster.detection.LabReport;
import io.lifeboat.cluster.detection.Theory;
import io.lifeboat.console.application.text.Messages;
import io.lifeboat.console.application.text.Text;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What the laboratory measured, as a table. */
final class LabTable {
  private static final String NONE = "–";
  private static final double PERCENT = 100;
  private static final double SMALL = 1e-4;

  private final PrintWriter out;
  private final Messages messages;

  LabTable(PrintWriter out, Messages messages) {
    this.out = out;
    this.messages = messages;
  }

  void print(LabReport report) {
    out.println(
        messages.get(CliMsg.LAB_HEADLINE, error(report), report.inputBytes(), report.asked()));
    if (report.counted() < report.asked()) {
      out.println(
          report.counted() == 0
              ? messages.get(CliMsg.LAB_NONE)
              : messages.get(CliMsg.LAB_NOT_COUNTED, report.asked() - report.counted()));
    }
    out.println();
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            messages.get(CliMsg.LAB_ALGORITHM),
            messages.get(CliMsg.LAB_BITS),
            messages.get(CliMsg.LAB_MISSED),
            messages.get(CliMsg.LAB_MEASURED),
            messages.get(CliMsg.LAB_THEORY),
            messages.get(CliMsg.LAB_SPEED),
            messages.get(CliMsg.LAB_GROUND)));
    for (LabReport.Row row : report.rows()) {
      rows.add(row(row, report.counted()));
    }
    print(rows);
    out.println();
    out.println(messages.get(CliMsg.LAB_SPEED_NOTE));
    out.println(messages.get(CliMsg.LAB_SEED, String.valueOf(report.seed())));
  }

  private List<String> row(LabReport.Row row, long counted) {
    Double rate = row.theory().rate();
    return List.of(
        row.name(),
        String.valueOf(row.bits()),
        String.valueOf(row.missed()),
        counted == 0 ? NONE : rate(row.measuredRate()),
        rate == null ? NONE : rate(rate),
        String.format(Locale.ROOT, "%.2f", row.gbPerSecond()),
        messages.get(word(row.theory().ground()), row.theory().ground().source()));
  }

  /** In per cent, or as a power of ten where that is too small. */
  private static String rate(double rate) {
    return rate > 0 && rate < SMALL
        ? String.format(Locale.ROOT, "%.1e", rate)
        : String.format(Locale.ROOT, "%.3f %%", rate * PERCENT);
  }

  private void print(List<List<String>> rows) {
    int columns = rows.getFirst().size();
    int[] widths = new int[columns];
    for (List<String> row : rows) {
      for (int i = 0; i < columns; i++) {
        widths[i] = Math.max(widths[i], Columns.of(row.get(i)));
      }
    }
    for (List<String> row : rows) {
      StringBuilder line = new StringBuilder(Columns.left(row.getFirst(), widths[0]));
      for (int i = 1; i < columns - 1; i++) {
        line.append("  ").append(Columns.right(row.get(i), widths[i]));
      }
      out.println(line.append("  ").append(row.getLast()));
    }
  }

  private static Text error(LabReport report) {
    return report.error() == ErrorKind.BURST
        ? Text.of(CliMsg.ERROR_BURST, report.burstBits())
        : Text.of(word(report.error()));
  }

  private static CliMsg word(ErrorKind kind) {
    return switch (kind) {
      case ONE_BIT -> CliMsg.ERROR_ONE_BIT;
      case TWO_BITS -> CliMsg.ERROR_TWO_BITS;
      case BURST -> CliMsg.ERROR_BURST;
      case SWAPPED_BYTES -> CliMsg.ERROR_SWAPPED_BYTES;
      case SWAPPED_BLOCKS -> CliMsg.ERROR_SWAPPED_BLOCKS;
      case ZEROED_PAGE -> CliMsg.ERROR_ZEROED_PAGE;
      case MISDIRECTED_WRITE -> CliMsg.ERROR_MISDIRECTED_WRITE;
    };
  }

  private static CliMsg word(Theory.Ground ground) {
    return switch (ground) {
      case CONSTRUCTION -> CliMsg.GROUND_CONSTRUCTION;
      case COUNTED -> CliMsg.GROUND_COUNTED;
      case CYCLIC_CODE -> CliMsg.GROUND_CYCLIC_CODE;
      case PRIME_MODULUS -> CliMsg.GROUND_PRIME_MODULUS;
      case CHANCE -> CliMsg.GROUND_CHANCE;
      case NOT_KNOWN -> CliMsg.GROUND_NOT_KNOWN;
    };
  }
}
