package io.lifeboat.console.cli;

import io.lifeboat.console.application.report.ReportFormat;
import io.lifeboat.console.application.report.RunReader;
import io.lifeboat.console.application.report.RunReport;
import io.lifeboat.console.application.text.Messages;
import io.lifeboat.console.application.text.ReportMsg;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Makes a report of a recording. */
final class ReportCommand {
  private static final String FORMAT = "--format";
  private static final String OUT = "--out";

  private final Grammar grammar;
  private final Terminal terminal;
  private final Messages messages;

  ReportCommand(Grammar grammar, Terminal terminal, Messages messages) {
    this.grammar = grammar;
    this.terminal = terminal;
    this.messages = messages;
  }

  CommandSpec command() {
    CommandSpec command = grammar.command("report", ReportMsg.ABOUT, this::run);
    grammar.parameter(command, "FILE", ReportMsg.PARAMETER_FILE);
    grammar.value(command, FORMAT, "FORMAT", ReportMsg.OPTION_FORMAT);
    grammar.value(command, OUT, "FILE", ReportMsg.OPTION_OUT);
    grammar.common(command);
    grammar.footer(command, ReportMsg.EXAMPLES);
    return command;
  }

  private int run(ParseResult parsed) throws UserMistakeException {
    Grammar.language(parsed);
    ReportFormat format = format(Grammar.text(parsed, FORMAT));
    Path file = RecordingFile.require(parsed.matchedPositionalValue(0, ""));
    String out = Grammar.text(parsed, OUT);
    ReportFile target = ReportFile.of(out == null ? "-" : out, terminal);
    RunReport report;
    try {
      report = RunReader.read(file);
    } catch (IOException e) {
      UserMistakeException mistake =
          new UserMistakeException(CliMsg.MISTAKE_CANNOT_BE_READ, file, Mistakes.reason(e));
      mistake.initCause(e);
      throw mistake;
    }
    target.finish(format.write(report, messages), messages);
    return ExitCode.HOLDS;
  }

  private static ReportFormat format(@Nullable String word) throws UserMistakeException {
    if (word == null) {
      return ReportFormat.HTML;
    }
    for (ReportFormat format : ReportFormat.values()) {
      if (format.name().toLowerCase(Locale.ROOT).equals(word)) {
        return format;
      }
    }
    String all =
        Arrays.stream(ReportFormat.values())
            .map(format -> format.name().toLowerCase(Locale.ROOT))
            .collect(Collectors.joining(", "));
    throw new UserMistakeException(CliMsg.MISTAKE_ONE_OF, FORMAT, all, word);
  }
}
