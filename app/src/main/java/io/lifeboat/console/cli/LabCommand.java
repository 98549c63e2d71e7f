package io.lifeboat.console.cli;

import io.lifeboat.cluster.detection.ChecksumLab;
import io.lifeboat.cluster.detection.ErrorKind;
import io.lifeboat.cluster.detection.LabReport;
import io.lifeboat.cluster.storage.RecordPlaces;
import io.lifeboat.console.application.text.Messages;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ParseResult;

/** The laboratory on the command line: which checksum misses what. */
final class LabCommand {
  static final String ERROR = "--error";
  static final String BURST = "--burst";
  static final String BYTES = "--bytes";
  static final String TEXT = "--text";
  static final String RECORD = "--record";
  static final String TRIALS = "--trials";
  static final int DEFAULT_BURST = 32;
  static final int DEFAULT_BYTES = 256;
  static final int MAX_BYTES = 1 << 20;
  static final int DEFAULT_TRIALS = 100_000;
  static final int MAX_TRIALS = 100_000_000;

  /** Of the same journal, what a misdirected write could have brought. */
  private static final int OTHERS = 1_000;

  private final Terminal terminal;
  private final Messages messages;

  LabCommand(Terminal terminal, Messages messages) {
    this.terminal = terminal;
    this.messages = messages;
  }

  int run(ParseResult parsed, long seed) throws UserMistakeException {
    ErrorKind kind = kind(Grammar.text(parsed, ERROR));
    int burst = Grammar.number(parsed, BURST, 1, ChecksumLab.MAX_BURST_BITS, DEFAULT_BURST);
    int trials = Grammar.number(parsed, TRIALS, 1, MAX_TRIALS, DEFAULT_TRIALS);
    LabReport report = lab(parsed, seed).run(kind, burst, trials, seed);
    if (Grammar.isSet(parsed, ScrubCommand.JSON)) {
      terminal.out().println(JsonText.of(report));
    } else {
      new LabTable(terminal.out(), messages).print(report);
    }
    return ExitCode.HOLDS;
  }

  static String words() {
    return String.join(", ", Stream.of(ErrorKind.values()).map(LabCommand::word).toList());
  }

  static String word(ErrorKind kind) {
    return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static ErrorKind kind(@Nullable String asked) throws UserMistakeException {
    if (asked == null) {
      return ErrorKind.TWO_BITS;
    }
    String sought = asked.toLowerCase(Locale.ROOT).replace('_', '-');
    for (ErrorKind kind : ErrorKind.values()) {
      if (word(kind).equals(sought)) {
        return kind;
      }
    }
    throw new UserMistakeException(CliMsg.MISTAKE_ONE_OF, ERROR, words(), asked);
  }

  private static ChecksumLab lab(ParseResult parsed, long seed) throws UserMistakeException {
    String text = Grammar.text(parsed, TEXT);
    String record = Grammar.text(parsed, RECORD);
    long given =
        Stream.of(BYTES, TEXT, RECORD).filter(option -> Grammar.isSet(parsed, option)).count();
    if (given > 1) {
      throw new UserMistakeException(
          CliMsg.MISTAKE_ONE_INPUT, String.join(", ", BYTES, TEXT, RECORD));
    }
    if (record != null) {
      return ofRecord(record);
    }
    if (text != null) {
      return of(text.getBytes(StandardCharsets.UTF_8), List.of());
    }
    return ChecksumLab.ofRandomBytes(
        Grammar.number(parsed, BYTES, 2, MAX_BYTES, DEFAULT_BYTES), seed);
  }

  private static ChecksumLab of(byte[] input, List<byte[]> others) throws UserMistakeException {
    if (input.length < 2) {
      throw new UserMistakeException(CliMsg.MISTAKE_TOO_SHORT);
    }
    return new ChecksumLab(input, others);
  }

  /** A real record; what a misdirected write brings are others of the same journal. */
  private static ChecksumLab ofRecord(String asked) throws UserMistakeException {
    int colon = asked.lastIndexOf(':');
    if (colon < 1) {
      throw notARecord(asked, "");
    }
    try {
      long index = Long.parseLong(asked.substring(colon + 1));
      Path directory = Path.of(asked.substring(0, colon));
      byte[] input = RecordPlaces.content(directory, index);
      List<byte[]> others = new ArrayList<>();
      for (RecordPlaces.Place place : RecordPlaces.of(directory)) {
        if (place.index() != index && others.size() < OTHERS) {
          others.add(place.content());
        }
      }
      return of(input, others);
    } catch (NumberFormatException | IOException e) {
      UserMistakeException mistake =
          notARecord(
              asked,
              e instanceof IOException io ? Mistakes.reason(io) : asked.substring(colon + 1));
      mistake.initCause(e);
      throw mistake;
    }
  }

  private static UserMistakeException notARecord(String asked, String why) {
    return new UserMistakeException(CliMsg.MISTAKE_RECORD, RECORD, asked, why);
  }
}
