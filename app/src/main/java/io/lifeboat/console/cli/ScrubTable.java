package io.lifeboat.console.cli;

import io.lifeboat.cluster.model.Finding;
import io.lifeboat.cluster.model.FindingKind;
import io.lifeboat.cluster.model.ScanResult;
import io.lifeboat.cluster.model.ScanVerdict;
import io.lifeboat.console.application.text.Messages;
import io.lifeboat.console.application.text.Text;
import java.io.PrintWriter;

/** A scan's result in words. */
final class ScrubTable {
  private static final double MB = 1e6;
  private static final double MS_PER_S = 1e3;

  private final PrintWriter out;
  private final Messages messages;

  ScrubTable(PrintWriter out, Messages messages) {
    this.out = out;
    this.messages = messages;
  }

  void print(String node, ScanResult result) {
    out.println(messages.get(CliMsg.SCRUB_NODE, node, Text.of(word(result.verdict()))));
    if (result.verdict() != ScanVerdict.NO_JOURNAL) {
      figures(result);
    }
    result.findings().forEach(this::finding);
    if (result.totalFindings() > result.findings().size()) {
      line(CliMsg.SCRUB_MORE, result.totalFindings() - result.findings().size());
    }
  }

  private void figures(ScanResult result) {
    double seconds = result.durationMs() / MS_PER_S;
    line(
        CliMsg.SCRUB_FIGURES,
        result.records(),
        result.bytes() / MB,
        seconds,
        seconds > 0 ? result.bytes() / MB / MS_PER_S / seconds : 0);
    if (!result.segments().isEmpty()) {
      line(
          CliMsg.SCRUB_INDICES,
          result.firstIndex(),
          result.lastIndex(),
          result.segments().size(),
          result.readableIndex());
    }
    if (result.snapshotIndex() > 0) {
      line(CliMsg.SCRUB_SNAPSHOT, result.snapshotIndex());
    }
    if (!result.sealed()) {
      line(CliMsg.SCRUB_NOT_SEALED);
    }
  }

  private void finding(Finding finding) {
    Text what = Text.of(word(finding.kind()));
    Long index = finding.index();
    line(
        CliMsg.FINDING_PLACE,
        index == null ? what : Text.of(CliMsg.FINDING_AT_INDEX, index, what),
        finding.file(),
        finding.offset(),
        finding.length());
    String stored = finding.stored();
    String computed = finding.computed();
    if (stored != null) {
      line(CliMsg.FINDING_VALUES, stored, computed == null || computed.isEmpty() ? "?" : computed);
    }
    if (finding.hidden() > 0) {
      line(CliMsg.FINDING_HIDDEN, finding.hidden());
    }
  }

  private void line(CliMsg key, Object... arguments) {
    String indent =
        switch (key) {
          case FINDING_VALUES, FINDING_HIDDEN -> "      ";
          case FINDING_PLACE -> "  ! ";
          default -> "    ";
        };
    out.println(indent + messages.get(key, arguments));
  }

  private static CliMsg word(ScanVerdict verdict) {
    return switch (verdict) {
      case SOUND -> CliMsg.SCRUB_SOUND;
      case TORN_TAIL -> CliMsg.SCRUB_TORN;
      case DAMAGED -> CliMsg.SCRUB_DAMAGED;
      case NO_JOURNAL -> CliMsg.SCRUB_NO_JOURNAL;
    };
  }

  private static CliMsg word(FindingKind kind) {
    return switch (kind) {
      case CORRUPT_RECORD -> CliMsg.FINDING_CORRUPT_RECORD;
      case TORN_TAIL -> CliMsg.FINDING_TORN_TAIL;
      case BAD_SEGMENT_HEADER -> CliMsg.FINDING_BAD_SEGMENT_HEADER;
      case MISSING_SEGMENT -> CliMsg.FINDING_MISSING_SEGMENT;
      case MISSING_PREFIX -> CliMsg.FINDING_MISSING_PREFIX;
      case MISSING_TAIL -> CliMsg.FINDING_MISSING_TAIL;
      case BAD_SNAPSHOT -> CliMsg.FINDING_BAD_SNAPSHOT;
      case INCOMPLETE_SNAPSHOT -> CliMsg.FINDING_INCOMPLETE_SNAPSHOT;
      case BAD_VOTE -> CliMsg.FINDING_BAD_VOTE;
      case LOST_VOTE -> CliMsg.FINDING_LOST_VOTE;
      case BAD_CONFIGURATION -> CliMsg.FINDING_BAD_CONFIGURATION;
      case CHANGED_SINCE_SEALED -> CliMsg.FINDING_CHANGED_SINCE_SEALED;
      case BAD_SEALS -> CliMsg.FINDING_BAD_SEALS;
      case CHANGED_VALUE -> CliMsg.FINDING_CHANGED_VALUE;
    };
  }
}
