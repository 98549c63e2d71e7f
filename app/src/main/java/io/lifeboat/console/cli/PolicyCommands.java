package io.lifeboat.console.cli;

import io.lifeboat.cluster.model.PolicyLanguage;
import io.lifeboat.cluster.model.PolicySource;
import io.lifeboat.console.application.policy.ShippedPolicies;
import io.lifeboat.console.application.text.MessageKey;
import io.lifeboat.console.application.text.Messages;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** The grammar of {@code policy}, and what needs no more than a few lines: list and show. */
final class PolicyCommands {
  private final Grammar grammar;
  private final Terminal terminal;
  private final Messages messages;

  PolicyCommands(Grammar grammar, Terminal terminal, Messages messages) {
    this.grammar = grammar;
    this.terminal = terminal;
    this.messages = messages;
  }

  /** Without a subcommand it names those there are. */
  CommandSpec policy() {
    CommandSpec command = grammar.command("policy", CliMsg.POLICY_ABOUT, terminal::usage);
    grammar.common(command);
    command.addSubcommand("check", check());
    command.addSubcommand("list", list());
    command.addSubcommand("show", show());
    return command;
  }

  private CommandSpec check() {
    CommandSpec command =
        grammar.command(
            "check",
            CliMsg.POLICY_CHECK_ABOUT,
            parsed -> {
              Grammar.language(parsed);
              return new PolicyCheckCommand(terminal, messages).run(parsed);
            });
    grammar.parameter(command, "FILE", CliMsg.PARAMETER_POLICY);
    grammar.flag(command, ScrubCommand.JSON, CliMsg.OPTION_JSON);
    grammar.common(command);
    Map<Integer, MessageKey> codes = new LinkedHashMap<>();
    codes.put(ExitCode.HOLDS, CliMsg.EXIT_POLICY_SOUND);
    codes.put(ExitCode.BROKEN, CliMsg.EXIT_POLICY_FAULTY);
    codes.put(ExitCode.USAGE, CliMsg.EXIT_USAGE);
    codes.put(ExitCode.NOT_KNOWN, CliMsg.EXIT_POLICY_NOT_KNOWN);
    codes.put(ExitCode.UNEXPECTED, CliMsg.EXIT_UNEXPECTED);
    grammar.exitCodes(command, codes);
    grammar.footer(command, CliMsg.POLICY_CHECK_FOOTER);
    return command;
  }

  private CommandSpec list() {
    CommandSpec command =
        grammar.command(
            "list",
            CliMsg.POLICY_LIST_ABOUT,
            parsed -> {
              Grammar.language(parsed);
              return printList();
            });
    grammar.common(command);
    return command;
  }

  private CommandSpec show() {
    CommandSpec command =
        grammar.command(
            "show",
            CliMsg.POLICY_SHOW_ABOUT,
            parsed -> {
              Grammar.language(parsed);
              return print(parsed);
            });
    grammar.parameter(command, "NAME", CliMsg.PARAMETER_POLICY_NAME);
    grammar.common(command);
    return command;
  }

  private int printList() {
    for (String name : ShippedPolicies.NAMES) {
      terminal.out().println(String.join(", ", files(name)));
      terminal.out().println("    " + messages.get(about(name)));
    }
    terminal.out().println();
    terminal.out().println(messages.get(CliMsg.POLICIES_HINT, ShippedPolicies.NAMES.getFirst()));
    return ExitCode.HOLDS;
  }

  private static CliMsg about(String name) {
    return switch (name) {
      case "conservative" -> CliMsg.POLICY_CONSERVATIVE;
      case "availability-first" -> CliMsg.POLICY_AVAILABILITY_FIRST;
      case "cost-first" -> CliMsg.POLICY_COST_FIRST;
      default -> throw new IllegalArgumentException(name);
    };
  }

  private int print(ParseResult parsed) throws UserMistakeException {
    String asked = parsed.matchedPositionalValue(0, "");
    PolicySource source =
        ShippedPolicies.find(asked)
            .orElseThrow(
                () -> new UserMistakeException(CliMsg.MISTAKE_NO_SUCH_POLICY, asked, allFiles()));
    terminal.out().print(source.text());
    terminal.out().flush();
    return ExitCode.HOLDS;
  }

  /** The files of all policies that ship. */
  static List<String> allFiles() {
    return ShippedPolicies.NAMES.stream().flatMap(name -> files(name).stream()).toList();
  }

  private static List<String> files(String name) {
    List<String> files = new ArrayList<>();
    for (PolicyLanguage language : PolicyLanguage.values()) {
      files.add(name + language.suffix());
    }
    return files;
  }
}
