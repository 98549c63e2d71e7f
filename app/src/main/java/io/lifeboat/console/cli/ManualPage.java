package io.lifeboat.console.cli;

import io.lifeboat.console.application.text.Messages;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/** The page that {@code man lifeboat} shows, made of the same grammar as {@code --help}. */
final class ManualPage {
  private final Messages messages;
  private final List<String> lines = new ArrayList<>();

  ManualPage(Messages messages) {
    this.messages = messages;
  }

  /** The page in the language of man's macros. */
  String of(CommandSpec root) {
    String name = root.name();
    lines.clear();
    macro("TH", name.toUpperCase(Locale.ROOT), "1", "", "Lifeboat", "");
    macro("SH", messages.get(CliMsg.MANUAL_NAME));
    lines.add(escaped(name) + " \\- " + escaped(messages.get(CliMsg.MANUAL_SUMMARY)));
    macro("SH", messages.get(CliMsg.MANUAL_SYNOPSIS));
    synopsis(root);
    macro("SH", messages.get(CliMsg.MANUAL_DESCRIPTION));
    body(root);
    macro("SH", messages.get(CliMsg.MANUAL_COMMANDS));
    subcommands(root);
    macro("SH", messages.get(CliMsg.MANUAL_FILES));
    lines.add(escaped(messages.get(CliMsg.MANUAL_FILES_TEXT)));
    return String.join("\n", lines) + "\n";
  }

  private void subcommands(CommandSpec command) {
    for (CommandLine line : command.subcommands().values()) {
      CommandSpec sub = line.getCommandSpec();
      if (!sub.usageMessage().hidden()) {
        macro("SS", sub.qualifiedName());
        synopsis(sub);
        macro("PP");
        body(sub);
        subcommands(sub);
      }
    }
  }

  private void synopsis(CommandSpec command) {
    StringBuilder line = new StringBuilder("\\fB" + escaped(command.qualifiedName()) + "\\fR");
    if (!command.options().isEmpty()) {
      line.append(" [\\fI").append(escaped(messages.get(CliMsg.MANUAL_OPTIONS))).append("\\fR]");
    }
    for (PositionalParamSpec parameter : command.positionalParameters()) {
      String label = "\\fI" + escaped(parameter.paramLabel()) + "\\fR";
      line.append(' ').append(parameter.arity().min() == 0 ? "[" + label + "]" : label);
    }
    lines.add(line.toString());
  }

  private void body(CommandSpec command) {
    text(command.usageMessage().description());
    for (PositionalParamSpec parameter : command.positionalParameters()) {
      item("\\fI" + escaped(parameter.paramLabel()) + "\\fR", parameter.description());
    }
    for (OptionSpec option : command.options()) {
      if (!option.hidden()) {
        String label = option.arity().max() == 0 ? "" : " \\fI" + escaped(option.paramLabel());
        item(
            "\\fB" + escaped(String.join(", ", option.names())) + "\\fR" + label + "\\fR",
            option.description());
      }
    }
    Map<String, String> codes = command.usageMessage().exitCodeList();
    if (!codes.isEmpty()) {
      macro("PP");
      lines.add(escaped(messages.get(CliMsg.EXIT_CODES_HEADING)));
      codes.forEach((code, meaning) -> item(escaped(code), meaning));
    }
    if (command.usageMessage().footer().length > 0) {
      macro("PP");
      text(command.usageMessage().footer());
    }
  }

  private void item(String head, String... description) {
    macro("TP");
    lines.add(head);
    text(description);
  }

  /** Undoes what picocli's formatting of its texts asks for. */
  private void text(String... paragraphs) {
    for (String paragraph : paragraphs) {
      for (String line : paragraph.replace("%n", "\n").replace("%%", "%").split("\n", -1)) {
        lines.add(escaped(line));
      }
    }
  }

  private void macro(String name, String... arguments) {
    StringBuilder line = new StringBuilder("." + name);
    for (String argument : arguments) {
      line.append(" \"").append(escaped(argument).replace("\"", "\\(dq")).append('"');
    }
    lines.add(line.toString());
  }

  private static String escaped(String text) {
    String plain = text.replace("\\", "\\e").replace("-", "\\-");
    return plain.startsWith(".") || plain.startsWith("'") ? "\\&" + plain : plain;
  }
}
