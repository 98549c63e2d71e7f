package io.lifeboat.console.ui.failover;

import io.lifeboat.cluster.model.Failover;
import io.lifeboat.cluster.model.Failover.Gap;
import io.lifeboat.console.application.failover.FailoverRow;
import io.lifeboat.console.application.failover.FailoverTable;
import io.lifeboat.console.application.failover.FailoverTable.Figures;
import io.lifeboat.console.application.failover.FailoverTable.MilestoneSpread;
import io.lifeboat.console.application.failover.Milestone;
import io.lifeboat.console.application.failover.Reading;
import io.lifeboat.console.application.failover.Reading.Known;
import io.lifeboat.console.application.failover.Reading.SoFar;
import io.lifeboat.console.application.failover.Reading.Unknown;
import io.lifeboat.console.application.failover.Reading.Why;
import io.lifeboat.console.application.state.FailoverWords;
import io.lifeboat.console.ui.i18n.FailoverMsg;
import io.lifeboat.console.ui.i18n.I18n;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What the table's cells say, and the table as text for a document. */
final class FailoverTexts {
  /** Which column holds the bars. */
  static final int BAR = 3;

  private final I18n i18n;

  FailoverTexts(I18n i18n) {
    this.i18n = i18n;
  }

  /** "n1 · 1 → n2 · 2". */
  String leader(FailoverRow row) {
    Failover f = row.failover();
    return f.leader() == null
        ? i18n.text(FailoverMsg.LEADER_OPEN, f.lost(), f.lostTerm())
        : i18n.text(FailoverMsg.LEADER, f.lost(), f.lostTerm(), f.leader(), f.term());
  }

  String cause(FailoverRow row) {
    return i18n.text(FailoverWords.cause(row.failover().cause()));
  }

  /** "640"; "≥ 812" while it has not been; "–" when it is not known. */
  String reading(Reading reading) {
    return switch (reading) {
      case Known(double ms) -> ms(ms);
      case SoFar(double ms) -> i18n.text(FailoverMsg.AT_LEAST, ms(ms));
      case Unknown _ -> i18n.text(FailoverMsg.UNKNOWN);
    };
  }

  /** The same in words. */
  String explained(Milestone milestone, Reading reading) {
    String what =
        switch (reading) {
          case Known(double ms) -> i18n.text(FailoverMsg.MS, ms(ms));
          case SoFar(double ms) -> i18n.text(FailoverMsg.SO_FAR_LONG, ms(ms));
          case Unknown(Why why) -> why(why);
        };
    return i18n.text(FailoverMsg.BAR_WORDS, i18n.text(name(milestone)), what);
  }

  private String why(Why why) {
    return i18n.text(
        switch (why) {
          case NOT_TOLD -> FailoverMsg.WHY_NOT_TOLD;
          case OVERTAKEN -> FailoverMsg.WHY_OVERTAKEN;
          case RUN_ENDED -> FailoverMsg.WHY_RUN_ENDED;
          case NOBODY_WROTE -> FailoverMsg.WHY_NOBODY_WROTE;
        });
  }

  static FailoverMsg name(Milestone milestone) {
    return switch (milestone) {
      case DETECTED -> FailoverMsg.COLUMN_DETECTED;
      case ELECTED -> FailoverMsg.COLUMN_ELECTED;
      case FIRST_COMMIT -> FailoverMsg.COLUMN_FIRST_COMMIT;
      case FIRST_CLIENT -> FailoverMsg.COLUMN_FIRST_CLIENT;
    };
  }

  static FailoverMsg longName(Milestone milestone) {
    return switch (milestone) {
      case DETECTED -> FailoverMsg.DETECTED_LONG;
      case ELECTED -> FailoverMsg.ELECTED_LONG;
      case FIRST_COMMIT -> FailoverMsg.FIRST_COMMIT_LONG;
      case FIRST_CLIENT -> FailoverMsg.FIRST_CLIENT_LONG;
    };
  }

  /** "12 / 3": acknowledged and not known. */
  String gap(FailoverRow row) {
    Gap gap = row.failover().gap();
    return gap == null
        ? i18n.text(FailoverMsg.UNKNOWN)
        : i18n.text(FailoverMsg.GAP, gap.acknowledged(), gap.notKnown());
  }

  String gapExplained(FailoverRow row) {
    Gap gap = row.failover().gap();
    return gap == null
        ? i18n.text(FailoverMsg.WHY_NO_TALLY)
        : i18n.text(
            FailoverMsg.GAP_WORDS, gap.acknowledged(), gap.refused(), gap.failed(), gap.notKnown());
  }

  /** All of a row in sentences. */
  String explained(FailoverRow row) {
    List<String> lines = new ArrayList<>();
    lines.add(leader(row) + " (" + cause(row) + ")");
    for (Milestone milestone : Milestone.values()) {
      lines.add(explained(milestone, row.reading(milestone)));
    }
    lines.add(gapExplained(row));
    return String.join("\n", lines);
  }

  /** "Median / p90 / max in ms: Detected 512 / 590 / 601 (7) · …"; empty when there is none. */
  String spread(FailoverTable table) {
    String figures =
        table.spreads().stream()
            .map(spread -> spread(FailoverMsg.SPREAD_ONE, spread))
            .filter(text -> !text.isEmpty())
            .collect(Collectors.joining(" · "));
    return figures.isEmpty() ? "" : i18n.text(FailoverMsg.SPREAD) + " " + figures;
  }

  private String spread(FailoverMsg key, MilestoneSpread spread) {
    Figures figures = spread.figures();
    return figures == null
        ? ""
        : i18n.text(
            key,
            i18n.text(name(spread.milestone())),
            ms(figures.medianMs()),
            ms(figures.p90Ms()),
            ms(figures.maxMs()),
            spread.count());
  }

  /** "0 to 1,000 ms". */
  String scale(FailoverTable table) {
    return i18n.text(FailoverMsg.COLUMN_BAR, i18n.number(table.scaleMs(), 0));
  }

  /** What stands above each column of the table, the bars' included. */
  List<String> head(FailoverTable table) {
    List<String> head = new ArrayList<>();
    head.add(i18n.text(FailoverMsg.COLUMN_NUMBER));
    head.add(i18n.text(FailoverMsg.COLUMN_LEADER));
    head.add(i18n.text(FailoverMsg.COLUMN_CAUSE));
    head.add(scale(table));
    for (Milestone milestone : Milestone.values()) {
      head.add(i18n.text(name(milestone)));
    }
    head.add(i18n.text(FailoverMsg.COLUMN_GAP));
    return head;
  }

  /** What stands in each column of each row; nothing in that of the bars. */
  List<List<String>> cells(FailoverTable table) {
    return table.rows().stream().map(this::cells).toList();
  }

  private List<String> cells(FailoverRow row) {
    List<String> cells = new ArrayList<>();
    cells.add(Integer.toString(row.failover().number()));
    cells.add(leader(row));
    cells.add(cause(row));
    cells.add("");
    row.readings().forEach(reading -> cells.add(reading(reading)));
    cells.add(gap(row));
    return cells;
  }

  /** Columns parted by tabulators, as a spreadsheet takes them, then how they spread. */
  String copy(FailoverTable table) {
    List<String> lines = new ArrayList<>();
    List<String> head = head(table);
    for (Milestone milestone : Milestone.values()) {
      head.set(BAR + 1 + milestone.ordinal(), i18n.text(name(milestone)) + " (ms)");
    }
    lines.add(tabulated(head));
    for (FailoverRow row : table.rows()) {
      lines.add(tabulated(cells(row)));
    }
    for (MilestoneSpread spread : table.spreads()) {
      String line = spread(FailoverMsg.COPY_SPREAD, spread);
      if (!line.isEmpty()) {
        lines.add(line);
      }
    }
    return String.join("\n", lines) + "\n";
  }

  /** Without the bar, which is no text. */
  private static String tabulated(List<String> cells) {
    List<String> words = new ArrayList<>(cells);
    words.remove(BAR);
    return String.join("\t", words);
  }

  private String ms(double ms) {
    return i18n.number(ms, ms < 10 ? 1 : 0);
  }
}
