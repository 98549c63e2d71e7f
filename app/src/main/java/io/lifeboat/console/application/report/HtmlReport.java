package io.lifeboat.console.application.report;

import io.lifeboat.cluster.model.Failover;
import io.lifeboat.console.application.recording.SideNotes.SideNote;
import io.lifeboat.console.application.report.RunReport.Deed;
import io.lifeboat.console.application.report.RunReport.RaisedAlarm;
import io.lifeboat.console.application.report.RunReport.Repair;
import io.lifeboat.console.application.state.FailoverWords;
import io.lifeboat.console.application.state.Occurrence;
import io.lifeboat.console.application.state.SafetyView.Judgement;
import io.lifeboat.console.application.text.Messages;
import io.lifeboat.console.application.text.ReportMsg;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * The report as one page: it needs nothing but itself, runs nothing, and prints well. Whatever
 * comes from the recording is escaped.
 */
public final class HtmlReport {
  private static final String STYLE =
      """
      body{font:15px/1.5 "Source Sans 3","Segoe UI",Roboto,"Noto Sans CJK SC","Microsoft YaHei",\
      sans-serif;color:#1c1c1c;background:#fff;max-width:1080px;margin:2em auto;padding:0 1.5em}
      h1{font-size:1.7em;margin:0 0 .1em}h2{font-size:1.15em;margin:1.8em 0 .4em;\
      border-bottom:2px solid #3a3a3a}
      p{margin:.4em 0}.name{color:#4d4d4d;margin:0 0 1em}.summary{font-size:1.08em;max-width:46em}
      table{border-collapse:collapse;width:100%;margin:.4em 0}
      th,td{text-align:left;vertical-align:top;padding:.22em .7em .22em 0;\
      border-bottom:1px solid #d4d4d4}
      th{font-weight:600;color:#4d4d4d}td.n,th.n{text-align:right;\
      font-variant-numeric:tabular-nums;white-space:nowrap}
      td.t{font-variant-numeric:tabular-nums;white-space:nowrap;color:#4d4d4d}
      table.facts{width:auto}table.facts th{padding-right:1.5em}
      tr.abnormal td{font-weight:600}tr.abnormal td:last-child::before{content:"▲ ";color:#b34a00}
      tr.notice td:last-child::before{content:"◆ ";color:#005b91}
      .broken{color:#b34a00;font-weight:700}
      svg{width:100%;height:auto;display:block}svg text{font-size:11px;fill:#1c1c1c}
      svg .time{fill:#4d4d4d;text-anchor:middle}svg .lane{font-size:12px;font-weight:600}
      .tick{stroke:#dcdcdc}.hatch{stroke:#1c1c1c;stroke-width:1.4}
      .follower{fill:#d9d9d9}.leader{fill:#4d4d4d}.candidate{fill:#fff;stroke:#1c1c1c;\
      stroke-dasharray:3 2}
      .stale{fill:url(#hatch);stroke:#d55e00;stroke-width:2}.down{fill:#fff;stroke:#1c1c1c}
      svg .onDark{fill:#fff;font-weight:600}
      .cut{fill:#d55e00}.partly{fill:#f0b384}
      .served{fill:#d9d9d9}.idle{fill:#f4f4f4}.refused{fill:url(#hatch);stroke:#0072b2;\
      stroke-width:1.5}
      .unavailable{fill:#d55e00;stroke:#1c1c1c}.fault{fill:#cfe5f2;stroke:#0072b2;stroke-width:1.5}
      .legend{display:flex;flex-wrap:wrap;gap:.2em 1.2em;margin:.5em 0;color:#4d4d4d;font-size:.92em}
      .legend svg{display:inline-block;width:26px;height:14px;vertical-align:-2px;margin-right:.3em}
      footer{margin:2.5em 0 1em;color:#4d4d4d;font-size:.9em}
      @media print{body{font-size:10.5pt;margin:0;max-width:none;padding:0}h2{break-after:avoid}\
      tr,svg{break-inside:avoid}rect,tr.abnormal td{print-color-adjust:exact;\
      -webkit-print-color-adjust:exact}@page{margin:16mm}}
      """;

  private final ReportWords words;
  private final StringBuilder out = new StringBuilder();

  private HtmlReport(Messages messages) {
    this.words = new ReportWords(messages);
  }

  /** The page in the language of these messages. */
  public static String of(RunReport report, Messages messages) {
    return new HtmlReport(messages).page(report);
  }

  private String page(RunReport report) {
    String title = report.title().isEmpty() ? words.get(ReportMsg.TITLE) : report.title();
    out.append("<!DOCTYPE html>\n<html lang=\"").append(words.language()).append("\">\n<head>\n");
    out.append("<meta charset=\"utf-8\">\n");
    out.append("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
    out.append(
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src"
            + " 'unsafe-inline'\">\n");
    tag("title", title + " – " + report.name());
    out.append("<style>\n").append(STYLE).append("</style>\n</head>\n<body>\n");
    tag("h1", title);
    out.append("<p class=\"name\">").append(Escaped.html(report.name())).append("</p>\n");
    out.append("<p class=\"summary\">")
        .append(Escaped.html(String.join(separator(), words.summary(report))))
        .append("</p>\n");
    facts(report);
    timeline(report);
    failovers(report.last().failovers());
    service(report);
    alarms(report.alarms());
    repairs(report.repairs());
    deeds(report.deeds());
    safety(report.last().safety().judgements());
    notes(report.notes());
    story(report);
    out.append("<footer>")
        .append(Escaped.html(words.get(ReportMsg.FOOT, report.name())))
        .append("</footer>\n</body>\n</html>\n");
    return out.toString();
  }

  private String separator() {
    return words.language().startsWith("zh") ? "" : " ";
  }

  private void facts(RunReport report) {
    out.append("<table class=\"facts\">\n");
    pair(
        ReportMsg.STARTED,
        report.startedAt() == null ? words.get(ReportMsg.NOT_TOLD) : report.startedAt().toString());
    pair(ReportMsg.LENGTH, ReportWords.moment(report.lengthMicros()));
    pair(ReportMsg.CLUSTER, words.cluster(report));
    pair(ReportMsg.FACTS, words.facts(report));
    pair(ReportMsg.STATE, words.state(report));
    out.append("</table>\n");
  }

  private void pair(ReportMsg name, String value) {
    out.append("<tr><th>")
        .append(Escaped.html(words.get(name)))
        .append("</th><td>")
        .append(Escaped.html(value))
        .append("</td></tr>\n");
  }

  private void timeline(RunReport report) {
    heading(ReportMsg.TIMELINE);
    out.append(new TimelineSvg(words, report).draw());
    out.append("<div class=\"legend\">");
    legend("leader", ReportMsg.LEGEND_LEADER);
    legend("follower", ReportMsg.LEGEND_FOLLOWER);
    legend("candidate", ReportMsg.LEGEND_CANDIDATE);
    legend("down", ReportMsg.LEGEND_DOWN);
    legend("cut", ReportMsg.LEGEND_CUT);
    legend("served", ReportMsg.LEGEND_SERVED);
    legend("unavailable", ReportMsg.LEGEND_UNAVAILABLE);
    legend("refused", ReportMsg.LEGEND_REFUSED);
    legend("fault", ReportMsg.LEGEND_FAULT);
    out.append("</div>\n");
  }

  private void legend(String shape, ReportMsg name) {
    int top = shape.equals("cut") ? 8 : 1;
    int height = shape.equals("cut") ? 4 : 12;
    out.append(
        String.format(
            Locale.ROOT,
            "<span><svg viewBox=\"0 0 26 14\"><rect class=\"%s\" x=\"1\" y=\"%d\" width=\"24\""
                + " height=\"%d\"/></svg>%s</span>",
            shape,
            top,
            height,
            Escaped.html(words.get(name))));
  }

  private void failovers(List<Failover> all) {
    heading(ReportMsg.FAILOVERS);
    if (empty(all, ReportMsg.FAILOVERS_NONE)) {
      return;
    }
    head(
        3,
        ReportMsg.COLUMN_AT,
        ReportMsg.COLUMN_CAUSE,
        ReportMsg.COLUMN_LEADER,
        ReportMsg.COLUMN_DETECTED,
        ReportMsg.COLUMN_ELECTED,
        ReportMsg.COLUMN_COMMIT,
        ReportMsg.COLUMN_CLIENT);
    for (Failover one : all) {
      row(
          "",
          3,
          ReportWords.moment(one.startedAtMicros()),
          words.format(
              io.lifeboat.console.application.text.Text.of(FailoverWords.cause(one.cause()))),
          words.leaders(one),
          words.ms(one.detectedMs()),
          words.ms(one.electedMs()),
          words.ms(one.firstCommitMs()),
          words.ms(one.firstClientSuccessMs()));
    }
    out.append("</table>\n");
  }

  private void service(RunReport report) {
    heading(ReportMsg.SERVICE);
    words.service(report.service()).forEach(line -> tag("p", line));
  }

  private void alarms(List<RaisedAlarm> all) {
    heading(ReportMsg.ALARMS);
    if (empty(all, ReportMsg.ALARMS_NONE)) {
      return;
    }
    head(
        3,
        ReportMsg.COLUMN_RAISED,
        ReportMsg.COLUMN_PRIORITY,
        ReportMsg.COLUMN_ALARM,
        ReportMsg.COLUMN_ACKNOWLEDGED,
        ReportMsg.COLUMN_RESPONSE,
        ReportMsg.COLUMN_CLEARED);
    for (RaisedAlarm one : all) {
      row(
          "",
          3,
          ReportWords.moment(one.raisedMicros()),
          words.format(one.alarm().kind().priority().label()),
          words.format(one.alarm().kind().title(one.alarm().subject())),
          ReportWords.moment(one.acknowledgedMicros()),
          words.seconds(one.responseMs()),
          ReportWords.moment(one.clearedMicros()));
    }
    out.append("</table>\n");
  }

  private void repairs(List<Repair> all) {
    heading(ReportMsg.REPAIRS);
    if (empty(all, ReportMsg.REPAIRS_NONE)) {
      return;
    }
    head(
        4,
        ReportMsg.COLUMN_AT,
        ReportMsg.COLUMN_NODE,
        ReportMsg.COLUMN_REPAIR,
        ReportMsg.COLUMN_RESULT,
        ReportMsg.COLUMN_TOOK,
        ReportMsg.COLUMN_SINCE_FOUND);
    for (Repair one : all) {
      row(
          "",
          4,
          ReportWords.moment(one.endedMicros()),
          one.node().toString(),
          words.repair(one.kind()),
          words.result(one.phase()),
          words.ms(ReportWords.between(one.startedMicros(), one.endedMicros())),
          words.ms(ReportWords.between(one.foundMicros(), one.endedMicros())));
    }
    out.append("</table>\n");
  }

  private void deeds(List<Deed> all) {
    heading(ReportMsg.DEEDS);
    if (empty(all, ReportMsg.DEEDS_NONE)) {
      return;
    }
    head(
        9,
        ReportMsg.COLUMN_AT,
        ReportMsg.COLUMN_WHO,
        ReportMsg.COLUMN_WHAT,
        ReportMsg.COLUMN_OUTCOME);
    for (Deed one : all) {
      row(
          "",
          9,
          ReportWords.moment(one.atMicros()),
          words.who(one.by()),
          words.what(one),
          words.outcome(one));
    }
    out.append("</table>\n");
  }

  private void safety(List<Judgement> all) {
    heading(ReportMsg.SAFETY);
    head(9, ReportMsg.COLUMN_PROPERTY, ReportMsg.COLUMN_VERDICT, ReportMsg.COLUMN_EVIDENCE);
    for (Judgement one : all) {
      String name = one.brokenAtMicros() == null ? "" : "broken";
      row(name, 9, words.property(one), words.verdict(one), words.format(one.evidence()));
    }
    out.append("</table>\n");
  }

  private void notes(List<SideNote> all) {
    if (all.isEmpty()) {
      return;
    }
    heading(ReportMsg.NOTES);
    out.append("<table>\n");
    all.forEach(one -> row("", 9, ReportWords.moment(one.atMicros()), one.text()));
    out.append("</table>\n");
  }

  private void story(RunReport report) {
    heading(ReportMsg.STORY);
    head(9, ReportMsg.COLUMN_AT, ReportMsg.COLUMN_SENTENCE);
    for (Occurrence one : report.occurrences()) {
      String weight =
          switch (one.weight()) {
            case NORMAL -> "";
            case NOTICE -> "notice";
            case ABNORMAL -> "abnormal";
          };
      row(weight, 9, ReportWords.moment(one.atMicros()), words.format(one.title()));
    }
    out.append("</table>\n");
    if (report.occurrencesLeftOut() > 0) {
      tag("p", words.get(ReportMsg.STORY_LEFT_OUT, report.occurrencesLeftOut()));
    }
  }

  // Markup

  private void heading(ReportMsg key) {
    tag("h2", words.get(key));
  }

  private boolean empty(List<?> all, ReportMsg none) {
    if (all.isEmpty()) {
      tag("p", words.get(none));
    }
    return all.isEmpty();
  }

  /** Begins a table; columns from this number on are figures. */
  private void head(int figures, ReportMsg... columns) {
    out.append("<table>\n<tr>");
    for (int i = 0; i < columns.length; i++) {
      out.append(i >= figures ? "<th class=\"n\">" : "<th>")
          .append(Escaped.html(words.get(columns[i])))
          .append("</th>");
    }
    out.append("</tr>\n");
  }

  private void row(String name, int figures, String... cells) {
    out.append(name.isEmpty() ? "<tr>" : "<tr class=\"" + name + "\">");
    out.append("<td class=\"t\">").append(Escaped.html(cells[0])).append("</td>");
    out.append(
        Arrays.stream(cells, 1, Math.min(figures, cells.length))
            .map(cell -> "<td>" + Escaped.html(cell) + "</td>")
            .collect(Collectors.joining()));
    if (figures < cells.length) {
      out.append(
          Arrays.stream(cells, figures, cells.length)
              .map(cell -> "<td class=\"n\">" + Escaped.html(cell) + "</td>")
              .collect(Collectors.joining()));
    }
    out.append("</tr>\n");
  }

  private void tag(String name, String text) {
    out.append('<').append(name).append('>').append(Escaped.html(text));
    out.append("</").append(name).append(">\n");
  }
}
