package io.lifeboat.console.application.report;

import io.lifeboat.cluster.history.HistoryDamagedException.Damage;
import io.lifeboat.cluster.model.Failover;
import io.lifeboat.console.application.recording.SideNotes.SideNote;
import io.lifeboat.console.application.report.RunReport.Deed;
import io.lifeboat.console.application.report.RunReport.RaisedAlarm;
import io.lifeboat.console.application.report.RunReport.Repair;
import io.lifeboat.console.application.state.Occurrence;
import io.lifeboat.console.application.state.SafetyView.Judgement;
import io.lifeboat.console.application.text.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The report as data: stable names in English, sentences in the language asked for. */
public final class DataReport {
  private static final int VERSION = 1;
  private static final double MICROS_PER_MS = 1_000;
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private final ReportWords words;

  private DataReport(Messages messages) {
    this.words = new ReportWords(messages);
  }

  /** All of it as one document of JSON. */
  public static String json(RunReport report, Messages messages) {
    return MAPPER.writeValueAsString(new DataReport(messages).tree(report)) + "\n";
  }

  /** One table of everything that has a time, a line each, the first line being the head. */
  public static String csv(RunReport report, Messages messages) {
    return new DataReport(messages).table(report);
  }

  private Map<String, @Nullable Object> tree(RunReport report) {
    Map<String, @Nullable Object> tree = new LinkedHashMap<>();
    tree.put("lifeboatReport", VERSION);
    tree.put("recording", report.name());
    tree.put("title", report.title());
    tree.put("startedAt", report.startedAt() == null ? null : report.startedAt().toString());
    tree.put("lengthMs", ms(report.lengthMicros()));
    tree.put("nodes", report.last().nodes().stream().map(n -> n.node().toString()).toList());
    tree.put("electionTimeoutMs", report.last().electionTimeoutMs());
    tree.put("heartbeatMs", report.last().heartbeatMs());
    tree.put("seed", report.last().seed());
    tree.put("facts", report.facts());
    tree.put("factsMissing", report.missing());
    tree.put("end", word(report.end()));
    tree.put("damage", damage(report.damage()));
    tree.put("summary", words.summary(report));
    tree.put("service", report.service());
    tree.put("availability", number(report.service().availability()));
    tree.put("failovers", report.last().failovers().stream().map(DataReport::failover).toList());
    tree.put("alarms", report.alarms().stream().map(this::alarm).toList());
    tree.put("repairs", report.repairs().stream().map(DataReport::repair).toList());
    tree.put("commands", report.deeds().stream().map(this::deed).toList());
    tree.put("safety", report.last().safety().judgements().stream().map(this::verdict).toList());
    tree.put("notes", report.notes().stream().map(DataReport::note).toList());
    tree.put("occurrences", report.occurrences().stream().map(this::occurrence).toList());
    tree.put("occurrencesLeftOut", report.occurrencesLeftOut());
    return tree;
  }

  private static @Nullable Object damage(@Nullable Damage damage) {
    return damage == null
        ? null
        : fields("line", damage.line(), "column", damage.column(), "message", damage.message());
  }

  private static Object failover(Failover one) {
    return fields(
        "atMs",
        ms(one.startedAtMicros()),
        "cause",
        word(one.cause()),
        "lost",
        one.lost().toString(),
        "lostTerm",
        one.lostTerm(),
        "leader",
        one.leader() == null ? null : one.leader().toString(),
        "term",
        one.term(),
        "detectedMs",
        one.detectedMs(),
        "electedMs",
        one.electedMs(),
        "firstCommitMs",
        one.firstCommitMs(),
        "firstClientSuccessMs",
        one.firstClientSuccessMs());
  }

  private Object alarm(RaisedAlarm one) {
    return fields(
        "alarm",
        one.alarm().id(),
        "priority",
        word(one.alarm().kind().priority()),
        "text",
        words.format(one.alarm().kind().title(one.alarm().subject())),
        "raisedMs",
        ms(one.raisedMicros()),
        "acknowledgedMs",
        ms(one.acknowledgedMicros()),
        "responseMs",
        one.responseMs(),
        "clearedMs",
        ms(one.clearedMicros()));
  }

  private static Object repair(Repair one) {
    return fields(
        "node",
        one.node().toString(),
        "repair",
        word(one.kind()),
        "result",
        word(one.phase()),
        "startedMs",
        ms(one.startedMicros()),
        "endedMs",
        ms(one.endedMicros()),
        "foundMs",
        ms(one.foundMicros()));
  }

  private Object deed(Deed one) {
    return fields(
        "id",
        one.id(),
        "atMs",
        ms(one.atMicros()),
        "by",
        word(one.by()),
        "text",
        words.what(one),
        "outcome",
        one.outcome() == null
            ? null
            : one.outcome().getClass().getSimpleName().toLowerCase(Locale.ROOT),
        "detail",
        one.outcome() == null ? "" : one.outcome().detail(),
        "completedMs",
        ms(one.completedMicros()));
  }

  private Object verdict(Judgement one) {
    return fields(
        "property",
        word(one.property()),
        "verdict",
        word(one.verdict()),
        "text",
        words.format(one.evidence()));
  }

  private static Object note(SideNote one) {
    return fields("atMs", ms(one.atMicros()), "text", one.text(), "bookmark", one.bookmark());
  }

  private Object occurrence(Occurrence one) {
    return fields(
        "sequence",
        one.sequence(),
        "atMs",
        ms(one.atMicros()),
        "category",
        word(one.category()),
        "weight",
        word(one.weight()),
        "nodes",
        one.nodes().stream().map(Object::toString).sorted().toList(),
        "text",
        words.format(one.title()));
  }

  // CSV

  private record Line(long atMicros, List<String> cells) {}

  private String table(RunReport report) {
    List<Line> lines = new ArrayList<>();
    for (Occurrence one : report.occurrences()) {
      String nodes = String.join(" ", one.nodes().stream().map(Object::toString).sorted().toList());
      line(lines, one.atMicros(), word(one.category()), nodes, null, words.format(one.title()));
    }
    for (Failover one : report.last().failovers()) {
      line(
          lines,
          one.startedAtMicros(),
          "failover",
          one.lost().toString(),
          one.firstClientSuccessMs(),
          words.leaders(one));
    }
    for (RaisedAlarm one : report.alarms()) {
      line(
          lines,
          one.raisedMicros(),
          "alarm-response",
          one.alarm().subject().id(),
          one.responseMs(),
          words.format(one.alarm().kind().title(one.alarm().subject())));
    }
    for (Repair one : report.repairs()) {
      line(
          lines,
          one.endedMicros(),
          "repair-" + word(one.phase()),
          one.node().toString(),
          ReportWords.between(one.startedMicros(), one.endedMicros()),
          words.repair(one.kind()));
    }
    lines.sort(java.util.Comparator.comparingLong(Line::atMicros));
    StringBuilder out = new StringBuilder("\"at_ms\",\"kind\",\"nodes\",\"took_ms\",\"text\"\r\n");
    for (Line line : lines) {
      out.append(String.join(",", line.cells())).append("\r\n");
    }
    return out.toString();
  }

  private static void line(
      List<Line> lines, long at, String kind, String nodes, @Nullable Double took, String text) {
    lines.add(
        new Line(
            at,
            List.of(
                String.format(Locale.ROOT, "%.3f", at / MICROS_PER_MS),
                Escaped.csv(kind),
                Escaped.csv(nodes),
                took == null ? "" : String.format(Locale.ROOT, "%.3f", took),
                Escaped.csv(text))));
  }

  private static Map<String, @Nullable Object> fields(@Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      fields.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return fields;
  }

  private static double ms(long micros) {
    return micros / MICROS_PER_MS;
  }

  private static @Nullable Double ms(@Nullable Long micros) {
    return micros == null ? null : (Double) ms(micros.longValue());
  }

  private static @Nullable Double number(double value) {
    return Double.isNaN(value) ? null : (Double) value;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
