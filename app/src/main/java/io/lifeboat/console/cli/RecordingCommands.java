package io.lifeboat.console.cli;

import io.lifeboat.console.application.recording.RecordingSummary;
import io.lifeboat.console.application.recording.Recordings;
import io.lifeboat.console.application.settings.Places;
import io.lifeboat.console.application.text.Messages;
import io.lifeboat.console.application.text.RecordingMsg;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The commands about recordings of runs. */
final class RecordingCommands {
  private static final String FOLDER = "--folder";
  private static final DateTimeFormatter STARTED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ZoneId.systemDefault());
  private static final long MICROS_PER_SECOND = 1_000_000;
  private static final double BYTES_PER_MEGABYTE = 1_048_576;

  private final Grammar grammar;
  private final Terminal terminal;
  private final Messages messages;

  RecordingCommands(Grammar grammar, Terminal terminal, Messages messages) {
    this.grammar = grammar;
    this.terminal = terminal;
    this.messages = messages;
  }

  CommandSpec list() {
    CommandSpec command =
        grammar.command("recordings", RecordingMsg.RECORDINGS_ABOUT, parsed -> list(parsed));
    grammar.value(command, FOLDER, "DIR", RecordingMsg.OPTION_FOLDER);
    grammar.common(command);
    grammar.footer(command, RecordingMsg.RECORDINGS_FOOTER);
    return command;
  }

  private int list(ParseResult parsed) throws UserMistakeException {
    Grammar.language(parsed);
    String asked = Grammar.text(parsed, FOLDER);
    Path folder = asked == null ? Places.ofThisUser().recordings() : Path.of(asked);
    try {
      print(new Recordings(folder));
      return ExitCode.HOLDS;
    } catch (IOException e) {
      UserMistakeException mistake =
          new UserMistakeException(RecordingMsg.MISTAKE_UNREADABLE, folder, Mistakes.reason(e));
      mistake.initCause(e);
      throw mistake;
    }
  }

  private void print(Recordings recordings) throws IOException {
    PrintWriter out = terminal.out();
    List<RecordingSummary> all = recordings.list();
    if (all.isEmpty()) {
      out.println(messages.get(RecordingMsg.NONE, recordings.folder().toString()));
    } else {
      List<List<String>> rows = new ArrayList<>();
      rows.add(heading());
      all.forEach(one -> rows.add(row(one)));
      Columns.table(rows).forEach(out::println);
      long bytes = all.stream().mapToLong(RecordingSummary::bytes).sum();
      out.println();
      out.println(
          messages.get(
              RecordingMsg.ROOM,
              recordings.folder().toString(),
              megabytes(bytes),
              megabytes(Recordings.MOST_BYTES)));
    }
    List<String> deleted = recordings.deleted();
    if (!deleted.isEmpty()) {
      out.println(messages.get(RecordingMsg.DELETED, deleted.size(), deleted.getLast()));
    }
    out.flush();
  }

  private List<String> heading() {
    return List.of(
        messages.get(RecordingMsg.COLUMN_NAME),
        messages.get(RecordingMsg.COLUMN_STARTED),
        messages.get(RecordingMsg.COLUMN_LENGTH),
        messages.get(RecordingMsg.COLUMN_NODES),
        messages.get(RecordingMsg.COLUMN_LEADER_CHANGES),
        messages.get(RecordingMsg.COLUMN_FAULTS),
        messages.get(RecordingMsg.COLUMN_BOOKMARKS),
        messages.get(RecordingMsg.COLUMN_SIZE),
        messages.get(RecordingMsg.COLUMN_STATE));
  }

  private List<String> row(RecordingSummary one) {
    return List.of(
        one.name(),
        started(one.startedAt()),
        length(one.lengthMicros()),
        String.valueOf(one.nodes()),
        String.valueOf(one.leaderChanges()),
        String.valueOf(one.faults()),
        String.valueOf(one.bookmarks()),
        megabytes(one.bytes()),
        state(one) + (one.title().isEmpty() ? "" : "  " + one.title()));
  }

  private static String started(@Nullable Instant at) {
    return at == null ? "–" : STARTED.format(at);
  }

  private static String length(long micros) {
    long seconds = micros / MICROS_PER_SECOND;
    return "%d:%02d:%02d".formatted(seconds / 3_600, seconds / 60 % 60, seconds % 60);
  }

  private String megabytes(long bytes) {
    return messages.get(RecordingMsg.MEGABYTES, bytes / BYTES_PER_MEGABYTE);
  }

  private String state(RecordingSummary one) {
    return switch (one.end()) {
      case CLOSED -> messages.get(RecordingMsg.STATE_CLOSED);
      case OPEN, TORN ->
          messages.get(one.mayGoOn() ? RecordingMsg.STATE_GOES_ON : RecordingMsg.STATE_TORN);
      case DAMAGED ->
          one.damage() == null
              ? messages.get(RecordingMsg.STATE_TORN)
              : messages.get(
                  RecordingMsg.STATE_DAMAGED, one.damage().line(), one.damage().column());
    };
  }
}
