package io.lifeboat.console.cli;

import io.lifeboat.console.application.text.Messages;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.ParseResult;

/** Prints what a report of a fault needs. */
final class DoctorCommand {
  static final String JSON = "--json";
  private static final long MIB = 1 << 20;

  private final Examination examination;
  private final Terminal terminal;
  private final Messages messages;

  DoctorCommand(Examination examination, Terminal terminal, Messages messages) {
    this.examination = examination;
    this.terminal = terminal;
    this.messages = messages;
  }

  int run(ParseResult parsed) {
    Map<Examined, Object> found = examination.run();
    if (Grammar.isSet(parsed, JSON)) {
      Map<String, Object> named = new LinkedHashMap<>();
      found.forEach((what, value) -> named.put(what.name().toLowerCase(Locale.ROOT), plain(value)));
      terminal.out().println(JsonText.of(named));
    } else {
      List<List<String>> rows =
          found.entrySet().stream()
              .map(entry -> List.of(messages.get(entry.getKey().label()), words(entry.getValue())))
              .toList();
      int width = rows.stream().mapToInt(row -> Columns.of(row.getFirst())).max().orElse(0);
      for (List<String> row : rows) {
        terminal.out().println(Columns.left(row.getFirst(), width) + "  " + row.getLast());
      }
    }
    return ExitCode.HOLDS;
  }

  private static Object plain(Object value) {
    return value instanceof Examination.Bytes size ? size.bytes() : value;
  }

  private String words(Object value) {
    return switch (value) {
      case Boolean truth -> messages.get(truth ? CliMsg.DOCTOR_YES : CliMsg.DOCTOR_NO);
      case Examination.Bytes size -> words(size);
      case Examination.Ports ports ->
          messages.get(CliMsg.DOCTOR_PORTS_FREE, ports.free(), ports.tried());
      case Examination.Place place ->
          messages.get(
              place.exists()
                  ? place.writable() ? CliMsg.DOCTOR_PLACE : CliMsg.DOCTOR_PLACE_READ_ONLY
                  : place.writable() ? CliMsg.DOCTOR_PLACE_NOT_YET : CliMsg.DOCTOR_PLACE_NOT_MADE,
              place.path(),
              words(place.free()));
      case List<?> list ->
          list.isEmpty()
              ? messages.get(CliMsg.DOCTOR_NONE)
              : String.join(", ", list.stream().map(String::valueOf).toList());
      default -> value.toString().isEmpty() ? messages.get(CliMsg.DOCTOR_NONE) : value.toString();
    };
  }

  private String words(Examination.Bytes size) {
    return size.bytes() < 0
        ? messages.get(CliMsg.DOCTOR_NOT_KNOWN)
        : messages.get(CliMsg.DOCTOR_MIB, size.bytes() / MIB);
  }
}
