package io.lifeboat.console.cli;

import io.lifeboat.cluster.history.HistoryDamagedException;
import io.lifeboat.console.application.drill.DrillFold;
import io.lifeboat.console.application.drill.DrillScore;
import io.lifeboat.console.application.drill.DrillWords;
import io.lifeboat.console.application.drill.RecordedScore;
import io.lifeboat.console.application.text.Messages;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** Scores the drill in a recording: the same number as the one the trainee was shown. */
final class ScoreCommand {
  private static final double MICROS_PER_SECOND = 1e6;

  private final Terminal terminal;
  private final Messages messages;

  ScoreCommand(Terminal terminal, Messages messages) {
    this.terminal = terminal;
    this.messages = messages;
  }

  /** All of it, as JSON; seconds, null where something did not happen. */
  record Report(
      String drill,
      String seed,
      int points,
      int of,
      int percent,
      @Nullable String end,
      @Nullable Double acknowledgeSeconds,
      @Nullable Double diagnoseSeconds,
      @Nullable Double restoreSeconds,
      double unservedSeconds,
      long factsMissing,
      List<Line> lines) {
    Report {
      lines = List.copyOf(lines);
    }
  }

  /** One reason. */
  record Line(String kind, String subject, int points, int of, String why) {}

  int run(ParseResult parsed) throws UserMistakeException {
    String file = parsed.matchedPositionalValue(0, "");
    ReportFile report = ReportFile.of(Grammar.text(parsed, RunCommand.REPORT), terminal);
    RecordedScore recorded = read(file);
    PrintWriter told = report.told();
    HistoryDamagedException.Damage damage = recorded.damage();
    if (damage != null) {
      told.println(
          messages.get(
              CliMsg.SCORE_DAMAGED, file, damage.line(), damage.column(), damage.message()));
    }
    DrillFold.Course course = recorded.fold().course();
    DrillScore score = recorded.score().orElse(null);
    if (course == null || score == null) {
      Mistakes.print(terminal, messages.get(CliMsg.SCORE_NO_DRILL, file));
      return ExitCode.NOT_KNOWN;
    }
    print(told, course, score);
    long missing = score.missing() + recorded.noted();
    if (missing > 0) {
      told.println(messages.get(CliMsg.SCORE_MISSING, missing));
    }
    if (recorded.thinned()) {
      told.println(messages.get(CliMsg.SCORE_THINNED));
    }
    report.finish(JsonText.of(json(score, missing)) + "\n", messages);
    return score.end() == null || missing > 0 || recorded.thinned()
        ? ExitCode.NOT_KNOWN
        : ExitCode.HOLDS;
  }

  private RecordedScore read(String file) throws UserMistakeException {
    try {
      return RecordedScore.of(Path.of(file));
    } catch (IOException e) {
      UserMistakeException mistake =
          new UserMistakeException(CliMsg.MISTAKE_CANNOT_BE_READ, file, Mistakes.reason(e));
      mistake.initCause(e);
      throw mistake;
    }
  }

  private void print(PrintWriter told, DrillFold.Course course, DrillScore score) {
    told.println(
        messages.get(
            CliMsg.SCORE_HEAD,
            course.drill().title().in(messages.language()),
            score.drill(),
            String.valueOf(score.seed())));
    told.println(messages.format(DrillWords.end(score.end())));
    told.println();
    List<List<String>> rows = new ArrayList<>();
    for (DrillScore.Line line : score.lines()) {
      String of = line.of() == 0 ? "" : messages.get(CliMsg.SCORE_OF, line.of());
      rows.add(List.of(messages.format(DrillWords.subject(line)), points(line), of));
    }
    rows.add(
        List.of(
            messages.get(CliMsg.SCORE_TOTAL),
            String.valueOf(score.points()),
            messages.get(CliMsg.SCORE_OF, score.of())));
    List<String> table = Columns.table(rows);
    for (int i = 0; i < score.lines().size(); i++) {
      told.println(table.get(i) + "   " + messages.format(score.lines().get(i).why()));
    }
    told.println(table.getLast() + "   " + messages.get(CliMsg.SCORE_PERCENT, score.percent()));
    told.println();
    DrillWords.times(score.times()).forEach(line -> told.println("  " + messages.format(line)));
  }

  private static String points(DrillScore.Line line) {
    return line.points() > 0 ? "+" + line.points() : String.valueOf(line.points());
  }

  private Report json(DrillScore score, long missing) {
    return new Report(
        score.drill(),
        String.valueOf(score.seed()),
        score.points(),
        score.of(),
        score.percent(),
        score.end() == null ? null : score.end().name().toLowerCase(java.util.Locale.ROOT),
        seconds(score.times().acknowledgeMicros()),
        seconds(score.times().diagnoseMicros()),
        seconds(score.times().restoreMicros()),
        score.times().unservedMicros() / MICROS_PER_SECOND,
        missing,
        score.lines().stream()
            .map(
                line ->
                    new Line(
                        line.kind().name().toLowerCase(java.util.Locale.ROOT).replace('_', '-'),
                        line.subject(),
                        line.points(),
                        line.of(),
                        messages.format(line.why())))
            .toList());
  }

  private static @Nullable Double seconds(@Nullable Long micros) {
    return micros == null ? null : (Double) (micros / MICROS_PER_SECOND);
  }
}
