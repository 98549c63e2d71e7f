package io.lifeboat.console.application.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.lifeboat.cluster.command.LogbookCommand;
import io.lifeboat.cluster.command.LogbookCommand.ActOnAlarm;
import io.lifeboat.cluster.command.LogbookCommand.AlarmAct;
import io.lifeboat.cluster.command.NemesisCommand.KillNode;
import io.lifeboat.cluster.command.Outcome;
import io.lifeboat.cluster.fact.Fact;
import io.lifeboat.cluster.fact.FactRecord;
import io.lifeboat.cluster.history.FactJson;
import io.lifeboat.cluster.history.History;
import io.lifeboat.cluster.history.HistoryDamagedException;
import io.lifeboat.cluster.model.FaultKind;
import io.lifeboat.cluster.model.FaultPhase;
import io.lifeboat.cluster.model.NodeId;
import io.lifeboat.cluster.model.RepairKind;
import io.lifeboat.cluster.model.RepairPhase;
import io.lifeboat.console.application.Golden;
import io.lifeboat.console.application.recording.SideNotes;
import io.lifeboat.console.application.recording.SideNotes.SideNote;
import io.lifeboat.console.application.state.Facts;
import io.lifeboat.console.application.text.Language;
import io.lifeboat.console.application.text.Messages;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.xml.sax.InputSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class RunReportTest {
  private static final Messages ENGLISH = Messages.strict(Language.ENGLISH);
  private static final String EVIL = "<script>alert('1')</script> & \u202Eevil";

  @TempDir Path folder;
  private Path file;

  @BeforeEach
  void write() throws IOException {
    file = folder.resolve("night-shift.lifeboat");
    write(run().records(), true);
  }

  /** The leader is killed; the alarm is answered 4 s after it was raised; a replica is rebuilt. */
  private static Facts run() {
    return Facts.healthy(3)
        .add(operations(20))
        .pause(498)
        .add(operations(20))
        .requested("c1", new KillNode(NodeId.of(1), 0))
        .fault("f1", FaultKind.KILL, 1, FaultPhase.INJECTING, null)
        .killed(1)
        .completed("c1", Outcome.Ok.PLAIN)
        .fault("f1", FaultKind.KILL, 1, FaultPhase.VERIFIED, null)
        .pause(1_500)
        .add(new Fact.ServiceUnavailable(520_000))
        .pause(3_495)
        .requested("c2", new ActOnAlarm(null, AlarmAct.ACKNOWLEDGE, 0))
        .completed("c2", Outcome.Ok.PLAIN)
        .ready(2, 2)
        .add(new Fact.FirstWriteAcknowledged(NodeId.of(2), 2))
        .add(new Fact.ServiceAvailable(5_000))
        .add(operations(20))
        .pause(2_000)
        .requested("c3", new LogbookCommand.WriteNote("handed over to the day shift", true))
        .add(
            new Fact.RepairChanged(
                NodeId.of(3), RepairKind.REBUILD, RepairPhase.STARTED, "", 7_000_000L))
        .pause(1_234)
        .add(
            new Fact.RepairChanged(
                NodeId.of(3),
                RepairKind.REBUILD,
                RepairPhase.COMPLETED,
                "joined anew",
                7_000_000L));
  }

  private static Fact operations(int reads) {
    return new Fact.ClientOperations(500, reads, 20, 0, 0, 0, 2, 2_000, 9_000, 20_000);
  }

  @ParameterizedTest
  @EnumSource(Language.class)
  void thePageIsTheOneThatWasReviewed(Language language) throws IOException {
    String page = HtmlReport.of(RunReader.read(file), Messages.strict(language));
    Golden.compare("reports", "night-shift." + language.tag() + ".html", page.lines().toList());
  }

  @Test
  void theDataIsWhatWasReviewed() throws IOException {
    RunReport report = RunReader.read(file);
    Golden.compare(
        "reports", "night-shift.json", DataReport.json(report, ENGLISH).lines().toList());
    Golden.compare("reports", "night-shift.csv", DataReport.csv(report, ENGLISH).lines().toList());
  }

  @Test
  void figuresAreThoseOfTheFacts() throws IOException {
    RunReport report = RunReader.read(file);

    assertThat(report.end()).isEqualTo(History.End.CLOSED);
    assertThat(report.facts()).isEqualTo(run().records().size());
    assertThat(report.last().failovers()).hasSize(1);
    assertThat(report.alarms()).isNotEmpty();
    assertThat(report.alarms().getFirst().responseMs()).isBetween(3_000.0, 5_500.0);
    assertThat(report.deeds()).extracting(RunReport.Deed::id).containsExactly("c1", "c2", "c3");
    assertThat(report.repairs()).hasSize(1);
    assertThat(report.service().unavailable()).isEqualTo(1);
    assertThat(report.service().availability()).isBetween(0.1, 0.9);
    JsonNode json = JsonMapper.builder().build().readTree(DataReport.json(report, ENGLISH));
    assertThat(
            json.path("repairs").get(0).path("endedMs").asDouble()
                - json.path("repairs").get(0).path("startedMs").asDouble())
        .isEqualTo(1_235.0);
  }

  @Test
  void nothingOfARecordingBecomesMarkupOrAFormula() throws Exception {
    write(
        run()
            .requested("c9", new LogbookCommand.WriteNote(EVIL, false))
            .requested("c10", new LogbookCommand.WriteNote("=cmd|'/c calc'!A1", false))
            .records(),
        true);
    SideNotes.NONE
        .withTitle(EVIL)
        .plus(new SideNote(1, "\"><img src=x onerror=alert(1)>", false))
        .keep(file);

    RunReport report = RunReader.read(file);
    String page = HtmlReport.of(report, ENGLISH);
    assertThat(page).doesNotContain("<script", "<img", "\u202E").contains("&lt;script&gt;");
    assertThat(DataReport.csv(report, ENGLISH).lines())
        .allMatch(line -> line.matches("(\"at_ms\"|[0-9.]+).*"))
        .noneMatch(line -> line.contains(",\"="));
    String svg =
        page.substring(page.indexOf("<svg viewBox=\"0 0 1000"), page.indexOf("</svg>") + 6);
    DocumentBuilderFactory.newInstance()
        .newDocumentBuilder()
        .parse(new InputSource(new StringReader(svg)));
  }

  @Test
  void aDamagedRecordingIsReportedUpToItsDamage() throws IOException {
    List<String> lines = Files.readAllLines(file);
    lines.set(20, "{\"sequence\":20,");
    Files.write(file, lines);

    RunReport report = RunReader.read(file);
    assertThat(report.end()).isEqualTo(History.End.DAMAGED);
    assertThat(report.facts()).isEqualTo(19);
    assertThat(HtmlReport.of(report, ENGLISH)).contains("damaged at line 21, column");
  }

  @Test
  void anUnfinishedAndAnEmptyRecordingAreReported() throws IOException {
    write(run().records().subList(0, 5), false);
    assertThat(RunReader.read(file).end()).isEqualTo(History.End.OPEN);
    write(List.of(), true);
    RunReport empty = RunReader.read(file);
    for (ReportFormat format : ReportFormat.values()) {
      assertThat(format.write(empty, ENGLISH)).isNotBlank();
    }
    assertThat(HtmlReport.of(empty, ENGLISH))
        .contains("It is not known whether clients were served");
  }

  @Test
  void aForeignFileIsRefused() throws IOException {
    Files.writeString(file, "Dear Sir or Madam\n");
    assertThatThrownBy(() -> RunReader.read(file)).isInstanceOf(HistoryDamagedException.class);
  }

  private void write(List<FactRecord> facts, boolean closed) throws IOException {
    String lines =
        facts.stream().map(fact -> FactJson.toLine(fact) + "\n").collect(Collectors.joining());
    Files.writeString(
        file,
        "{\"lifeboatHistory\":1,\"startedAt\":\"2026-04-01T22:00:00Z\"}\n"
            + lines
            + (closed ? "{\"note\":\"closed\",\"count\":" + facts.size() + "}\n" : ""));
  }
}
